/** A word for the shell: quoted where it holds anything but letters, digits and a few harmless signs. */
export function shellWord(word: string): string {
  return /^[\w.,:@%+=/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
