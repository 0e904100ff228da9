import type { InferenceRecord } from "../../sim/inference/record.ts";
import { beyond, byLearnt, isUninformed, learntPercent } from "../charts/inference/kit.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { textColumns } from "../words/lines.ts";

/** What an inference found of each parameter. */
export function parametersTable({ parameters }: InferenceRecord): ChartTable {
  return {
    columns: [
      ...["parameter", "unit", "prior p5", "prior median", "prior p95"],
      ...["posterior p5", "posterior median", "posterior p95", "distance [0-1]", "contraction [0-1]"],
    ],
    rows: parameters.map(({ name, unit, prior, posterior, distance, contraction }) => [
      ...[name, unit, prior.p5, prior.p50, prior.p95],
      ...[posterior.p5, posterior.p50, posterior.p95, distance, contraction],
    ]),
  };
}

/** Each row of the record and what the posterior foretells of it, on the row's scale. */
export function observationsTable({ observations }: InferenceRecord): ChartTable {
  return {
    columns: [
      "observation",
      "kind",
      "episode",
      "used",
      "value",
      "p5",
      "median",
      "p95",
      "probability [0-1]",
      "residual [sd]",
    ],
    rows: observations.map(({ name, kind, episode, isUsed, value, predicted, probability, residual }) => [
      ...[name, kind, episode, isUsed ? "yes" : "no", value ?? ""],
      ...[predicted?.p5 ?? "", predicted?.p50 ?? "", predicted?.p95 ?? "", probability, residual ?? ""],
    ]),
  };
}

/** How many points each wave left. */
export function wavesTable({ waves }: InferenceRecord): ChartTable {
  return {
    columns: [
      "wave",
      "points",
      "failed",
      "rule: largest",
      "below",
      "passed",
      "kept",
      "passed on means",
      "volume [0-1]",
    ],
    rows: waves.map((wave, k) => [
      ...[k, wave.points, wave.failed, wave.largest, wave.below],
      ...[wave.passed, wave.kept, wave.passedOnMeans, wave.volume],
    ]),
  };
}

/** Where nothing is left: what each wave left, and the rows and pairs of rows that empty the space. */
export function nothingText({
  waves,
  emptied,
}: Pick<InferenceRecord, "waves"> & { readonly emptied: InferenceRecord["emptied"] }): string {
  const percent = (share: number) => `${Math.round(1000 * share) / 10} %`;
  const ofWaves = [
    ["wave", "points", "failed", "passed", "kept", "passed on means"],
    ...waves.map((wave, k) => [k, wave.points, wave.failed, wave.passed, wave.kept, wave.passedOnMeans].map(String)),
  ];
  const rows = [
    ["observation", "met by points of the prior", "by those that meet all others"],
    ...[...emptied.rows]
      .sort((a, b) => a.passed - b.passed)
      .map(({ row, passed, passedOthers }) => [row, percent(passed), percent(passedOthers)]),
  ];
  const pairs = emptied.pairs.map((pair) => `no point of the prior meets both of ${pair.join(" and ")}\n`);
  return `${textColumns(ofWaves)}\n${textColumns(rows)}\n${pairs.join("")}`;
}

/** A parameter whose effective points are fewer is told with a warning. */
const fewEffective = 400;

/** An inference as a terminal shows it. */
export function inferenceText(record: InferenceRecord): string {
  const { parameters, effective, bank, noise, observations, calibration, abc, multiplier } = record;
  const number = (value: number) => String(Number(value.toPrecision(3)));
  const range = ({ p5, p50, p95 }: { p5: number; p50: number; p95: number }) =>
    `${number(p50)} (${number(p5)} to ${number(p95)})`;
  const rows = [
    ["parameter", "unit", "prior", "posterior: median (5 to 95 %)", "learnt"],
    ...byLearnt(parameters).map((of) => [
      ...[of.name, of.unit, range(of.prior), range(of.posterior)],
      isUninformed(of) ? "nothing" : `${learntPercent(of)} %`,
    ]),
  ];
  const missed = observations.filter(({ value, probability }) => value !== null && Math.abs(probability - 0.5) > 0.45);
  const far = beyond(observations);
  const large = multiplier.reduce((sum, share, k) => sum + (k >= 4 ? share : 0), 0);
  const lines = [
    ...(large > 0.5
      ? [`The model misses by more than twice what was allowed for, with probability ${number(large)}.`]
      : []),
    `${Math.round(effective)} effective points of ${bank.points} in the bank${effective < fewEffective ? `: few, ${fewEffective} are wanted; a larger --bank goes on from here` : ""}`,
    `one luck against another: the log likelihood differs by ${number(noise.standardDeviation)}${noise.standardDeviation > 1 ? ": more --runs are needed" : ""}`,
    ...(missed.length > 0
      ? [`beyond 90 % of what the posterior foretells: ${missed.map(({ name }) => name).join(", ")}`]
      : []),
    ...(far.length > 0
      ? [`the model cannot follow, more than three standard deviations away: ${far.map(({ name }) => name).join(", ")}`]
      : []),
    ...(calibration === null ? [] : [checkText(calibration)]),
    ...(abc === null ? [] : [abcText(abc)]),
  ];
  return `${textColumns(rows)}\n${lines.join("\n")}\n`;
}

function abcText({ rows, effective, effectiveSynthetic, differ }: NonNullable<InferenceRecord["abc"]>): string {
  const found = differ.length === 0 ? "the same posterior" : `another posterior of ${differ.join(", ")}`;
  return `approximate Bayesian computation on ${rows.length} rows: ${found} (${Math.round(effective)} points that count, ${Math.round(effectiveSynthetic)} by the synthetic likelihood)`;
}

function checkText({ dataSets, failed, survival }: NonNullable<InferenceRecord["calibration"]>): string {
  const ranks =
    failed.length === 0 ? "ranks are uniform" : `ranks are not uniform of ${failed.join(", ")}: do not use it`;
  return `check over ${dataSets} data sets: ${ranks}; ${survival.survived} of ${survival.dataSets} points of the prior survive their own data`;
}
