import type { UniformSource } from "../../../model/random/source.ts";
import { drawnData } from "../check/draw-data.ts";
import type { Fitted } from "../likelihood/likelihood.ts";
import { blocksOf } from "../likelihood/normal-rows.ts";
import { recordOf, type Said } from "../likelihood/record.ts";
import { runBlocksOf } from "../likelihood/run-rows.ts";
import { valueAt, valuesAt } from "../points/point.ts";
import type { InferenceRecord } from "../record.ts";
import type { Bank, Posterior } from "./posterior.ts";

const bins = 20;

/** What a posterior says of each parameter, what it foretells of each row, and the derived quantities. */
export function toldOf(
  fitted: Fitted,
  { points }: Bank,
  { weights }: Posterior,
  draws: readonly number[],
  stream: UniformSource,
): Pick<InferenceRecord, "parameters" | "observations" | "derived"> & {
  readonly valuesOf: (point: number) => number[];
} {
  const { layout } = fitted;
  const { table } = layout;
  const parameters = table.parameters.map((parameter, p) => {
    const ranks = draws.map((i) => points[i].ranks[p]).sort((a, b) => a - b);
    const quantiles = (at: (u: number) => number) => ({
      p5: valueAt(parameter, at(0.05)),
      p50: valueAt(parameter, at(0.5)),
      p95: valueAt(parameter, at(0.95)),
    });
    const shares = Array<number>(bins).fill(0);
    points.forEach(({ ranks: of }, i) => {
      shares[Math.min(bins - 1, Math.floor(of[p] * bins))] += weights[i];
    });
    let [mean, square] = [0, 0];
    points.forEach(({ ranks: of }, i) => {
      mean += weights[i] * of[p];
      square += weights[i] * of[p] * of[p];
    });
    const distance = ranks.reduce(
      (most, rank, k) => Math.max(most, Math.abs(rank - k / ranks.length), Math.abs(rank - (k + 1) / ranks.length)),
      0,
    );
    return {
      name: parameter.name,
      title: parameter.title,
      unit: parameter.unit,
      prior: quantiles((u) => u),
      posterior: quantiles((u) => ranks[Math.min(ranks.length - 1, Math.floor(u * ranks.length))]),
      distance: Math.min(1, distance),
      contraction: 1 - 12 * (square - mean * mean),
      bins: shares.map((each) => Math.min(1, each)),
    };
  });
  const all: Fitted = {
    layout,
    blocks: blocksOf(layout, () => true),
    runBlocks: runBlocksOf(layout, () => true),
    spreads: [],
  };
  const drawn = draws.map((i, set) => drawnData(all, points[i].summary, stream, set));
  const record = recordOf(layout);
  const isUsed = usedRows(fitted);
  const observations = table.rows.map((row, index) => {
    const said = record[index];
    const values = drawn.map((data) => saidValue(data[index])).filter((value) => value !== null);
    const value = saidValue(said);
    const same = drawn.filter((data) => JSON.stringify(data[index]) === JSON.stringify(said)).length;
    const under = values.filter((each) => each < (value ?? 0)).length;
    return {
      ...{ name: row.name, kind: row.kind, episode: row.episode, isUsed: isUsed.has(index), value },
      predicted: value === null ? null : quantilesOf(values),
      residual: value === null ? null : residualOf(value, values),
      probability: (value === null ? same : under) / drawn.length,
    };
  });
  const derived = table.derived.map(({ name }, k) => ({
    name,
    posterior: quantilesOf(draws.map((i) => points[i].summary.means[layout.normal.length + k])),
  }));
  return {
    ...{ parameters, observations, derived },
    valuesOf: (point) =>
      [...valuesAt(table.parameters, points[point].ranks)].map((value) => Number(value.toPrecision(6))),
  };
}

function usedRows({ blocks, runBlocks, spreads }: Fitted): ReadonlySet<number> {
  return new Set([...blocks.flatMap(({ rows }) => rows), ...runBlocks.flatMap(({ rows }) => rows), ...spreads]);
}

function saidValue(said: Said): number | null {
  if (said.kind === "value") return said.value;
  return said.kind === "variance" ? Math.sqrt(said.variance) : null;
}

/** How far a value lies from the mean of what is foretold, in its standard deviations; 0 where that does not vary and is the value. */
function residualOf(value: number, values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / values.length;
  return value === mean ? 0 : (value - mean) / Math.max(1e-9, Math.sqrt(variance));
}

function quantilesOf(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (u: number) => sorted[Math.min(sorted.length - 1, Math.floor(u * sorted.length))];
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}
