#!/usr/bin/env bash
# vega-lite 6.5.0 with vega 6.4.0: an axis of days that is told to run backwards, and marks that go from one day to another.
#
# Expected: a scale's explicit domain of two days, the later first, turns the axis round for dots and for bars alike.
# Seen: for marks of one end (x) it does. Where the mark has a second end (x2) the axis runs forwards again. Vega-Lite reads the
# domain once for x, as days, and once for x2, which has no type, as it is written; finds the two unlike, warns of a conflict of
# the one domain with itself (vega-lite issue 5733, where the picture is taken to be right), and takes their union, which is
# sorted. Forwards nobody sees it; backwards the bars lie mirrored, and of numbers in place of days it does not happen.
# What to do: leave the domain out of the encoding that has the second end and state it in another layer, or reverse the
# scale by "reverse" with a domain that runs forwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund vega-lite@6.5.0 vega@6.4.0
cat > backward.mjs <<'JS'
import { parse, View } from "vega";
import { compile } from "vega-lite";

const values = [
  { from: "2025-02-01", to: "2025-03-01", start: 2, end: 3 },
  { from: "2025-05-01", to: "2025-06-01", start: 5, end: 6 },
];
const axes = {
  days: { field: "from", to: "to", type: "temporal", domain: ["2025-12-31", "2025-01-01"], at: Date.UTC(2025, 1, 1) },
  numbers: { field: "start", to: "end", type: "quantitative", domain: [12, 1], at: 2 },
};
for (const [name, { field, to, type, domain, at }] of Object.entries(axes))
  for (const [ends, reverse] of [[1, false], [2, false], [2, true]]) {
    let warnings = 0;
    const quiet = () => logger;
    const logger = { level: quiet, info: quiet, debug: quiet, error: quiet, warn: () => (warnings++, logger) };
    const scale = reverse ? { domain: domain.toReversed(), reverse } : { domain };
    const x = { field, type, scale: { ...scale, ...(type === "temporal" ? { type: "utc" } : {}) } };
    const encoding = { x, ...(ends === 2 ? { x2: { field: to } } : {}) };
    const spec = { data: { values }, width: 100, mark: ends === 2 ? "rule" : "point", encoding };
    const view = await new View(parse(compile(spec, { logger }).spec), { renderer: "none" }).runAsync();
    const side = view.scale("x")(at) > 50 ? "right, backwards" : "left, forwards";
    console.log(`${name}, ${ends === 2 ? "two ends" : "one end"}${reverse ? ", by reverse" : ""}: the second month lies ${side}, ${warnings} warnings`);
  }
JS
node backward.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
days, one end: the second month lies right, backwards, 0 warnings
days, two ends: the second month lies left, forwards, 1 warnings
days, two ends, by reverse: the second month lies right, backwards, 1 warnings
numbers, one end: the second month lies right, backwards, 0 warnings
numbers, two ends: the second month lies right, backwards, 0 warnings
numbers, two ends, by reverse: the second month lies right, backwards, 0 warnings
SEEN
