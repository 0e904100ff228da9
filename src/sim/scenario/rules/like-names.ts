import { isDrawnOnce } from "../../../model/declarations.ts";
import { sharingDraws } from "../../../model/random/stream.ts";
import type { Path } from "../tree.ts";
import { inputsIn } from "./correlations.ts";
import type { Finder } from "./finder.ts";

/** Maps whose names stand beside each other where results are read: in the names of columns, for one. */
const sharedMaps: readonly (readonly [map: string, what: string])[] = [
  ["materials", "a material"],
  ["sectors", "a sector"],
  ["forms", "a form"],
  ["customs", "a customs line"],
];

const otherMaps: readonly Path[] = [
  ["policy", "states"],
  ["policy", "durations"],
  ["licences", "approval"],
  ["alternativeSupply", "projects"],
];

/** Names that would stand for two things: where results are read, where letter case is lost, or where draws are made. */
export function checkLikeNames(found: Finder): void {
  const shared = new Map<string, Path>();
  for (const [map] of sharedMaps) checkCase(found, [map], shared);
  for (const map of otherMaps) checkCase(found, map, new Map());
  checkDraws(found);
}

/** SQL takes two names that only their case tells apart for one column, and some disks take them for one file. */
function checkCase(found: Finder, map: Path, seen: Map<string, Path>): void {
  for (const name of found.keys(...map)) {
    const path = [...map, name];
    const before = seen.get(name.toLowerCase());
    if (before === undefined) seen.set(name.toLowerCase(), path);
    else if (before.at(-1) === name) found.addAtKey(path, sameNameRule(before), undefined, [before]);
    else
      found.addAtKey(
        path,
        `must differ from ${before.join(".")} by more than its case: readers of results ignore it`,
        name,
        [before],
      );
  }
}

function sameNameRule([map]: Path): string {
  return `must not bear the name of ${sharedMaps.find(([name]) => name === map)?.[1]}`;
}

/** Each of these draws by its name, of which the generator keeps 32 bits. */
function checkDraws(found: Finder): void {
  const [materials, forms] = [found.keys("materials"), found.keys("forms")];
  const told = new Set<string>();
  const addOnce = (path: Path, other: Path, first: string, later: string) => {
    if (!told.has(path.join("."))) addSharing(found, path, other, first, later);
    told.add(path.join("."));
  };
  for (const map of [["sectors"], ["policy", "states"], ["materials"]])
    for (const [first, later] of sharingDraws(found.keys(...map)))
      addOnce([...map, later], [...map, first], first, later);
  const desks = new Map<string, Path>();
  for (const material of materials)
    for (const form of forms)
      for (const side of ["civil", "military", "world"])
        desks.set(`${material}.${form}.${side}`, ["materials", material]);
  for (const [first, later] of sharingDraws([...desks.keys()]))
    addOnce(desks.get(later) as Path, desks.get(first) as Path, first, later);
  for (const [first, later] of sharingDraws([...inputsIn(found.tree).keys()].filter(isDrawnOnce)))
    addOnce(later.split("."), first.split("."), first, later);
}

function addSharing(found: Finder, path: Path, other: Path, first: string, later: string): void {
  const rule = `must have another name: the generator takes ${later} for ${first}, and the two would share their draws`;
  found.addAtKey(path, rule, undefined, [other]);
}
