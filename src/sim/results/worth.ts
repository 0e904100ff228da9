import { effectiveRuns, type Layout, totalWeight } from "../study/layout.ts";
import { tooFewText } from "../study/needed.ts";
import { contradiction, fewestEffective, type Surprises } from "../study/surprise.ts";
import { NoUseGoingOn } from "./kept/unfinished.ts";

/** How many runs of equal weight a study's runs are worth; refuses fewer than fifty, with the facts that contradict the model. */
export function mustBeWorthEnough(layout: Layout | null, runs: number, surprises: Surprises): number {
  const worth = totalWeight(layout, runs) > 0 ? effectiveRuns(layout, runs) : 0;
  if (worth >= fewestEffective) return worth;
  const against = surprises
    .found()
    .filter(({ probability }) => probability < contradiction)
    .toSorted((a, b) => a.probability - b.probability)
    .map(
      ({ name, probability }) =>
        `\n  ${name} contradicts the model: in it the chance of such a record is ${shortly(probability)}`,
    );
  const none = "\n  no fact by itself contradicts the model: together they leave few of its runs";
  throw new NoUseGoingOn(tooFewText(worth, runs) + (against.length > 0 ? against.join("") : none));
}

function shortly(value: number): string {
  return String(Number(value.toPrecision(2)));
}
