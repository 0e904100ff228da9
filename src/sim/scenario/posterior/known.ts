import type { Problem } from "../problem.ts";
import { at, type Tree, writtenAt } from "../tree.ts";
import { knownTo } from "./file.ts";
import type { Taken } from "./written.ts";

const path = ["policy", "knownUntil"];

/**
 * What is wrong with the day to which a posterior knows the world: a scenario must not be told more by it than it knows
 * itself. Told where the nearer of both is written; `chain` are the files, the scenario's own first.
 */
export function knownProblems(
  whole: Tree,
  { posterior, place }: Pick<Taken, "posterior" | "place">,
  chain: readonly string[],
): readonly Problem[] {
  const day = knownTo(posterior);
  if (day === undefined) {
    const rule = "must say to which day it knows the world: infer it again";
    return [{ ...place, path: "posterior", rule, value: posterior.name }];
  }
  const [written, known] = [writtenAt(whole, path), at(whole, path)];
  if (written === undefined || known?.kind !== "scalar" || typeof known.value !== "string") return [];
  if (day <= known.value) return [];
  if (chain.indexOf(written.file) < chain.indexOf(place.file)) {
    const rule = `must not be before ${day}, to which the posterior of ${place.file}:${place.line} knows the world`;
    return [{ ...written, path: path.join("."), rule, value: known.value }];
  }
  const rule = `must not know more than the scenario, which is known to ${known.value} (policy.knownUntil): ${posterior.name} was inferred from what was on record to`;
  return [{ ...place, path: "posterior", rule, value: day }];
}
