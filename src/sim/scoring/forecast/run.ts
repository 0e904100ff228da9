import { mean, quantileSorted } from "simple-statistics";
import { addDays, daysBetween } from "../../../model/calendar.ts";
import { titleIn } from "../../../model/scenario/title.ts";
import { engineVersion } from "../../../model/version.ts";
import { failedRuns } from "../../engine/failures.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { type FailureListener, type ProbeOptions, runProbes } from "../../engine/probes/run-probes.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { withoutRuns } from "../../study/layout.ts";
import { standardError } from "../../study/summarize.ts";
import { quantileLimits } from "../hindcast/score.ts";
import { binomialLimits } from "../scores/coverage.ts";
import { type EventSpec, eventsOf, type FlowSpec, flowsOf, monthsUntil } from "./quantities.ts";
import {
  type ForecastProbability,
  type ForecastQuantity,
  type ForecastRecord,
  forecastProbabilities,
} from "./record.ts";

/**
 * What a scenario foretells month by month up to a day, which must lie within its horizon. Only the weeks up to it are
 * run: the horizon moves nothing before it.
 */
export async function runForecast(
  { scenario, document }: ReadScenario,
  until: string,
  options: ProbeOptions & FailureListener,
): Promise<ForecastRecord> {
  const { start } = scenario;
  const months = monthsUntil(start, until);
  const flows = flowsOf(scenario, months);
  const events = eventsOf(scenario, months);
  const weeks = Math.ceil(daysBetween(start, addDays(until, 1)) / 7);
  if (weeks > scenario.horizonWeeks) throw new RangeError(`until: must lie within the horizon, got ${until}`);
  const quantities: readonly Quantity[] = [...flows, ...events].map(({ quantity }) => quantity);
  const read = { scenario: { ...scenario, horizonWeeks: weeks }, document };
  const {
    values: [all],
    failures,
  } = await runProbes([{ name: scenario.name, read, quantities }], options);
  const failed = failedRuns(failures);
  const values = all.map((column) => withoutRuns(column, [], failed));
  if (failed.length > 0) options.onFailures?.(failures);
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
    probabilities: forecastProbabilities,
    quantities: flows.map((flow, k) => quantityOf(flow, values[k])),
    events: events.map((event, k) => eventOf(event, values[flows.length + k])),
  };
}

function quantityOf({ id, series, material, month, unit }: FlowSpec, runs: Float64Array): ForecastQuantity {
  const sorted = runs.slice().sort();
  return {
    id,
    series,
    material,
    from: month.from,
    to: month.to,
    unit,
    mean: mean(runs as unknown as number[]),
    meanError: standardError(runs),
    limits: quantileLimits(sorted),
    quantiles: forecastProbabilities.map((p) => quantileSorted(sorted as unknown as number[], p)),
  };
}

function eventOf({ id, event, sector, day, isTrue }: EventSpec, runs: Float64Array): ForecastProbability {
  const count = runs.reduce((sum, value) => sum + (isTrue(value) ? 1 : 0), 0);
  const { low, high } = binomialLimits(count, runs.length);
  return { id, event, sector, day, probability: count / runs.length, low, high };
}
