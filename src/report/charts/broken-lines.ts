/** Widest line under a title, in widths of a Japanese character. */
const widest = 70;

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/**
 * A Japanese note in lines that fit a chart: broken between words, never before what may not begin a line (kinsoku), nor
 * before a particle or an ending. Latin letters and figures count half.
 */
export function brokenLines(text: string): readonly string[] {
  const lines = [""];
  for (const phrase of phrasesOf(text)) {
    if (lines[lines.length - 1] !== "" && emsOf(lines[lines.length - 1] + phrase) > widest) lines.push("");
    lines[lines.length - 1] += phrase;
  }
  return lines.map((line) => line.trim());
}

/** Words, each with all that follows it without a place to break. */
function phrasesOf(text: string): readonly string[] {
  const phrases: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = phrases.at(-1);
    if (last !== undefined && (isBound(segment) || /[（「±〜]$/.test(last) || isLatin(last, segment)))
      phrases[phrases.length - 1] = last + segment;
    else phrases.push(segment);
  }
  return phrases;
}

/** Closing marks, signs, particles and endings stay with what they follow. */
const isBound = (segment: string) => /^[\p{Script=Hiragana}。、）」：・％%〜ー\s]/u.test(segment);

/** Figures and Latin names are not taken apart, nor a figure from its counter. */
const isLatin = (last: string, segment: string) =>
  /[\w.,-]$/.test(last) && /^[\w.,-]|^[週回年月日倍個つ度件]/.test(segment);

function emsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[ -~±×]/.test(sign) ? 0.56 : 1), 0);
}
