/** A word for the shell: quoted where it holds anything but letters, digits and a few harmless signs. */
function shellWord(word: string): string {
  return /^[\w.,:@%+=/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** How the program is started: where it is installed as a package, and in a checkout after `npm ci`. */
const program = import.meta.url.includes("/node_modules/") ? "npx chokepoint" : "npm run --silent chokepoint --";

/** A command of this program as it runs where this one does, for a shell. */
export function inCheckout(words: readonly string[]): string {
  return [program, ...words.map(shellWord)].join(" ");
}

/** The command that makes one run of a study again, from its results or from what there is of them. */
export function replayCommand(folder: string, run: number): string {
  return inCheckout(["replay", folder, "--run", String(run)]);
}
