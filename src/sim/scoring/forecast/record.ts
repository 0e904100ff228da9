import { z } from "zod";
import {
  day,
  hash,
  list,
  map,
  natural,
  number,
  oneOf,
  positive,
  share,
  text,
  title,
  version,
  whole,
} from "../../study/fields.ts";
import { quantileLimits } from "../hindcast/record.ts";

/** Probabilities of the quantiles that a forecast keeps: 0.05, 0.10 ... 0.95. */
export const forecastProbabilities: readonly number[] = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);

const quantity = map({
  /** `priceFobUsdPerKg.Dy.2026-01`. */
  id: text,
  ...{ series: text, material: text },
  /** First day of the period, and the day after its last. */
  ...{ from: day, to: day },
  unit: text,
  mean: number,
  /** Monte Carlo standard error of the mean. */
  meanError: positive,
  limits: quantileLimits,
  /** One a probability of `forecastProbabilities`. */
  quantiles: z
    .array(number, "must be a list")
    .length(forecastProbabilities.length, `must be ${forecastProbabilities.length}`)
    .readonly(),
});

export const forecastEvents = ["restrictionInForce", "lineStopped"] as const;

const event = map({
  /** `restrictionInForce.2026-01`, `lineStopped.large.2026-01`. */
  id: text,
  event: oneOf(forecastEvents),
  /** Null for any sector, and where there is none. */
  sector: text.nullable(),
  day,
  probability: share,
  /** Exact 95 % limits over the runs (Clopper and Pearson). */
  ...{ low: share, high: share },
});

/** What was on record that the forecast is conditional on. */
const facts = map({
  name: text,
  title,
  /** Of the facts file, hex. */
  sha256: hash,
  /** Day to which all is known: facts of later days were not used. */
  asOf: day,
  /** Names of those that were used, in the order of the days by which they were on record, and how many of them weigh runs. */
  used: list(text),
  weighing: natural,
  /** Those that the scenario's posterior may have been inferred from. */
  setAside: list(text).optional(),
});

/** forecast.json: what is to be scored when the figures are in, by CRPS from the quantiles, Brier score of the rest. */
export const forecastSchema = map({
  schemaVersion: version,
  ...{ scenario: text, title: text, country: text, scenarioSha256: hash, seed: text, runs: whole },
  /** Runs that failed, of `runs`, and are left out; absent where none did. */
  failedRuns: whole.optional(),
  engineVersion: text,
  start: day,
  /** Last day of which the scenario knows the policy. */
  knownUntil: day,
  until: day,
  /** There where it is conditional on facts; then the runs of equal weight that its runs are worth, and whether they are particles. */
  facts: facts.optional(),
  effectiveRuns: positive.optional(),
  particles: z.literal(true, "must be true").optional(),
  probabilities: list(share),
  quantities: list(quantity),
  events: list(event),
});

/** What forecast.json records. */
export type ForecastRecord = z.infer<typeof forecastSchema>;

/** A number over a period: its distribution over the runs. */
export type ForecastQuantity = z.infer<typeof quantity>;

/** An event that has happened, or a state that is in force, by the end of a day: a share of the runs. */
export type ForecastProbability = z.infer<typeof event>;
