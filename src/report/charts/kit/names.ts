/** Advances of the signs from the space to the tilde in Inter's heavier weight [hundredths of an em]. */
const advances = [
  25, 32, 52, 64, 65, 100, 66, 33, 37, 37, 54, 67, 32, 47, 32, 38, 66, 42, 62, 64, 67, 61, 64, 58, 64, 64, 32, 33, 67,
  67, 67, 54, 100, 73, 66, 74, 72, 61, 59, 75, 75, 28, 58, 70, 57, 92, 76, 77, 65, 77, 65, 65, 66, 74, 73, 102, 72, 71,
  65, 37, 38, 37, 48, 47, 35, 57, 62, 58, 62, 59, 39, 63, 61, 26, 26, 57, 26, 90, 61, 61, 62, 62, 40, 55, 35, 61, 59,
  84, 57, 59, 57, 45, 36, 45, 67,
];

/** The first of the wide signs: East Asian letters and their punctuation. */
const firstWide = 0x2e80;

/** About as wide as a sign is drawn [em]; beyond ASCII rather too wide than too narrow. */
function emOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  const known = advances[code - 0x20];
  if (known !== undefined) return known / 100;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(sign)) return 0;
  if (code >= firstWide) return 1;
  if (/[\p{Lu}—…‰]|[жмфшщыюЖМФШЩЫЮ]/u.test(sign)) return 0.95;
  return code < 0x500 ? 0.68 : 0.85;
}

/** About as wide as a text is drawn in letters of so many pixels [px]. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + emOf(sign), 0) * size;
}

const words = new Intl.Segmenter("en", { granularity: "word" });
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text in lines of at most `width` [px] in letters of so many: broken between words, a longer word between letters. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  if (widthOf(text, size) <= width) return [text];
  const lines = [""];
  for (const part of piecesOf(text).flatMap((piece) => (widthOf(piece, size) <= width ? [piece] : lettersOf(piece)))) {
    const last = lines[lines.length - 1];
    if (last !== "" && widthOf((last + part).trimEnd(), size) > width) lines.push(part);
    else lines[lines.length - 1] = last + part;
  }
  return isolated(lines.map((line) => line.trim()).filter((line) => line !== ""));
}

/** A text in as few lines as fit a width [px], none much shorter than the others: a last line is no single word. */
export function evenLines(text: string, width: number, size: number): readonly string[] {
  const lines = linesOf(text, width, size);
  if (lines.length < 2) return lines;
  let [least, most] = [width / 2, width];
  while (most - least > 4) {
    const middle = (least + most) / 2;
    if (linesOf(text, middle, size).length > lines.length) least = middle;
    else most = middle;
  }
  return linesOf(text, most, size);
}

/** A text in which no line ends between a figure and its unit, its month or what it is one in, nor within a short name in quotation marks. */
export function unbroken(text: string): string {
  return text
    .replaceAll(
      /(?<=\d) (?=(?:%|‰|t|kg|weeks?|months?|days?|years?|runs?|times|points|billion|million|USD|JPY)(?![A-Za-z]))/g,
      noBreak,
    )
    .replaceAll(/(?<=\d) (?=\p{Lu}\p{Ll}{2,8} \d{4})/gu, noBreak)
    .replaceAll(/(?<=\d\u00a0\p{Lu}\p{Ll}{2,8}) (?=\d{4})/gu, noBreak)
    .replaceAll(/“[^”]{1,24}”/g, (quoted) => quoted.replaceAll(" ", noBreak))
    .replaceAll(/(?<=\d) (in|of|to) (?=\d)/g, `${noBreak}$1${noBreak}`);
}

const noBreak = "\u00a0";

function lettersOf(text: string): readonly string[] {
  return [...letters.segment(text)].map(({ segment }) => segment);
}

/** Parts of a text between which a line may end: after a space, and between words of scripts that write none. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    const last = pieces.at(-1);
    const isApart = last === undefined || /[ \t\n]$/.test(last) || (isWordLike === true && isUnspaced(last, segment));
    if (isApart && segment.trim() !== "") pieces.push(segment);
    else if (last === undefined) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces;
}

/** Whether a line may end between two parts without a space: after or before a script that writes none. */
function isUnspaced(last: string, next: string): boolean {
  const spaceless = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u{3ffff}]/u;
  return !/[（「『〜(“‘\u2066-\u2068]$/.test(last) && spaceless.test(last.slice(-1) + next.slice(0, 1));
}

/** Text that is written from right to left, and so is held apart from what stands beside it. */
const [begin, end] = ["\u2068", "\u2069"];

/** Each line closes the texts held apart that begin in it, and the next one opens them again. */
function isolated(lines: readonly string[]): readonly string[] {
  let isOpen = false;
  return lines.map((line) => {
    const whole = isOpen ? begin + line : line;
    isOpen = whole.lastIndexOf(begin) > whole.lastIndexOf(end);
    return isOpen ? whole + end : whole;
  });
}

/** A legend of some names, each whole, in at most so many columns: as many as fit. */
export function legendOf(
  names: readonly string[],
  most: number,
): { readonly columns: number; readonly labelExpr?: string } {
  const [size, room, symbol, widest] = [11, 900, 34, 400];
  const lines = (name: string) => linesOf(name, widest, size);
  const longest = Math.max(...names.map((name) => widestOf(lines(name), size))) + symbol;
  const columns = Math.max(1, Math.min(most, Math.floor(room / longest)));
  const isBroken = names.some((name) => lines(name).length > 1);
  return isBroken ? { columns, labelExpr: linesExpression(names, lines) } : { columns };
}

/** A header above each panel of a facet with its name whole, in lines as wide as the panel. */
export function panelHeader(
  names: readonly string[],
  width: number,
  shown: (name: string) => string = (name) => name,
): object {
  return { labelExpr: linesExpression(names, (name) => linesOf(shown(name), width, 12)) };
}

/** Lines as Vega takes them: a single one as the text that it is. */
export function textOf(lines: readonly string[]): string | readonly string[] {
  return lines.length === 1 ? lines[0] : lines;
}

/** The longest of the lines as drawn [px]. */
export function widestOf(lines: readonly string[], size: number): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, size)));
}

/** Each of some names in lines, as a Vega expression of the name: what `labelExpr` of an axis or a legend takes. */
export function linesExpression(names: readonly string[], lines: (name: string) => readonly string[]): string {
  const each = [...new Set(names)];
  return `${JSON.stringify(each.map(lines))}[indexof(${JSON.stringify(each)}, datum.label)]`;
}
