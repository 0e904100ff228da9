import { canonicalJson } from "../files/canonical-json.ts";
import type { InputGroup } from "./explanation.ts";
import { groupOf } from "./group-of.ts";
import { below, isBranch, isInput, isLabel, keysOf, type Written, type WrittenMap } from "./written.ts";

/** Something that two scenarios have different: an input, or a fact such as a date; undefined where one lacks it. */
export type ConfigurationDifference = {
  readonly path: string;
  readonly group: InputGroup;
  /** As written. */
  readonly a: Written | undefined;
  readonly b: Written | undefined;
};

/**
 * What differs between two scenarios as resolved, in the order of the first: numbers by their value and unit, not by their
 * source. Titles and names are left out.
 */
export function configurationDifference(a: WrittenMap, b: WrittenMap): readonly ConfigurationDifference[] {
  return differencesBelow("", a, b, null);
}

/** `entry` is the group of an entry that only one has, with all that is in it; null where both have the keys above. */
function differencesBelow(
  path: string,
  a: Written | undefined,
  b: Written | undefined,
  entry: InputGroup | null,
): readonly ConfigurationDifference[] {
  if (isLabel(path)) return [];
  const branches = [a, b].filter((node) => isBranch(node, path));
  if (branches.length === 0 || (branches.length === 1 && a !== undefined && b !== undefined))
    return isSame(a, b) ? [] : [{ path, group: entry ?? groupOf(path), a, b }];
  const [inA, inB] = [a, b].map((node): WrittenMap => (isBranch(node, path) ? node : {}));
  const alone = entry ?? (branches.length === 1 ? entryGroup(path) : null);
  return keysOf(inA, inB).flatMap((key) => differencesBelow(below(path, key), inA[key], inB[key], alone));
}

/** The parts of a policy state belong to different groups even where only one scenario has the state. */
function entryGroup(path: string): InputGroup | null {
  return /^policy\.states\.[^.]+$/.test(path) ? null : groupOf(path);
}

function isSame(a: Written | undefined, b: Written | undefined): boolean {
  return canonicalJson(numberOf(a)) === canonicalJson(numberOf(b));
}

/** What a number is, without what it rests on; lists and maps of numbers alike. */
function numberOf(node: Written): Written {
  if (node === undefined) return null;
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(numberOf);
  if (isInput(node)) {
    const { value, distribution, unit } = node;
    return { distribution: distribution ?? { kind: "constant", value }, unit };
  }
  if ("between" in node && "rank" in node) return { between: node.between, rank: node.rank };
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, numberOf(child)]));
}
