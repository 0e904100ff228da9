import { type Entry, isInputTree, type Path, plain, type Tree } from "./tree.ts";

/** What a scenario changes in, or adds to, the file it extends. */
export type Override = { readonly path: string; readonly base: unknown; readonly value: unknown };

/** Keys that say what a file is, not what its world is like. */
const identity = new Set(["schemaVersion", "extends", "name", "title", "summary"]);

/**
 * Lays a file over its base. Maps are merged; a number with its provenance, a list and the successors of a policy state
 * are replaced whole; `null` takes a key of the base away. Adds what differs to `overrides`.
 */
export function merge(base: Tree, over: Tree, overrides: Override[] = [], path: Path = []): Tree {
  if (base.kind !== "map" || over.kind !== "map" || isInputTree(base) || isInputTree(over) || path.at(-1) === "next") {
    note(base, over, overrides, path);
    return over;
  }
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const below = base.entries.get(key);
    const here = [...path, key];
    if (below === undefined) noteAdded(entry.value, overrides, here);
    if (below !== undefined && entry.value.kind === "scalar" && entry.value.value === null) {
      entries.delete(key);
      overrides.push({ path: here.join("."), base: plain(below.value), value: null });
    } else if (below === undefined) entries.set(key, entry);
    else entries.set(key, { keyPlace: entry.keyPlace, value: merge(below.value, entry.value, overrides, here) });
  }
  return { kind: "map", place: over.place, entries };
}

function note(base: Tree, over: Tree, overrides: Override[], path: Path): void {
  const [before, after] = [plain(base), plain(over)];
  if (path.length === 1 && identity.has(String(path[0]))) return;
  if (JSON.stringify(before) !== JSON.stringify(after))
    overrides.push({ path: path.join("."), base: before, value: after });
}

function noteAdded(tree: Tree, overrides: Override[], path: Path): void {
  if (path.length === 1 && identity.has(String(path[0]))) return;
  if (tree.kind === "map" && !isInputTree(tree)) {
    for (const [key, { value }] of tree.entries) noteAdded(value, overrides, [...path, key]);
    return;
  }
  overrides.push({ path: path.join("."), base: undefined, value: plain(tree) });
}
