import { mean, quantileSorted } from "simple-statistics";
import { addDays, daysBetween } from "../../../model/calendar.ts";
import { titleIn } from "../../../model/scenario/title.ts";
import { engineVersion } from "../../../model/version.ts";
import { type Fact, lastWeekOf, weightsByFacts } from "../../engine/facts/fact.ts";
import { failedRuns } from "../../engine/failures.ts";
import type { Lineage } from "../../engine/filter/lineage.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { type FailureListener, type ProbeOptions, runProbes } from "../../engine/probes/run-probes.ts";
import { plainSampling } from "../../engine/sampling/sampling.ts";
import type { KnownFacts, KnownScenario } from "../../facts/known-by.ts";
import { effectiveRuns, type Layout, layoutOf, withoutRuns } from "../../study/layout.ts";
import { estimateMean } from "../../study/mean.ts";
import { tooFewText } from "../../study/needed.ts";
import { estimateQuantiles } from "../../study/quantiles.ts";
import { shareLimits } from "../../study/shares.ts";
import { standardError } from "../../study/summarize.ts";
import { fewestEffective } from "../../study/surprise.ts";
import { quantileLimits } from "../hindcast/score.ts";
import { binomialLimits } from "../scores/coverage.ts";
import { type EventSpec, eventsOf, type FlowSpec, flowsOf, monthsUntil } from "./quantities.ts";
import {
  type ForecastProbability,
  type ForecastQuantity,
  type ForecastRecord,
  forecastProbabilities,
} from "./record.ts";

/** How a forecast is made; where facts have carried its runs forward, who was copied when, and from which run each stems. */
type ForecastOptions = ProbeOptions &
  FailureListener & { readonly carried?: { readonly lineage: Lineage; readonly ancestors: Int32Array } | undefined };

/**
 * What a scenario foretells month by month up to a day, which must lie within its horizon, given what is known of it. Only the
 * weeks up to it are run, or up to the last fact: the horizon moves nothing before it. RangeError where facts leave runs worth
 * fewer than fifty of equal weight.
 */
export async function runForecast(
  { scenario, document, facts }: KnownScenario,
  until: string,
  options: ForecastOptions,
): Promise<ForecastRecord> {
  const { start } = scenario;
  const months = monthsUntil(start, until);
  const flows = flowsOf(scenario, months);
  const events = eventsOf(scenario, months);
  const weeks = Math.ceil(daysBetween(start, addDays(until, 1)) / 7);
  if (weeks > scenario.horizonWeeks) throw new RangeError(`until: must lie within the horizon, got ${until}`);
  const weighing = facts?.weighing ?? [];
  const quantities: readonly Quantity[] = [...flows, ...events].map(({ quantity }) => quantity);
  const horizonWeeks = Math.max(weeks, lastWeekOf(weighing) + 1);
  const read = { scenario: { ...scenario, horizonWeeks }, document };
  const lineage = options.carried?.lineage;
  const {
    values: [all],
    failures,
  } = await runProbes([{ name: scenario.name, read, quantities, facts: weighing, lineage }], options);
  const failed = failedRuns(failures);
  const values = all.map((column) => withoutRuns(column, [], failed));
  if (failed.length > 0) options.onFailures?.(failures);
  const layout = layoutGiven(weighing, values.slice(quantities.length), failed, options);
  const worth = effectiveRuns(layout, values[0].length);
  if (layout !== null && !(worth >= fewestEffective)) throw new RangeError(tooFewText(worth, options.runs));
  return {
    schemaVersion: 1,
    scenario: scenario.name,
    title: titleIn(scenario.title, "en"),
    country: titleIn(scenario.country, "en"),
    scenarioSha256: sha256OfDocument(document),
    seed: options.seed,
    runs: options.runs,
    ...(failed.length > 0 ? { failedRuns: failed.length } : {}),
    engineVersion,
    start,
    knownUntil: scenario.policy.knownUntil,
    until,
    ...(facts === undefined ? {} : { facts: toldOf(facts) }),
    ...(layout === null ? {} : { effectiveRuns: worth }),
    ...(lineage === undefined ? {} : { particles: true as const }),
    probabilities: forecastProbabilities,
    quantities: flows.map((flow, k) => quantityOf(flow, values[k], layout)),
    events: events.map((event, k) => eventOf(event, values[flows.length + k], layout)),
  };
}

/** How runs count by what is known; null where all count alike. */
function layoutGiven(
  weighing: readonly Fact[],
  ofFacts: readonly Float64Array[],
  failed: readonly number[],
  { seed, runs, carried }: ForecastOptions,
): Layout | null {
  if (weighing.length === 0) return null;
  const laid = { sampling: plainSampling, seed, runs, failed };
  if (carried === undefined) return layoutOf({ ...laid, weights: weightsByFacts(weighing, ofFacts) });
  return layoutOf({ ...laid, ancestors: carried.ancestors.filter((_, run) => !failed.includes(run)) });
}

function toldOf({ name, title, sha256, asOf, used, weighing, setAside }: KnownFacts): ForecastRecord["facts"] {
  return {
    ...{ name, title, sha256, asOf, used: used.map((fact) => fact.name), weighing: weighing.length },
    ...(setAside === undefined ? {} : { setAside: setAside.facts }),
  };
}

function quantityOf(
  { id, series, material, month, unit }: FlowSpec,
  runs: Float64Array,
  layout: Layout | null,
): ForecastQuantity {
  const of = { id, series, material, from: month.from, to: month.to, unit };
  if (layout !== null) {
    const { mean, standardError: meanError } = estimateMean(runs, layout);
    const told = estimateQuantiles(runs, forecastProbabilities, layout);
    const at = (k: number) => ({ low: told[k].low, high: told[k].high });
    const [p05, p50, p95] = [at(0), at(9), at(18)];
    return { ...of, mean, meanError, limits: { p05, p50, p95 }, quantiles: told.map(({ value }) => value) };
  }
  const sorted = runs.slice().sort();
  return {
    ...of,
    mean: mean(runs as unknown as number[]),
    meanError: standardError(runs),
    limits: quantileLimits(sorted),
    quantiles: forecastProbabilities.map((p) => quantileSorted(sorted as unknown as number[], p)),
  };
}

function eventOf(
  { id, event, sector, day, isTrue }: EventSpec,
  runs: Float64Array,
  layout: Layout | null,
): ForecastProbability {
  if (layout !== null) {
    const { share, low, high } = shareLimits(
      estimateMean(
        runs.map((value) => Number(isTrue(value))),
        layout,
      ),
      runs.length,
      layout,
    );
    return { id, event, sector, day, probability: Math.min(1, share), low: Math.max(0, low), high: Math.min(1, high) };
  }
  const count = runs.reduce((sum, value) => sum + (isTrue(value) ? 1 : 0), 0);
  const { low, high } = binomialLimits(count, runs.length);
  return { id, event, sector, day, probability: count / runs.length, low, high };
}
