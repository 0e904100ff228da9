import type { Distribution } from "./distribution.ts";
import { shapeProblems } from "./shape-problems.ts";

/** Where a distribution breaks a rule, from the distribution's own keys down. */
export type DistributionProblem = {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  readonly value: unknown;
};

/** What is wrong with a distribution whose keys have the right types; empty when every quantile of it can be drawn. */
export function distributionProblems(distribution: Distribution): readonly DistributionProblem[] {
  const infinite = infiniteNumbers(distribution);
  return infinite.length > 0 ? infinite : shapeProblems(distribution);
}

function infiniteNumbers(node: object, path: readonly (string | number)[] = []): readonly DistributionProblem[] {
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
    const childPath = [...path, Array.isArray(node) ? Number(key) : key];
    if (typeof child === "number")
      return Number.isFinite(child) ? [] : [{ path: childPath, rule: "must be a finite number", value: child }];
    return typeof child === "object" && child !== null ? infiniteNumbers(child, childPath) : [];
  });
}
