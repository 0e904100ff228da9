import { shellWord } from "../../report/shell-word.ts";

/** A command of this program as it runs in a checkout after `npm ci`, for a shell. */
export function inCheckout(words: readonly string[]): string {
  return ["npm run --silent chokepoint --", ...words.map(shellWord)].join(" ");
}
