import type { Control } from "./given.ts";

/**
 * The inputs that a reader means by some words: each word stands in the name, in what it says it is, or in the path, in any form
 * of its letters and with or without the s of a plural. Those that have all words in the name come first.
 */
export function found<Of extends Pick<Control, "path" | "name" | "what">>(
  controls: readonly Of[],
  text: string,
): readonly Of[] {
  const wanted = plain(text)
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(singular);
  const isIn = (hay: string) => wanted.every((word) => plain(hay).includes(word));
  const all = controls.filter(({ path, name, what }) => isIn(`${name} ${what} ${path}`));
  return [...all.filter(({ name }) => isIn(name)), ...all.filter(({ name }) => !isIn(name))];
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function singular(word: string): string {
  return /[a-z]{3}s$/.test(word) ? word.slice(0, -1) : word;
}
