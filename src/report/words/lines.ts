/** Lines of at most `width` characters, broken between words, never at a no-break space; a longer word stands alone. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\n]+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

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

/** Rows as a Markdown table: the first is the head; columns without words are aligned right. */
export function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (rows.some((row) => isWords(row[column])) ? "---" : "---:"));
  return [head, rule, ...rows].map((row) => `| ${row.map(escaped).join(" | ")} |`).join("\n");
}

function isWords(cell: string): boolean {
  return /^[`*A-Za-z]/.test(cell);
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** Plain text in columns two spaces apart: the first aligned left, the others right. */
export function textColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

/** The text in at most `width` characters, its end replaced by `…` where it is longer. */
export function clipped(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}
