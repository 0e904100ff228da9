import { z } from "zod";
import { grades } from "../../../model/scenario/parts.ts";
import { mechanismNames } from "../../../model/scenario/scenario.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
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
  yes,
} from "../../study/fields.ts";
import { variants } from "./given.ts";

const quantityKinds = [
  ...(["meanDuring", "sumDuring", "changeDuring", "peakMultiple", "monthsToPeak", "halfLifeAfterPeak"] as const),
  ...(["levelBackBy", "firstLineStopDay", "lineStopProbability", "outcome"] as const),
  ...(["valueOn", "volatilityOn", "stateOn", "coverageKnownDay"] as const),
] as const satisfies readonly Quantity["kind"][];

const coverage = map({ level: share, held: natural, of: natural, low: share, high: share });

const skill = map({
  fromMonths: number,
  toMonths: number.nullable(),
  reference: oneOf(["noChange", "randomWalk"]),
  /** Null where it is undefined. */
  skill: number.nullable(),
  /** Standard error over the series; null where it is undefined. */
  error: positive.nullable(),
  points: natural,
  series: natural,
});

const scores = {
  coverage: list(coverage),
  /** Counts of the PITs in ten equal bins. */
  pit: list(positive),
  skill: list(skill),
};

const source = map({ file: text, line: whole });

const point = map({
  ...{ id: text, observation: text, series: text, material: text },
  /** First day of the period, and the day after its last. */
  ...{ from: day, to: day },
  /** From the start to the middle of the period. */
  horizonMonths: number,
  ...{ observed: number, unit: text, grade: oneOf(grades), source, note: text.nullable() },
  /** The value known at the start: the forecast of no change. */
  start: number,
  ...{ median: number, low50: number, high50: number, low80: number, high80: number, low90: number, high90: number },
  crps: positive,
  /** Monte Carlo standard error of the CRPS. */
  crpsError: positive,
  pit: share,
  /** Null for flows, of which no volatility is on record. */
  randomWalkCrps: positive.nullable(),
  noChangeCrps: positive,
});

const limits = map({ low: number, high: number });
/** 95 % limits, by order statistics, of the three quantiles that are shown. */
export const quantileLimits = map({ p05: limits, p50: limits, p95: limits });

const feature = map({
  name: text,
  kind: oneOf(quantityKinds),
  unit: text,
  ...{ p05: number, p50: number, p95: number, limits: quantileLimits },
  mean: number,
  /** Monte Carlo standard error of the mean. */
  meanError: positive,
  low: number,
  /** Null when only a lower bound is known. */
  high: number.nullable(),
  pass: yes,
  /** Whether the verdict is the same at either limit of the interval's ends: more runs will hardly change it. */
  clear: yes,
  ...{ grade: oneOf(grades), source: text, note: text.nullable() },
});

const event = map({
  ...{ name: text, cause: text, happened: yes },
  /** Share of the runs in which it happens, with 95 % limits (Wilson). */
  ...{ probability: share, low: share, high: share },
  ...{ brier: share, logScore: positive },
  ...{ grade: oneOf(grades), source: text, note: text.nullable() },
});

/** Means over the events of one cause. */
const eventScore = map({ cause: text, events: whole, brier: share, logScore: positive });

const result = map({
  episode: text,
  freeze: day,
  /** SHA-256 of the canonical JSON of the scenario as it was given to the model, hex. */
  scenarioSha256: hash,
  ...{ seed: text, runs: whole, variant: oneOf(variants) },
  /** Draws of an inference that stand in place of what was set from the episode; no SHA-256 where they are not there, and absent where none are asked for. */
  posterior: map({ name: text, sha256: hash.nullable() }).optional(),
  ...{ points: list(point), features: list(feature), ...scores },
  /** Absent where the episode has none. */
  events: list(event).optional(),
  eventScores: list(eventScore).optional(),
});

const pooled = map({ variant: oneOf(variants), ...scores });

const ablation = map({
  mechanism: oneOf(mechanismNames),
  episodes: list(text),
  /** Rise of the mean CRPS when the mechanism is off: above 0 it helps. */
  rise: number,
  /** Standard error over the series; null for a single one. */
  error: positive.nullable(),
  monteCarloError: positive,
  /** Of the whole model. */
  meanCrps: number,
  ...{ points: natural, series: natural },
  changed: list(map({ episode: text, feature: text, passesWithout: yes })),
});

const verdicts = ["met", "missed", "notScored"] as const;

const target = map({
  name: title,
  kind: text,
  /** Bounds of the value; null where there is none. */
  ...{ least: number.nullable(), most: number.nullable() },
  /** Null where the results lack what is asked. */
  value: number.nullable(),
  /** Standard error: of scores over series, of probabilities over runs; null where there is none. */
  error: positive.nullable(),
  /** Which event, features or tenth of the forecast it is. */
  detail: text.nullable(),
  verdict: oneOf(verdicts),
  /** Whether the verdict is the same at either 95 % limit of the value. */
  clear: yes,
  /** What a miss says of the model. */
  reading: title,
});

const record = {
  schemaVersion: version,
  engineVersion: text,
  ...{ seed: text, runs: whole },
  /** Runs that failed, of `runs`, and are left out; absent where none did. */
  failedRuns: whole.optional(),
  /** By episode, in each by variant. */
  results: z.array(result, "must be a list").min(1, "must be one or more").readonly(),
  /** Over all episodes, by variant. */
  pooled: z.array(pooled, "must be a list").min(1, "must be one or more").readonly(),
  /** Over all episodes, then each alone; empty when it was not asked for. */
  ablation: list(ablation),
  /** What the model is held to, and whether it holds. */
  targets: list(target),
};

const recordSchema = map(record);

/** hindcast.json: the record, and the hash that covers it and the forecasts beside it. */
export const hindcastSchema = map({ ...record, resultHash: hash });

/** What hindcast.json records. */
export type HindcastRecord = z.infer<typeof recordSchema>;

/** One figure on record beside the forecast of it, both in `unit`. */
export type ScoredObservation = z.infer<typeof point>;

/** How many of the points lie in their intervals of a level; low and high are exact 95 % limits of the share. */
export type CoverageRow = z.infer<typeof coverage>;

/** Skill against a reference over the points of a horizon. */
export type SkillRow = z.infer<typeof skill>;

/** Scores over any number of points, of one episode or several. */
export type Scores = Omit<z.infer<typeof pooled>, "variant">;

/** Scores of one variant over the points of all episodes. */
export type PooledScores = z.infer<typeof pooled>;

export type QuantileLimits = z.infer<typeof quantileLimits>;

/** What the runs show of a named feature beside what happened, both in `unit`. */
export type FeatureRow = z.infer<typeof feature>;

/** An event, what the runs give it, and how that is scored. */
export type EventRow = z.infer<typeof event>;

/** Scores of the events of one cause. */
export type EventScore = z.infer<typeof eventScore>;

/** A target beside what the results say. */
export type TargetRow = z.infer<typeof target>;

export type HindcastResult = z.infer<typeof result>;

/** What a mechanism earns out of sample, over one episode or several; CRPS is relative to the value known at the start. */
export type AblationRow = z.infer<typeof ablation>;

/** The forecast of a scored series week by week, in the unit of its points: quantiles over runs. */
export type HindcastFan = {
  readonly episode: string;
  readonly observation: string;
  readonly series: string;
  readonly material: string;
  readonly unit: string;
  readonly weeks: readonly FanWeek[];
};

export type FanWeek = {
  /** First day of the week, ISO date. */
  readonly date: string;
  readonly p05: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
};
