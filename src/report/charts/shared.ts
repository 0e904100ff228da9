import type { StudyResults } from "../../sim/results.ts";
import { factsOf, type Names } from "../names.ts";

export type Shared = { readonly material: string; readonly sector: string; readonly titles: Names };

/** The first material and the first sector of `a` that `b` has too. @throws RangeError when they share none. */
export function sharedBy(a: StudyResults, b: StudyResults): Shared {
  const [factsA, factsB] = [factsOf(a.manifest), factsOf(b.manifest)];
  const material = factsA.materials.find((each) => factsB.materials.includes(each));
  const sector = factsA.sectors.find((each) => factsB.sectors.includes(each));
  if (material === undefined || sector === undefined)
    throw new RangeError(`sharedBy: ${factsA.name} and ${factsB.name} share no material or no sector`);
  return { material, sector, titles: factsA.titles };
}
