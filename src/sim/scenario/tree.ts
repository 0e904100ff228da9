import { isByLanguage } from "../../model/scenario/title.ts";

/** A place in a file, counted from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** A document with the place of everything in it, so that what is merged from several files keeps its origin. */
export type Tree =
  | {
      readonly kind: "map";
      readonly place: Place;
      readonly entries: ReadonlyMap<string, Entry>;
      /** Keys of a base that are taken away, and where. */
      readonly taken?: ReadonlyMap<string, Place> | undefined;
    }
  | { readonly kind: "list"; readonly place: Place; readonly items: readonly Tree[] }
  | {
      readonly kind: "scalar";
      readonly place: Place;
      readonly value: unknown;
      /** Of text in a file: as it is written there from its place on, quotes and line breaks included. */
      readonly written?: string;
    };

export type Entry = { readonly keyPlace: Place; readonly value: Tree };

export type Path = readonly (string | number)[];

/** The document as plain values. Keys that would reach an object's prototype are left out: they are no key of ours. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case "scalar":
      return tree.value;
    case "list":
      return tree.items.map(plain);
    case "map": {
      const record: Record<string, unknown> = {};
      for (const [key, { value }] of tree.entries) if (key !== "__proto__") record[key] = plain(value);
      return record;
    }
  }
}

/** Plain values as a document, all in one place. */
export function treeOf(value: unknown, place: Place): Tree {
  if (Array.isArray(value)) return { kind: "list", place, items: value.map((item) => treeOf(item, place)) };
  if (typeof value !== "object" || value === null) return { kind: "scalar", place, value };
  const entries = Object.entries(value).map(([key, child]): readonly [string, Entry] => [
    key,
    { keyPlace: place, value: treeOf(child, place) },
  ]);
  return { kind: "map", place, entries: new Map(entries) };
}

/** What stands at a path, if anything. */
export function at(tree: Tree, path: Path): Tree | undefined {
  let node: Tree | undefined = tree;
  for (const step of path) {
    if (node?.kind === "map") node = node.entries.get(String(step))?.value;
    else if (node?.kind === "list") node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** Where a path stands, or was taken away, or the nearest thing above it that exists. */
export function placeOf(tree: Tree, path: Path): Place {
  let node = tree;
  for (const step of path) {
    const below = at(node, [step]);
    if (below === undefined) return (node.kind === "map" ? node.taken?.get(String(step)) : undefined) ?? node.place;
    node = below;
  }
  return node.place;
}

/** Where something is written, at its key where it is a map, or was taken away; undefined where it never was. */
export function writtenAt(tree: Tree, path: Path): Place | undefined {
  const found = at(tree, path);
  if (found !== undefined) return found.kind === "map" ? keyPlaceOf(tree, path) : found.place;
  const missing = path.findIndex((_, k) => at(tree, path.slice(0, k + 1)) === undefined);
  const above = at(tree, path.slice(0, missing));
  return above?.kind === "map" ? above.taken?.get(String(path[missing])) : undefined;
}

/**
 * The place of a character of a text: where what is written has as many signs before it, spaces apart, after a quote or the
 * mark of a block.
 */
export function placeInText(tree: Tree, offset: number): Place {
  if (tree.kind !== "scalar" || typeof tree.value !== "string" || tree.written === undefined) return tree.place;
  const begin = /^(?:[|>][^\n]*\n|["'])?/.exec(tree.written)?.[0].length ?? 0;
  let left = tree.value.slice(0, offset).replace(/\s/g, "").length;
  let at = begin;
  while (at < tree.written.length && (left > 0 || /\s/.test(tree.written[at])))
    if (/\S/.test(tree.written[at++])) left--;
  const lines = tree.written.slice(0, at).split("\n");
  const last = lines[lines.length - 1].length;
  const { file, line, column } = tree.place;
  return { file, line: line + lines.length - 1, column: lines.length === 1 ? column + last : last + 1 };
}

/** Where the key at the end of a path is written. */
export function keyPlaceOf(tree: Tree, path: Path): Place {
  const parent = at(tree, path.slice(0, -1));
  const entry = parent?.kind === "map" ? parent.entries.get(String(path[path.length - 1])) : undefined;
  return entry?.keyPlace ?? placeOf(tree, path);
}

/** Whether a map is a whole of its own, a number with its provenance or a title by language: replaced, never merged. */
export function isWhole(tree: Tree): boolean {
  return isInputTree(tree) || isByLanguage(plain(tree));
}

/** Whether a map is one number with its provenance. */
export function isInputTree(tree: Tree): boolean {
  return tree.kind === "map" && ["value", "distribution", "parameter"].some((key) => tree.entries.has(key));
}
