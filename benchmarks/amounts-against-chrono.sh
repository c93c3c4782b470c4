#!/usr/bin/env bash
# Megabytes of English text a second of processor time: times, quantities and both, beside chrono-node (npm), on one core, in one run.
# usage: benchmarks/amounts-against-chrono.sh REPORTS.jsonl   (needs node and npm; installs chrono-node in a temporary folder)
set -euo pipefail
reports=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm init -y > /dev/null && npm install --silent chrono-node > /dev/null)
cat > "$work/speed.mjs" <<'JS'
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";
const reports = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map(line => JSON.parse(line));
const bytes = reports.reduce((sum, r) => sum + Buffer.byteLength(r.text), 0);
let speed = 0;
for (let phase = 0; phase < 2; phase++) {
  let read = 0;
  const start = process.cpuUsage();
  let spent = 0;
  while (spent < 3e6) {
    for (const r of reports) chrono.en.casual.parse(r.text, r.published ? new Date(r.published) : undefined);
    read += bytes;
    const used = process.cpuUsage(start);
    spent = used.user + used.system;
  }
  speed = read / spent;
}
console.log(`${'chrono-node'.padEnd(22)}${speed.toFixed(1).padStart(6)} MB/s`);
JS
taskset -c 0 node "$work/speed.mjs" "$reports"
HERODOTUS_DATA="$root/data" taskset -c 0 dotnet run --project "$root/eval/Herodotus.Eval" -c Release --no-build -- amounts speed "$reports"
