#!/usr/bin/env bash
# Thousands of tokens a second of processor time: language, sentences, tokens, parts of speech and names beside wink-nlp (npm; sentences, tokens,
# parts of speech, entities of dates and numbers), on the same English text, on one core, in one run.
# usage: benchmarks/reading-against-wink.sh REPORTS.jsonl   (needs node and npm; installs wink-nlp and its model in a temporary folder)
set -euo pipefail
reports=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm init -y > /dev/null && npm install --silent --no-audit --no-fund wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1 > /dev/null)
cat > "$work/speed.cjs" <<'JS'
const { readFileSync } = require("node:fs");
const wink = require("wink-nlp");
const model = require("wink-eng-lite-web-model");
const texts = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map(line => JSON.parse(line).text);
const nlp = wink(model, ["sbd", "ner", "pos"]);
let speed = 0;
for (let phase = 0; phase < 2; phase++) {
  let tokens = 0, spent = 0;
  const start = process.cpuUsage();
  while (spent < 3e6) {
    for (const text of texts) {
      const doc = nlp.readDoc(text);
      tokens += doc.tokens().out(nlp.its.pos).length;
    }
    const used = process.cpuUsage(start);
    spent = used.user + used.system;
  }
  speed = tokens / spent * 1e3;
}
console.log(`wink-nlp   ${speed.toFixed(0)} thousand tokens/s`);
JS
taskset -c 0 node "$work/speed.cjs" "$reports"
HERODOTUS_DATA="$root/data" DOTNET_gcServer=0 taskset -c 0 dotnet "$root"/artifacts/bin/Herodotus.Benchmarks/release/Herodotus.Benchmarks.dll reading "$reports"
