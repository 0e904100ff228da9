import type { StudyResults } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf, type Names } from "../../words/study.ts";

type Titled = Pick<StudyResults, "manifest">;

export type Shared = { readonly material: string; readonly sector: string; readonly titles: Names };

/** What to call the two: by short title, by title where they share that, by name where they share both, by a and b where they share all. */
export function labelsOf(a: Titled, b: Titled, lang: Lang): readonly [string, string] {
  const [factsA, factsB] = [factsOf(a.manifest, lang), factsOf(b.manifest, lang)];
  if (factsA.short !== factsB.short) return [factsA.short, factsB.short];
  if (factsA.title !== factsB.title) return [factsA.title, factsB.title];
  if (factsA.name !== factsB.name) return [factsA.name, factsB.name];
  return [`a: ${factsA.title}`, `b: ${factsB.title}`];
}

/** Titles in quotation marks, as they stand in a sentence: they may hold colons and commas. */
export function quotedLabelsOf(a: Titled, b: Titled, lang: Lang): readonly [string, string] {
  const [labelA, labelB] = labelsOf(a, b, lang);
  return lang === "ja" ? [`「${labelA}」`, `「${labelB}」`] : [`“${labelA}”`, `“${labelB}”`];
}

/** The first material and the first sector of `a` that `b` has too. @throws RangeError when they share none. */
export function sharedBy(a: StudyResults, b: StudyResults, lang: Lang): Shared {
  const [factsA, factsB] = [factsOf(a.manifest, lang), factsOf(b.manifest, lang)];
  const material = factsA.materials.find((each) => factsB.materials.includes(each));
  const sector = factsA.sectors.find((each) => factsB.sectors.includes(each));
  if (material === undefined || sector === undefined)
    throw new RangeError(`sharedBy: ${factsA.name} and ${factsB.name} share no material or no sector`);
  return { material, sector, titles: factsA.titles };
}
