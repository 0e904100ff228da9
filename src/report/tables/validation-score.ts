import { z } from "zod";
import type { Quantity } from "../../sim/engine/probes/quantity.ts";
import type { HindcastRecord, HindcastResult } from "../../sim/scoring/hindcast/record.ts";
import { binomialLimits } from "../../sim/scoring/scores/coverage.ts";
import { title } from "../../sim/study/fields.ts";
import type { Manifest } from "../../sim/study/study.ts";
import type { DrawnStudy } from "../charts/kit/chart.ts";
import { factsOf } from "../words/study.ts";

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();

/** What an event is of that a chart shows. */
const shownEvents = ["shortages"] as const;
type ShownEvent = (typeof shownEvents)[number];

/** The score of the model against the past in a few figures: docs/validation-score.json, which reports show. */
export const validationScoreSchema = z.strictObject({
  schemaVersion: z.literal(2),
  engineVersion: z.string(),
  seed: z.string(),
  runs: count,
  points: count,
  variants: z.array(
    z.strictObject({
      variant: z.enum(["outOfSample", "inSample", "policyKnown"]),
      /** Points within the middle 80 % of the runs, with exact 95 % limits. */
      coverage: z.strictObject({ held: count, of: count, low: share, high: share }),
      /** Against a random walk, from six months on; the error leaves out one series at a time. */
      skill: z.strictObject({ skill: z.number().nullable(), error: z.number().nullable() }),
      /** `failed`: names of the features whose 90 % interval misses what happened. */
      features: z.array(z.strictObject({ episode: z.string(), passed: count, of: count, failed: z.array(z.string()) })),
      /** The same coverage by how far ahead a point lies; absent in scores of earlier builds. */
      leads: z
        .array(
          z.strictObject({
            ...{ fromMonths: z.number(), toMonths: z.number().nullable() },
            ...{ held: count, of: count, low: share, high: share },
          }),
        )
        .optional(),
      /** Of named events that happened and of those that did not, how many were given more than even odds; absent likewise. */
      events: z
        .strictObject({
          happened: z.strictObject({ likely: count, of: count }),
          not: z.strictObject({ likely: count, of: count }),
        })
        .optional(),
    }),
  ),
  /** Out of sample: how many of the events that are of something a chart shows were to be expected, and how many happened; absent where none are known. */
  expected: z
    .array(z.strictObject({ about: z.enum(shownEvents), events: count, expected: z.number().min(0), happened: count }))
    .optional(),
});

/** What a person concluded from the score, and of what it is: docs/validation-record.json, written by hand. */
export const validationRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** As scenarios name them. */
  materials: z.array(z.string()),
  episodes: z.array(z.string()),
  /** The goods on record. */
  of: title,
  /** To follow on what the model was held against. */
  inShort: title,
  /** `{record}` stands for what the model was held against. */
  inFull: title,
  /** What the model overstates, by the outcome that a picture shows; the picture says it. */
  overstates: z.array(z.strictObject({ outcome: z.string(), said: title })).optional(),
});

export type ValidationRecord = Readonly<z.infer<typeof validationRecordSchema>>;

/** What is known to be overstated of a study: all that the record has, where a metal of the study was scored. */
export function overstatedOf(record: ValidationRecord | undefined, manifest: Manifest): DrawnStudy["overstated"] {
  const { materials } = factsOf(manifest);
  return materials.some((material) => record?.materials.includes(material)) ? record?.overstates : undefined;
}

export type ValidationScore = Readonly<z.infer<typeof validationScoreSchema>>;

/** @throws RangeError when the hindcast was not scored at the level or the horizon that the score tells. */
export function validationScore(
  { engineVersion, seed, runs, results, pooled }: HindcastRecord,
  quantityOf: QuantityOf = () => undefined,
): ValidationScore {
  const expected = expectedOf(results, quantityOf);
  return {
    ...(expected.length === 0 ? {} : { expected }),
    ...{ schemaVersion: 2, engineVersion, seed, runs, points: pooled[0].coverage[0].of },
    variants: pooled.map(({ variant, coverage, skill }) => {
      const held = coverage.find(({ level }) => level === 0.8);
      const walk = skill.find((row) => row.reference === "randomWalk" && row.fromMonths === 6 && row.toMonths === null);
      if (held === undefined || walk === undefined)
        throw new RangeError("validationScore: not scored at 80 %, 6 months");
      return {
        variant,
        coverage: { held: held.held, of: held.of, low: held.low, high: held.high },
        skill: { skill: walk.skill, error: walk.error },
        features: results
          .filter((result) => result.variant === variant && result.features.length > 0)
          .map(({ episode, features }) => ({
            ...{ episode, passed: features.filter(({ pass }) => pass).length, of: features.length },
            failed: features.filter(({ pass }) => !pass).map(({ name }) => name),
          })),
        ...leadsOf(results.filter((result) => result.variant === variant)),
        ...eventsOf(results.filter((result) => result.variant === variant)),
      };
    }),
  };
}

/** What an event of an episode asks of the runs; undefined where that is not known. */
export type QuantityOf = (episode: string, event: string) => Quantity | undefined;

/** Ends of the leads by which coverage is told [months]. */
const leadEnds: readonly (readonly [number, number | null])[] = [
  [0, 3],
  [3, 6],
  [6, 12],
  [12, null],
];

/** How many points the 80 % intervals hold, by how far ahead they lie; nothing where there are none. */
function leadsOf(results: readonly HindcastResult[]) {
  const points = results.flatMap((result) => result.points);
  const leads = leadEnds.flatMap(([fromMonths, toMonths]) => {
    const own = points.filter(
      ({ horizonMonths }) => horizonMonths >= fromMonths && (toMonths === null || horizonMonths < toMonths),
    );
    if (own.length === 0) return [];
    const held = own.filter(({ observed, low80, high80 }) => low80 <= observed && observed <= high80).length;
    return [{ fromMonths, toMonths, held, of: own.length, ...binomialLimits(held, own.length) }];
  });
  return leads.length === 0 ? {} : { leads };
}

/** Of events that happened and of those that did not, how many were given more than even odds; nothing where there are none. */
function eventsOf(results: readonly HindcastResult[]) {
  const all = results.flatMap(({ events = [] }) => events);
  const told = (happened: boolean) => {
    const own = all.filter((event) => event.happened === happened);
    return { likely: own.filter(({ probability }) => probability > 0.5).length, of: own.length };
  };
  return all.length === 0 ? {} : { events: { happened: told(true), not: told(false) } };
}

/** Of events of each kind that a chart shows: their number, the sum of their probabilities, and how many happened. */
function expectedOf(results: readonly HindcastResult[], quantityOf: QuantityOf) {
  const all = results
    .filter(({ variant }) => variant === "outOfSample")
    .flatMap(({ episode, events = [] }) =>
      events.flatMap(({ name, happened, probability }) => {
        const quantity = quantityOf(episode, name);
        return quantity === undefined ? [] : [{ about: aboutOf(quantity), happened, probability }];
      }),
    );
  return shownEvents.flatMap((about) => {
    const own = all.filter((each) => each.about === about);
    if (own.length === 0) return [];
    const expected = own.reduce((sum, { probability }) => sum + probability, 0);
    return [{ about, events: own.length, expected, happened: own.filter(({ happened }) => happened).length }];
  });
}

/** What a quantity is of: whether makers stand still or lack something; undefined for what no chart shows. */
function aboutOf(quantity: Quantity): ShownEvent | undefined {
  const isOfMakers =
    quantity.kind === "firstLineStopDay" ||
    (quantity.kind === "outcome" && /^(?:lineStopped|weeksShort|firmsStopped|firmWeeksStopped)\b/.test(quantity.id)) ||
    (quantity.kind === "meanDuring" && quantity.series.startsWith("unmetNeedShare."));
  return isOfMakers ? "shortages" : undefined;
}
