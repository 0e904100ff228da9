/** A word for the shell: quoted where it holds anything but letters, digits and a few harmless signs. */
function shellWord(word: string): string {
  return /^[\w.,:@%+=/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command of this program as it runs in a checkout after `npm ci`, for a shell. */
export function inCheckout(words: readonly string[]): string {
  return ["npm run --silent chokepoint --", ...words.map(shellWord)].join(" ");
}

/** The command that makes one run of a study again, from its results or from what there is of them. */
export function replayCommand(folder: string, run: number): string {
  return inCheckout(["replay", folder, "--run", String(run)]);
}
