import { engineVersion } from "../../model/version.ts";
import { effectiveDraws } from "../scenario/posterior/effective.ts";
import { fewestEffective, type PosteriorFile, sealedPosterior } from "../scenario/posterior/file.ts";
import { abcCheck } from "./check/abc.ts";
import { calibrate, survival } from "./check/calibration.ts";
import { type Fitted, fittedRows } from "./likelihood/likelihood.ts";
import { recordOf } from "./likelihood/record.ts";
import type { Simulator } from "./points/point.ts";
import { type PointsOptions, type Simulated, simulatePoints } from "./points/run.ts";
import { layoutOf } from "./points/summary.ts";
import { simulateBank } from "./posterior/bank.ts";
import { type Bank, type Posterior, posteriorDraws, posteriorOf, resampled } from "./posterior/posterior.ts";
import { refined } from "./posterior/refine.ts";
import { toldOf } from "./posterior/told.ts";
import type { InferenceRecord } from "./record.ts";
import { type Table, type Takes, usedBy } from "./table.ts";
import { streamOf } from "./waves/design.ts";
import { emptiedBy } from "./waves/emptied.ts";
import { collapsed, NothingLeft, nothingLeft, wavesRecord } from "./waves/nothing-left.ts";
import { narrowed, runWaves, type Sizes, type StageListener } from "./waves/waves.ts";

export type InferOptions = PointsOptions & {
  readonly sizes: Sizes;
  readonly seed: string;
  /** Episode whose observations are not used. */
  readonly leaveOut?: string | undefined;
  /** Day after which observations are not used. */
  readonly knownUntil?: string | undefined;
  /** Data sets of the check by simulation; none where it is not asked for. */
  readonly check?: number | undefined;
  readonly onStage?: StageListener | undefined;
};

export type Inferred = { readonly record: InferenceRecord; readonly posterior: PosteriorFile };

type Given = {
  readonly table: Table;
  readonly takes: Takes;
  readonly tableSha256: string;
  readonly historiesSha256: string;
};

/**
 * Infers the parameters of a table: waves, a bank, and the posterior over it, with the check by simulation where it is asked for. The
 * same numbers at any number of workers. Throws NothingLeft where no posterior can be given.
 */
export async function infer(simulator: Simulator, given: Given, options: InferOptions): Promise<Inferred> {
  const { sizes, seed, leaveOut = null, knownUntil = null, onStage = () => undefined } = options;
  const { table } = given;
  const layout = layoutOf(table);
  const isUsed = usedBy(table, { leaveOut, knownUntil });
  const fitted = fittedRows(layout, isUsed);
  const ofAll = await runWaves(simulator, layout, { sizes, seed }, options, onStage);
  const isWhole = leaveOut === null && knownUntil === null;
  const waves = isWhole ? ofAll : await narrowed(simulator, layout, ofAll, { sizes, seed, isUsed }, options, onStage);
  const emptied = emptiedBy(layout, waves.design, isUsed);
  if (waves.kept.length === 0) throw new NothingLeft(nothingLeft(waves, emptied), waves.waves, emptied);
  const ofWhole = isWhole || ofAll.kept.length === 0 ? 0 : (sizes.before ?? 0);
  const before =
    ofWhole === 0
      ? undefined
      : await simulateBank(
          simulator,
          fittedRows(layout),
          ofAll,
          { sizes: { ...sizes, bank: ofWhole }, seed },
          options,
          (stage, points) => onStage(`the whole's ${stage}`, points),
        );
  const drawn = await simulateBank(simulator, fitted, waves, { sizes, seed, before }, options, onStage);
  const { bank, refined: heavy } = await refined(
    simulator,
    fitted,
    drawn.bank,
    { runs: sizes.runs[2], seed },
    options,
    onStage,
  );
  const failed = drawn.failed + drawn.bank.points.length - bank.points.length;
  const posterior = posteriorOf(fitted, bank);
  if (!(posterior.effective >= fewestEffective))
    throw new NothingLeft(collapsed(posterior, bank.points.length, emptied), waves.waves, emptied);
  const noise = await noiseOf(simulator, fitted, bank, posterior, options);
  const draws = resampled(posterior.weights, posteriorDraws, streamOf(seed, "draws"));
  const told = toldOf(fitted, bank, posterior, draws, streamOf(seed, "predicted"));
  const calibration =
    options.check === undefined
      ? null
      : {
          ...calibrate(fitted, bank, options.check, seed),
          survival: survival(fitted, waves.design, mostOfSurvival, seed),
        };
  const of = {
    name: table.name,
    tableSha256: given.tableSha256,
    historiesSha256: given.historiesSha256,
    ...{ engineVersion, seed, sizes, leaveOut, knownUntil },
  };
  const { effective, effectiveOfWorld, multiplier } = posterior;
  const file = sealedPosterior({
    schemaVersion: 1,
    ...{ ...of, ...lastKnown(table, isUsed), effective, ...takenFrom(given) },
    observations: rowsOf(table, isUsed),
    draws: timesDrawn(draws).map(([i, weight]) => ({
      world: table.worlds[bank.points[i].world].name,
      ...{ weight, values: told.valuesOf(i) },
    })),
  });
  const record: InferenceRecord = {
    schemaVersion: 1,
    inference: of,
    waves: wavesRecord(waves.waves),
    ...{ emptied, noise, multiplier, calibration },
    abc: options.check === undefined ? null : abcCheck(layout, bank, isUsed, seed),
    bank: { points: bank.points.length + failed, failed, refined: heavy },
    effective,
    effectiveOfWorld: table.worlds.map(({ name }, w) => ({ world: name, effective: effectiveOfWorld[w] })),
    parameters: told.parameters,
    observations: told.observations,
    derived: told.derived,
    otherwise: otherwise(fitted, bank, table),
    posteriorSha256: file.sha256,
  };
  return { record, posterior: file };
}

/** Points that are drawn, each once, and how often. */
function timesDrawn(draws: readonly number[]): readonly (readonly [point: number, times: number])[] {
  const times = new Map<number, number>();
  for (const point of draws) times.set(point, (times.get(point) ?? 0) + 1);
  return [...times];
}

/** Which inputs take what, in the words of a posterior's file. */
function takenFrom({ table, takes }: Given): Pick<PosteriorFile, "histories" | "parameters" | "worlds"> {
  return {
    histories: [...table.histories],
    parameters: table.parameters.map(({ name, unit }, p) => ({ name, unit, ...takes.parameters[p] })),
    worlds: table.worlds.map(({ name, weight }, w) => ({ name, weight, set: { ...takes.worlds[w] } })),
  };
}

function rowsOf({ rows }: Table, isUsed: (row: number) => boolean): PosteriorFile["observations"] {
  const named = (wanted: boolean) => rows.flatMap(({ name }, row) => (isUsed(row) === wanted ? [name] : []));
  return { used: named(true), leftOut: named(false) };
}

function lastKnown({ rows }: Table, isUsed: (row: number) => boolean): Pick<PosteriorFile, "recordUntil"> {
  const day = rows
    .flatMap(({ known }, row) => (isUsed(row) ? [known] : []))
    .sort()
    .at(-1);
  return day === undefined ? {} : { recordUntil: day };
}

/** Data sets of which it is asked whether their own point survives the waves' last rule. */
const mostOfSurvival = 100;

/** Best points that are simulated again with other luck. */
const repeated = 32;

/**
 * Standard deviation of the log likelihood between one luck and another at the posterior's points: above one, the weights are
 * those of luck, and more runs are needed.
 */
async function noiseOf(
  simulator: Simulator,
  fitted: Fitted,
  bank: Bank,
  posterior: Posterior,
  options: InferOptions,
): Promise<{ readonly points: number; readonly standardDeviation: number }> {
  const { sizes, seed, onStage = () => undefined } = options;
  const all = [...new Set(resampled(posterior.weights, repeated, streamOf(seed, "repeated")))];
  // Of those with the same number of runs, the more of the two kinds.
  const heavy = all.filter((i) => bank.points[i].summary.runs > sizes.runs[2]);
  const drawn = 2 * heavy.length >= all.length ? heavy : all.filter((i) => !heavy.includes(i));
  const { runs } = bank.points[drawn[0]].summary;
  const points = drawn.map((i) => bank.points[i]);
  const again = await simulatePoints(
    simulator,
    fitted.layout,
    points,
    { runs, luck: `${seed} again` },
    { ...options, onProgress: onStage("other luck", points.length) },
  );
  const before = new Map(drawn.map((i) => [bank.points[i].ranks, posterior.logLikelihood[i]]));
  const second = posteriorOf(fitted, { points: again, logPrior: new Float64Array(again.length) }).logLikelihood;
  const differences = again.flatMap(({ ranks }, k) => {
    const difference = second[k] - (before.get(ranks) as number);
    return Number.isFinite(difference) ? [difference] : [];
  });
  const mean = differences.reduce((sum, each) => sum + each, 0) / Math.max(1, differences.length);
  const squares = differences.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const variance = squares / Math.max(1, differences.length - 1) / 2;
  return { points: differences.length, standardDeviation: Math.sqrt(variance) };
}

/** What rows that are hardly trusted would say if they were trusted more or less: means of the parameters' ranks. */
function otherwise(fitted: Fitted, bank: Bank, table: Table): InferenceRecord["otherwise"] {
  return table.rows.flatMap((row, index) =>
    row.kind !== "event" || !row.isFit
      ? []
      : row.alsoWith.map((trust) => {
          const { weights } = posteriorOf(fitted, bank, recordOf(fitted.layout), new Map([[index, trust]]));
          return {
            row: row.name,
            trust,
            effective: effectiveDraws(weights),
            meanRanks: table.parameters.map(({ name }, p) => ({ name, rank: meanRank(bank.points, weights, p) })),
          };
        }),
  );
}

function meanRank(points: readonly Simulated[], weights: Float64Array, p: number): number {
  return points.reduce((sum, { ranks }, i) => sum + weights[i] * ranks[p], 0);
}
