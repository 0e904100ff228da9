#!/usr/bin/env bash
# @napi-rs/canvas 1.0.11, a canvas that writes SVG.
#
# Expected: the same drawing on two new canvases gives the same SVG.
# Seen: clips are numbered through the life of the process, not of the canvas: the first drawing's clip is cl_3, the second's cl_4.
# Without a clip the bytes are the same, so that a test with a picture that has none shows nothing. In a new process the count
# begins anew: pictures of two processes in one page have the same ids.
# What to do: number the ids anew in each picture before it is hashed, cached, or put beside another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @napi-rs/canvas@1.0.11
cat > twice.cjs <<'JS'
const { createCanvas, SvgExportFlag } = require("@napi-rs/canvas");

const drawn = (isClipped) => {
  const canvas = createCanvas(40, 40, SvgExportFlag.ConvertTextToPaths);
  const paper = canvas.getContext("2d");
  if (isClipped) {
    paper.beginPath();
    paper.rect(5, 5, 20, 20);
    paper.clip();
  }
  paper.fillRect(0, 0, 30, 30);
  return () => canvas.getContent().toString();
};
const idOf = (svg) => /clipPath id="(\w+)"/.exec(svg)[1];
const [one, other] = [drawn(false)(), drawn(false)()];
console.log(`without a clip: ${one === other ? "the same" : "other"} bytes`);
const [first, second] = [drawn(true)(), drawn(true)()];
console.log(`with a clip: ${first === second ? "the same" : "other"} bytes, ${idOf(first)} and ${idOf(second)}`);
const renamed = second.replaceAll(idOf(second), idOf(first));
console.log(`by another name for it: ${first === renamed ? "the same" : "other"} bytes`);
JS
node twice.cjs | tee seen.txt
node twice.cjs >> seen.txt
diff seen.txt - <<'SEEN'
without a clip: the same bytes
with a clip: other bytes, cl_3 and cl_4
by another name for it: the same bytes
without a clip: the same bytes
with a clip: other bytes, cl_3 and cl_4
by another name for it: the same bytes
SEEN
