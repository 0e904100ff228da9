/** A name for keys and files: letters, digits and dashes, beginning with a letter; empty where nothing is left. */
export function nameOf(words: string): string {
  return words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}
