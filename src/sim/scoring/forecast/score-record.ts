import { z } from "zod";
import { grades } from "../../../model/scenario/parts.ts";
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
  version,
  whole,
  yes,
} from "../../study/fields.ts";
import { forecastEvents } from "./record.ts";

const scores = {
  /** In the unit of the figure. */
  crps: positive,
  /** Minus the log density at the truth [nats]; null where there is none. */
  logScore: number.nullable(),
  /** Share of the forecast below the truth. */
  position: share,
};

const quantity = map({
  ...{ id: text, series: text, material: text, from: day, to: day, unit: text },
  observed: number,
  /** How many figures of the period it is the mean of. */
  figures: whole,
  grade: oneOf(grades),
  source: text,
  note: text.nullable(),
  /** Of the forecast, 5 %, median and 95 %. */
  ...{ low: number, median: number, high: number },
  ...scores,
  /** The log random walk from the last quote that was known; null where a walk has no start, as from nothing. */
  walk: map({ start: positive, day, volatility: positive, ...scores }).nullable(),
});

/** What is judged by its probability: events, and that a figure lies on the side of a bound, where only that is on record. */
const judgedEvents = [...forecastEvents, "atLeast", "atMost"] as const;

const event = map({
  ...{ id: text, event: oneOf(judgedEvents), sector: text.nullable(), day },
  /** Of a bound: which figure, and the bound in its unit. */
  bound: map({ series: text, material: text, limit: number }).optional(),
  ...{ probability: share, happened: yes },
  ...{ brier: share, logScore: positive },
  grade: oneOf(grades),
  source: text,
});

/** What was foretold and cannot be judged: of one thing for one reason, how many months and from which to which. */
const notJudged = map({ of: text, from: text, until: text, months: natural, why: text });

/** score.json: a forecast against what is on record. */
export const forecastScoreSchema = map({
  schemaVersion: version,
  scored: z.literal(true, "must be true"),
  ...{ scenario: text, title: text, engineVersion: text, runs: whole },
  forecastSha256: hash,
  ...{ knownUntil: day, until: day },
  /** Last day of what is on record. */
  recordUntil: day,
  /** How many figures and events were foretold. */
  foretold: map({ figures: natural, events: natural }),
  /** Of the quotes against the random walk: 1 is perfect, 0 as good, below 0 worse. Errors leave out one series at a time. */
  skill: map({ points: natural, series: natural, skill: number.nullable(), standardError: positive.nullable() }),
  quantities: list(quantity),
  events: list(event),
  notJudged: list(notJudged),
});

/** What score.json records. */
export type ForecastScore = z.infer<typeof forecastScoreSchema>;
export type ScoredQuantity = z.infer<typeof quantity>;
export type ScoredEvent = z.infer<typeof event>;
export type NotJudged = z.infer<typeof notJudged>;
