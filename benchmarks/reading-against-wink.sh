#!/usr/bin/env bash
# Thousands of tokens a second of processor time: parts of speech, names, and all four layers beside wink-nlp (npm; sentences, tokens, parts of
# speech, entities of dates and numbers), on the same English text, on one core. The two programs take turns of half a second, so that whatever else
# the machine does befalls both. Told are the medians without the first twenty turns, in which code is compiled, of speeds and of ratios within a turn.
# usage: benchmarks/reading-against-wink.sh REPORTS.jsonl [TURNS]   (needs node and npm; installs wink-nlp and its model in a temporary folder)
set -euo pipefail
reports=$(realpath "$1")
turns=${2:-80}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT
(cd "$work" && npm init -y > /dev/null && npm install --silent --no-audit --no-fund wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1 > /dev/null)
cat > "$work/speed.cjs" <<'JS'
const { readFileSync } = require("node:fs");
const wink = require("wink-nlp");
const model = require("wink-eng-lite-web-model");
const texts = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map(line => JSON.parse(line).text);
const nlp = wink(model, ["sbd", "ner", "pos"]);
require("node:readline").createInterface({ input: process.stdin }).on("line", () => {
  let tokens = 0, spent = 0;
  const start = process.cpuUsage();
  while (spent < 5e5) {
    for (const text of texts)
      tokens += nlp.readDoc(text).tokens().out(nlp.its.pos).length;
    const used = process.cpuUsage(start);
    spent = used.user + used.system;
  }
  console.log((tokens / spent * 1e3).toFixed(0));
});
JS
mkfifo "$work"/{ask,answer}-{wink,herodotus}
taskset -c 0 node "$work/speed.cjs" "$reports" < "$work/ask-wink" > "$work/answer-wink" &
HERODOTUS_DATA="$root/data" DOTNET_gcServer=0 taskset -c 0 dotnet "$root"/artifacts/bin/Herodotus.Benchmarks/release/Herodotus.Benchmarks.dll reading "$reports" turns \
  < "$work/ask-herodotus" > "$work/answer-herodotus" &
exec 3> "$work/ask-wink" 4< "$work/answer-wink" 5> "$work/ask-herodotus" 6< "$work/answer-herodotus"
for turn in $(seq "$turns"); do
  echo >&3
  read -r wink <&4
  echo >&5
  read -r tags names all <&6
  [ "$turn" -le 20 ] || echo "$wink $tags $names $all" >> "$work/turns"
done
awk '
  function median(values, count,   i, j, v) {
    for (i = 2; i <= count; i++) { v = values[i]; for (j = i - 1; j > 0 && values[j] > v; j--) values[j + 1] = values[j]; values[j + 1] = v }
    return values[int((count + 1) / 2)]
  }
  { for (i = 1; i <= 4; i++) { speed[i, NR] = $i; ratio[i, NR] = $i / $1 } }
  END {
    split("wink-nlp|herodotus, sentences, tokens, parts of speech|herodotus, and names|herodotus, and language", what, "|")
    for (i = 1; i <= 4; i++) {
      for (n = 1; n <= NR; n++) { s[n] = speed[i, n]; r[n] = ratio[i, n] }
      printf "%4d thousand tokens/s, %.2f times wink-nlp: %s\n", median(s, NR), median(r, NR), what[i]
    }
  }' "$work/turns"
