import { nearest } from "../scenario/nearest.ts";

/** Names near to one that is not known: at most three, the nearest first; those of which the name is the beginning when none is near. */
export function nearestFew(name: string, known: readonly string[]): readonly string[] {
  const found: string[] = [];
  while (found.length < 3) {
    const next = nearest(
      name,
      known.filter((each) => !found.includes(each)),
    );
    if (next === undefined) break;
    found.push(next);
  }
  if (found.length > 0 || name === "") return found;
  return known.filter((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}.`)).slice(0, 3);
}
