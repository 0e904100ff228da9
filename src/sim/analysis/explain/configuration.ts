import { groupOf } from "../../../model/declarations.ts";
import type { InputGroup } from "../../../model/scenario/input-spec.ts";
import { isByLanguage } from "../../../model/scenario/title.ts";
import { canonicalJson } from "../../engine/parts/canonical.ts";

/** A scenario as written, or a part of it. */
export type Written = unknown;
export type WrittenMap = Readonly<Record<string, unknown>>;

/** Words for readers, and what is asked of a world: of no effect on it. */
const labels =
  /^(schemaVersion|name|title|shortTitle|summary|(materials|forms|sectors|policy\.states|alternativeSupply\.projects)\.[^.]+\.title|materials\.[^.]+\.quotedAs|ownOutcomes)$/;

export function isLabel(path: string): boolean {
  return labels.test(path);
}

export function isInput(node: Written): node is WrittenMap {
  return typeof node === "object" && node !== null && "unit" in node && "source" in node;
}

/** A map whose keys are looked into: neither a number with its provenance, nor a title by language, nor a list, nor the successors of a state, nor a posterior, nor prices of the user's own. */
export function isBranch(node: Written, path: string): node is WrittenMap {
  return (
    typeof node === "object" &&
    node !== null &&
    !Array.isArray(node) &&
    !isInput(node) &&
    !isByLanguage(node) &&
    path !== "posterior" &&
    path !== "ownPrices" &&
    !/^policy\.states\.[^.]+\.next$/.test(path)
  );
}

export function below(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** The keys of two maps, those of the first first. */
export function keysOf(a: WrittenMap, b: WrittenMap): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** Something that two scenarios have different: an input, or a fact such as a date; undefined where one lacks it. */
export type ConfigurationDifference = {
  readonly path: string;
  readonly group: InputGroup;
  /** As written. */
  readonly a: Written | undefined;
  readonly b: Written | undefined;
  /** Path of the entry (a state, a project, a sector) that only one of the two has, if it is part of one. */
  readonly entry: string | null;
};

/**
 * What differs between two scenarios as resolved, in the order of the first: numbers by their value and unit, not by their
 * source. Titles and names are left out.
 */
export function configurationDifference(a: WrittenMap, b: WrittenMap): readonly ConfigurationDifference[] {
  return differencesBelow("", a, b, null);
}

function differencesBelow(
  path: string,
  a: Written | undefined,
  b: Written | undefined,
  entry: string | null,
): readonly ConfigurationDifference[] {
  if (isLabel(path)) return [];
  const branches = [a, b].filter((node) => isBranch(node, path));
  if (branches.length === 0 || (branches.length === 1 && a !== undefined && b !== undefined))
    return isSame(named(a, path), named(b, path))
      ? []
      : [{ path, group: groupIn(entry, path), a: named(a, path), b: named(b, path), entry }];
  const [inA, inB] = [a, b].map((node): WrittenMap => (isBranch(node, path) ? node : {}));
  const alone = entry ?? (branches.length === 1 ? path : null);
  return keysOf(inA, inB).flatMap((key) => differencesBelow(below(path, key), inA[key], inB[key], alone));
}

/** A posterior by its name, its history and world, and its hash, without its draws; own prices by their table, its hash, and where in the fan. */
function named(node: Written | undefined, path: string): Written | undefined {
  if (path === "ownPrices" && typeof node === "object" && node !== null) {
    const { file, sha256, position } = node as WrittenMap;
    return [file, sha256, ...(position === undefined ? [] : [canonicalJson(numberOf(position))])].join(":");
  }
  if (path !== "posterior" || typeof node !== "object" || node === null) return node;
  const { name, history, world, sha256 } = node as WrittenMap;
  return [name, history, world, sha256].filter((each) => each !== undefined).join(":");
}

/** An entry that only one has goes with all that is in it; but the parts of a policy state belong to different groups. */
function groupIn(entry: string | null, path: string): InputGroup {
  return groupOf(entry === null || /^policy\.states\.[^.]+$/.test(entry) ? path : entry);
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
    const { value, distribution, parameter, unit } = node;
    if (parameter !== undefined) return { parameter, unit };
    return { distribution: distribution ?? { kind: "constant", value }, unit };
  }
  if ("basis" in node && "date" in node && "value" in node)
    return { date: node.date, basis: node.basis, value: node.value };
  if ("between" in node && "rank" in node) return { between: node.between, rank: node.rank };
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, numberOf(child)]));
}
