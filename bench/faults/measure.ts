import { sampleRankCorrelation } from "simple-statistics";
import { jackknifeError } from "../../src/sim/analysis/drivers/shares.ts";
import { runProbes } from "../../src/sim/engine/probes/run-probes.ts";
import { readDocument } from "../../src/sim/scenario/read.ts";
import type { HindcastResult } from "../../src/sim/scoring/hindcast/record.ts";
import { scoreEpisode } from "../../src/sim/scoring/hindcast/score.ts";
import { banWeeks, known, type Run } from "./probes.ts";
import { type Fault, withFaults } from "./undo.ts";

/** The model with some faults made again: the scores of its episodes, and the figures in which the faults show. */
export type Measured = {
  readonly results: readonly HindcastResult[];
  readonly symptoms: readonly string[];
};

export type MeasureOptions = { readonly seed: string; readonly runs: number; readonly workers: number };

/** Runs every scenario in every state of the model, on the same draws. */
export async function measure(
  runs: readonly Run[],
  states: readonly (readonly Fault[])[],
  options: MeasureOptions,
): Promise<readonly Measured[]> {
  const probes = states.flatMap((made, k) =>
    runs.map(({ name, document, left, quantities }) => {
      const called = `${name}, state ${k}`;
      return { name: called, read: readDocument(withFaults(document, made, left), called), quantities };
    }),
  );
  const { values } = await runProbes(probes, options);
  return states.map((_, k) => {
    const of = (r: number) => values[k * runs.length + r];
    const results = runs.flatMap(({ scored }, r) =>
      scored === null
        ? []
        : [
            scoreEpisode(scored.read, scored.given, {
              ...{ seed: options.seed, variant: "outOfSample", scenarioSha256: "0".repeat(64), values: of(r) },
            }),
          ],
    );
    const named = (name: string) => of(runs.findIndex((run) => run.name === name));
    return { results, symptoms: symptomsOf(results, named) };
  });
}

const percent = (share: number) => `${Math.round(100 * share)} %`;
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Last day counted as by 30 June 2026, from 6 January. */
const endOfJune = 175;
/** Quote on record of 29 January 2026 [USD/kg]. */
const onRecord = 203;

/** One figure a fault, in their order. */
function symptomsOf(
  results: readonly HindcastResult[],
  named: (run: string) => readonly Float64Array[],
): readonly string[] {
  const policyKnown = named("known");
  const of = (key: keyof typeof known) => policyKnown[Object.keys(known).indexOf(key)];
  const event = (name: string) =>
    results.flatMap(({ events = [] }) => events).find((each) => each.name === name)?.probability ?? Number.NaN;
  const feature = (name: string) => results.flatMap(({ features }) => features).find((each) => each.name === name);
  const stopped = (days: Float64Array) => days.filter((day) => day <= endOfJune).length / days.length;
  const overFob = of("paid").map((paid, i) => paid / of("fob")[i]);
  const exported = feature("world exports of Tb, October 2025");
  const [quotes] = named("shipped");
  return [
    percent(stopped(of("firstCivilStop"))),
    correlation(overFob, of("unmet")).toFixed(2),
    banWeeks.map((weeks) => percent(stopped(named(`ban of ${weeks}`)[0]))).join(", "),
    percent(event("two large makers or more stand still at once in Japan")),
    `${mean(of("cover")).toFixed(1)} weeks`,
    `${Math.round(100 * (event("small makers as a whole short for a month") - event("large makers as a whole short for a month")))} points`,
    exported === undefined ? "–" : exported.p95.toFixed(2),
    percent(mean(of("unmet"))),
    percent(event("a restriction in force on 22 September")),
    percent(mean(quotes.map((quote) => Math.abs(quote / onRecord - 1)))),
  ];
}

/** Spearman's rank correlation; 0 where one of the two does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const varies = (of: Float64Array) => of.some((value) => value !== of[0]);
  return varies(a) && varies(b) ? sampleRankCorrelation([...a], [...b]) : 0;
}

type Point = { readonly series: string; readonly crps: number };

function pointsOf(results: readonly HindcastResult[]): readonly Point[] {
  return results.flatMap(({ episode, points }) =>
    points.map(({ observation, crps, start }) => ({ series: `${episode} ${observation}`, crps: crps / start })),
  );
}

/** Mean CRPS of one over that of another on the same points, with the error of the jackknife over series. */
export function crpsRatio(of: readonly HindcastResult[], over: readonly HindcastResult[]) {
  const pairs = pointsOf(of).map(({ series, crps }, k) => ({ series, crps, base: pointsOf(over)[k].crps }));
  const ratio = (some: typeof pairs) =>
    some.reduce((sum, { crps }) => sum + crps, 0) / some.reduce((sum, { base }) => sum + base, 0);
  const value = ratio(pairs);
  const series = [...new Set(pairs.map((pair) => pair.series))];
  const leftOut = Float64Array.from(series, (left) => ratio(pairs.filter((pair) => pair.series !== left)));
  return { value, error: jackknifeError({ value, leftOut }) };
}

/** Share of the points of all episodes in their 80 % intervals. */
export function coverage(results: readonly HindcastResult[]): number {
  const points = results.flatMap((result) => result.points);
  return points.filter(({ low80, high80, observed }) => low80 <= observed && observed <= high80).length / points.length;
}

/** Brier scores summed over causes, over all episodes. */
export function brier(results: readonly HindcastResult[]): number {
  return results.flatMap(({ eventScores = [] }) => eventScores).reduce((sum, score) => sum + score.brier, 0);
}
