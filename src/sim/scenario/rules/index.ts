import type { Problem } from "../problem.ts";
import type { Tree } from "../tree.ts";
import { checkChain } from "./chain.ts";
import { checkCorrelations } from "./correlations.ts";
import { checkDates } from "./dates.ts";
import { Finder } from "./finder.ts";
import { checkLikeNames } from "./like-names.ts";
import { checkNames } from "./names.ts";
import { checkNumbers } from "./numbers.ts";
import { checkOwnPrices } from "./own-prices.ts";
import { checkPolicy } from "./policy.ts";
import { checkPosterior } from "./posterior.ts";
import { checkSize } from "./size.ts";
import { checkSurvival } from "./survival.ts";

const checks = [
  checkNames,
  checkLikeNames,
  checkDates,
  checkPolicy,
  checkChain,
  checkSurvival,
  checkNumbers,
  checkCorrelations,
  checkPosterior,
  checkOwnPrices,
  checkSize,
];

/**
 * Rules between keys: names that must exist, dates in order, probabilities and shares that must sum. Works on the tree as
 * written, so that they are found also where other keys have the wrong type; whatever is not as expected is passed over.
 * `files` are those of the chain of bases, the scenario's own first.
 */
export function crossProblems(tree: Tree, files: readonly string[]): readonly Problem[] {
  const found = new Finder(tree, files);
  for (const check of checks) check(found);
  return found.problems;
}
