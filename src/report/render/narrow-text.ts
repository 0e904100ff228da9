/** How text is drawn: its size [px] and weight. */
export type Look = { readonly size: number; readonly weight: number };

/** Width of a text [px]. */
export type Measure = (text: string, look: Look) => number;

/** Room of a narrow chart [px]. */
export const narrowRoom = 360;

/** How wide panels are drawn in a narrow chart [px], most columns of a legend, and how texts are measured. */
export type Narrow = {
  readonly plot: number;
  readonly mostColumns: number;
  readonly measure: Measure;
  /** Whether one legend for several panels stands above all of them, and so above the labels of each. */
  readonly hasLegendApart?: boolean;
};

export type Lines = readonly string[];

/** Lines as the one text that they are of: no space is between Japanese signs. */
export function unbroken(lines: Lines): string {
  return lines.join(" ").replace(/(?<=[\u2e80-\uffee]) (?=[\u2e80-\uffee])/g, "");
}

/** Text in lines that fit a width [px], broken between words; within one where it is too long, or has none. */
export function wrappedTo(text: string, width: number, look: Look, measure: Measure): Lines {
  if (measure(text, look) <= width) return [text];
  const lines = [""];
  for (const piece of text.split(pieces)) {
    const last = lines[lines.length - 1];
    if (measure((last + piece).trimEnd(), look) <= width) lines[lines.length - 1] = last + piece;
    else if (measure(piece, look) <= width) lines.push(piece);
    else
      for (const letter of piece) {
        const end = lines[lines.length - 1];
        if (measure(end + letter, look) <= width) lines[lines.length - 1] = end + letter;
        else lines.push(letter);
      }
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** After spaces, and between Japanese signs but before those that may not begin a line or after those that may not end one. */
const pieces =
  /(?<= )|(?<=[\u2e80-\uffee])(?=[\u2e80-\uffee])(?![\u3001\u3002\uff09\u300d\u300f\u3011\u30fc\u301c\uff05\u30fb\u3063\u3083\u3085\u3087\u30c3\u30e3\u30e5\u30e7])(?<![\uff08\u300c\u300e\u3010])/;
