/** Controls of a terminal, line breaks and tabs apart; half a surrogate pair, which no file can hold. */
const controls = /[^\P{Cc}\n\t]|\p{Cs}/u;
/** What turns the direction of writing, breaks lines unseen, or is not seen at all: text that reads otherwise than it is. */
const turning = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

const anyOfBoth = new RegExp(`${turning.source}|\\p{Cc}|\\p{Cs}`, "gu");

/** The rules that any text must keep that is printed as it stands, in the terminal, on a page or in a table. */
export const textRules: readonly { readonly rule: string; readonly holds: (text: string) => boolean }[] = [
  { rule: "must hold no control characters: it is printed as it stands", holds: (text) => !controls.test(text) },
  {
    rule: "must hold no characters that turn the direction of writing or are not seen: it is printed as it stands",
    holds: (text) => !turning.test(text),
  },
];

/** One line as it may be printed whatever it holds: characters that would move the terminal are written out. */
export function printable(line: string): string {
  return line.replace(anyOfBoth, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
