import { weeksBetween } from "../../model/calendar.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { at, keyPlaceOf, type Path, placeOf, plain, type Tree } from "./tree.ts";

/**
 * Rules between keys: names that must exist, dates in order, probabilities and shares that must sum. Works on the tree as
 * written, so that they are found also where other keys have the wrong type; whatever is not as expected is passed over.
 */
export function crossProblems(tree: Tree): readonly Problem[] {
  const found = new Finder(tree);
  checkNames(found);
  checkDates(found);
  checkPolicy(found);
  checkShares(found);
  return found.problems;
}

class Finder {
  readonly tree: Tree;
  readonly problems: Problem[] = [];

  constructor(tree: Tree) {
    this.tree = tree;
  }

  keys(...path: Path): readonly string[] {
    const node = at(this.tree, path);
    return node?.kind === "map" ? [...node.entries.keys()] : [];
  }

  length(...path: Path): number {
    const node = at(this.tree, path);
    return node?.kind === "list" ? node.items.length : 0;
  }

  value(...path: Path): unknown {
    const node = at(this.tree, path);
    return node === undefined ? undefined : plain(node);
  }

  text(...path: Path): string | undefined {
    const value = this.value(...path);
    return typeof value === "string" ? value : undefined;
  }

  add(path: Path, rule: string, value: unknown = this.value(...path)): void {
    this.problems.push({ ...placeOf(this.tree, path), path: path.join("."), rule, value });
  }

  addAtKey(path: Path, rule: string, value?: unknown): void {
    this.problems.push({ ...keyPlaceOf(this.tree, path), path: path.join("."), rule, value });
  }

  mustBeOneOf(path: Path, known: readonly string[], what: string): void {
    const word = this.text(...path);
    if (word === undefined || isAmong(known, word)) return;
    const meant = nearest(word, known);
    this.add(path, `must be ${what}${meant === undefined ? "" : `, did you mean ${meant}?`}`);
  }
}

function checkNames(found: Finder): void {
  const [materials, sectors] = [found.keys("materials"), found.keys("sectors")];
  for (const key of ["materials", "sectors"])
    if (at(found.tree, [key])?.kind === "map" && found.keys(key).length === 0)
      found.add([key], "must have at least one");
  for (const sector of sectors)
    if (materials.includes(sector)) found.addAtKey(["sectors", sector], "must not bear the name of a material");
  const eligible: Path = ["nationalStock", "release", "eligible"];
  const seen = new Set<unknown>();
  for (let i = 0; i < found.length(...eligible); i++) {
    found.mustBeOneOf([...eligible, i], sectors, "a sector");
    const name = found.value(...eligible, i);
    if (seen.has(name)) found.add([...eligible, i], "must name each sector once");
    seen.add(name);
  }
  for (const project of found.keys("alternativeSupply", "projects")) {
    const capacity: Path = ["alternativeSupply", "projects", project, "capacity"];
    for (const material of found.keys(...capacity))
      if (!isAmong(materials, material)) {
        const meant = nearest(material, materials);
        found.addAtKey(
          [...capacity, material],
          `must be a material${meant === undefined ? "" : `, did you mean ${meant}?`}`,
          material,
        );
      }
  }
}

/** Where no name is known, that is a problem of its own, and what refers to them is not to blame. */
function isAmong(known: readonly string[], name: string): boolean {
  return known.length === 0 || known.includes(name);
}

function checkDates(found: Finder): void {
  const start = realDay(found, ["start"]);
  for (const project of found.keys("alternativeSupply", "projects"))
    realDay(found, ["alternativeSupply", "projects", project, "start"]);
  let last: string | undefined;
  for (let i = 0; i < found.length("policy", "script"); i++) {
    const path: Path = ["policy", "script", i, "date"];
    const date = realDay(found, path);
    if (date === undefined) continue;
    if (i === 0 && start !== undefined && weeksBetween(start, date) > 0)
      found.add(path, `must be on or before the start, ${start}: the state of the first week must be known`);
    if (last !== undefined && weeksBetween(last, date) <= 0)
      found.add(path, `must be after the date before it, ${last}`);
    last = date;
  }
  const known = realDay(found, ["policy", "knownUntil"]);
  if (known !== undefined && last !== undefined && weeksBetween(last, known) < 0)
    found.add(["policy", "knownUntil"], `must not be before the last date of the script, ${last}`);
}

function realDay(found: Finder, path: Path): string | undefined {
  const day = found.text(...path);
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(day);
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  found.add(path, "must be a day that exists");
  return undefined;
}

function checkPolicy(found: Finder): void {
  const states = found.keys("policy", "states");
  for (let i = 0; i < found.length("policy", "script"); i++)
    found.mustBeOneOf(["policy", "script", i, "state"], states, "a policy state");
  for (const state of states) {
    const path: Path = ["policy", "states", state, "next"];
    const next = found.keys(...path);
    for (const successor of next)
      if (!isAmong(states, successor)) {
        const meant = nearest(successor, states);
        found.addAtKey(
          [...path, successor],
          `must be a policy state${meant === undefined ? "" : `, did you mean ${meant}?`}`,
          successor,
        );
      }
    const forever = found.value("policy", "states", state, "lasts") === "forever";
    if (at(found.tree, path)?.kind !== "map") continue;
    if (forever && next.length > 0) found.add(path, "must be empty: the state lasts for ever", next);
    if (!forever && next.length === 0) found.add(path, "must name a successor: the state does not last for ever", {});
    checkProbabilities(found, path, next);
  }
}

/** Probabilities known as values must sum to one, or to less with a remainder; drawn ones need a remainder. */
function checkProbabilities(found: Finder, path: Path, next: readonly string[]): void {
  const written = next.map((successor) => found.value(...path, successor));
  const remainders = written.filter((each) => each === "remainder").length;
  const values = written.map((each) => numberIn(each));
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const allKnown = written.every((each, i) => each === "remainder" || values[i] !== undefined);
  if (remainders > 1) found.add(path, "must have at most one remainder", next);
  else if (remainders === 0 && next.length > 0 && written.some(isDrawn))
    found.add(path, "must have one remainder, since a probability is drawn", next);
  else if (allKnown && remainders === 0 && next.length > 0 && Math.abs(sum - 1) > 1e-9)
    found.add(path, "must sum to one", sum);
  else if (sum > 1 + 1e-9) found.add(path, "must sum to at most one", sum);
}

function checkShares(found: Finder): void {
  const shares = found.keys("materials").map((material) => numberIn(found.value("materials", material, "demandShare")));
  if (shares.length === 0 || shares.some((share) => share === undefined)) return;
  const sum = shares.reduce<number>((total, share) => total + (share as number), 0);
  if (Math.abs(sum - 1) > 1e-6) found.add(["materials"], "must have demand shares that sum to one", sum);
}

/** The number of an input that is taken as known, as a share. */
function numberIn(written: unknown): number | undefined {
  if (written === null || typeof written !== "object") return undefined;
  const { value, unit } = written as { value?: unknown; unit?: unknown };
  return typeof value === "number" ? value * (unit === "%" ? 0.01 : 1) : undefined;
}

function isDrawn(written: unknown): boolean {
  return written !== null && typeof written === "object" && "distribution" in written;
}
