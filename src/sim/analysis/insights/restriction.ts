import { dateOfWeek } from "../../../model/calendar.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { type PolicyCounts, policyShares, refusalBounds, todayOf } from "../../engine/policy-counts.ts";
import type { RestrictionPaths } from "../../study/insights.ts";
import { type Laid, layoutOf, totalWeight } from "../../study/layout.ts";
import { allRuns, shareOfRuns } from "../../study/shares.ts";

/**
 * How long the restriction in force today lasts, and how much is refused in each week, from what was counted when the runs
 * of a study were made: nothing is simulated.
 */
export function restrictionPaths(scenario: Scenario, laid: Laid, counts: PolicyCounts): RestrictionPaths {
  const world = createWorld(scenario);
  const { firstWeek, state, isInForce } = todayOf(world);
  const layout = layoutOf(laid);
  const runs = laid.runs - (laid.failed?.length ?? 0);
  // Independent runs are one repetition here, as what was counted of them is; particles too, whose families were not told apart:
  // their error is that of as many runs as they stem from.
  const families = layout?.areFamilies === true ? layout.replicates : null;
  const all = {
    ...allRuns(layout, runs),
    ...(laid.sampling.kind === "plain" || families !== null ? { byReplicate: new Float64Array(1) } : {}),
  };
  const widening = families === null ? 1 : Math.sqrt(runs / families);
  const estimateOf = (week: number, share: number) => {
    const { mean, standardError } = shareOfRuns(sharesOf(counts, world.weeks, week, share), all, runs);
    return { mean, standardError: standardError * widening };
  };
  const ofStates = (column: Float64Array, week: number) => [
    ...column.subarray(week * world.states.length, (week + 1) * world.states.length),
  ];
  const { knownUntil } = scenario.policy;
  return {
    ...{ runs, weight: totalWeight(layout, runs), today: knownUntil > scenario.start ? knownUntil : scenario.start },
    states: world.states.map(({ title, role }) => ({ title, role })),
    ...{ stateToday: state, isInForceToday: isInForce },
    weeks: Array.from({ length: world.weeks - firstWeek }, (_, k) => ({
      week: firstWeek + k,
      end: dateOfWeek(scenario.start, firstWeek + k + 1),
      unbroken: ofStates(counts.unbroken, firstWeek + k),
      inForce: ofStates(counts.inForce, firstWeek + k),
      standardError: estimateOf(firstWeek + k, refusalBounds.length).standardError,
    })),
    refusals: Array.from({ length: world.weeks }, (_, week) =>
      refusalBounds.map((_, bound) => estimateOf(week, bound)),
    ),
  };
}

/** What the runs that make up a share of a week weigh. */
function sharesOf({ shares, squares }: PolicyCounts, weeks: number, week: number, share: number) {
  const at = week * policyShares + share;
  const perReplicate = weeks * policyShares;
  const byReplicate = Float64Array.from(
    { length: shares.length / perReplicate },
    (_, r) => shares[r * perReplicate + at],
  );
  const weight = byReplicate.reduce((sum, each) => sum + each, 0);
  return { weight, squares: squares.length > 0 ? squares[at] : weight, byReplicate };
}
