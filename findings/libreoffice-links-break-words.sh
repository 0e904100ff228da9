#!/usr/bin/env bash
# LibreOffice 7.4.7 opens a deck by pptxgenjs 4.0.1 whose text is a link to another slide.
#
# Expected: a paragraph that is a link wraps as the same paragraph without a link, between words.
# Seen: it wraps wherever the line is full, within words: "words of a sentence that is l / ong enough to take several li / nes in
# a narrow box". The same text in the same box, font and size without the link wraps between words. Impress takes a run with
# a hyperlink for a field, and cuts a field where the line ends; in the file it is a run of text like any other. So contents of a
# deck whose lines lead to their slides are cut within words in LibreOffice, and in a PDF that it makes.
# What to do: let a short run lead there, the number of the slide, and the title beside it be plain text.
# Needs soffice, pdftotext and Liberation Sans (Debian: libreoffice-impress, poppler-utils, fonts-liberation). Seen with 7.4.7 of
# Debian 12; another version is named first, and what it does is held to the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund pptxgenjs@4.0.1
cat > deck.cjs <<'JS'
const Deck = require("pptxgenjs");

const text = "words of a sentence that is long enough to take several lines in a narrow box, as they do in tables of contents";
const write = async (fileName, options) => {
  const deck = new Deck();
  const slide = deck.addSlide();
  deck.addSlide();
  slide.addText([{ text, options }], { x: 1, y: 1, w: 2.5, h: 4, fontFace: "Liberation Sans", fontSize: 14, margin: 0 });
  await deck.writeFile({ fileName });
};
write("plain.pptx", {}).then(() => write("link.pptx", { hyperlink: { slide: 2 } }));
JS
node deck.cjs
soffice --version | grep -o "LibreOffice [0-9]*\.[0-9]*\.[0-9]*"
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf plain.pptx link.pptx >/dev/null 2>&1
for name in plain link; do
  echo "$name:"
  pdftotext -raw "$name.pdf" - | grep "[a-z]"
done | tee seen.txt
diff seen.txt - <<'SEEN'
plain:
words of a sentence that is
long enough to take several
lines in a narrow box, as
they do in tables of contents
link:
words of a sentence that is l
ong enough to take several li
nes in a narrow box, as they
do in tables of contents
SEEN
