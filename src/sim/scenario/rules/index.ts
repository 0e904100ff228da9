import type { Problem } from "../problem.ts";
import type { Tree } from "../tree.ts";
import { checkChain } from "./chain.ts";
import { checkDates } from "./dates.ts";
import { Finder } from "./finder.ts";
import { checkNames } from "./names.ts";
import { checkNumbers } from "./numbers.ts";
import { checkPolicy } from "./policy.ts";
import { checkSurvival } from "./survival.ts";

/**
 * Rules between keys: names that must exist, dates in order, probabilities and shares that must sum. Works on the tree as
 * written, so that they are found also where other keys have the wrong type; whatever is not as expected is passed over.
 */
export function crossProblems(tree: Tree): readonly Problem[] {
  const found = new Finder(tree);
  for (const check of [checkNames, checkDates, checkPolicy, checkChain, checkSurvival, checkNumbers]) check(found);
  return found.problems;
}
