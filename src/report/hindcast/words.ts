import type { SkillRow } from "../../sim/hindcast/result.ts";
import type { Variant } from "../../sim/scoring/hindcast/given.ts";

export const variantWords: Readonly<Record<Variant, string>> = {
  outOfSample: "out of sample",
  inSample: "in sample",
  policyKnown: "policy known",
};

export const referenceWords: Readonly<Record<SkillRow["reference"], string>> = {
  noChange: "no change",
  randomWalk: "random walk",
};

/** `3 to 6 months`, `24 months on`. */
export function horizonWords({ fromMonths, toMonths }: Pick<SkillRow, "fromMonths" | "toMonths">): string {
  return toMonths === null ? `${fromMonths} months on` : `${fromMonths} to ${toMonths} months`;
}
