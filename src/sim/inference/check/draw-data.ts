import { quantile } from "../../../model/distributions/quantile.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import type { UniformSource } from "../../../model/random/source.ts";
import { multipliers, multiplierWeights } from "../likelihood/discrepancy.ts";
import type { Fitted } from "../likelihood/likelihood.ts";
import { factorize } from "../likelihood/normal-rows.ts";
import { type DataSet, recordOf, type Said } from "../likelihood/record.ts";
import { holds, toldProbability } from "../likelihood/run-rows.ts";
import { type Summary, sampledRuns } from "../points/summary.ts";
import type { Chance } from "../table.ts";

/**
 * A data set that the model could have left: one of a point's runs, with errors of the record, what the model cannot meet, and what is
 * told of what happened. `set` is its number in the stream.
 */
export function drawnData({ layout, blocks }: Fitted, summary: Summary, stream: UniformSource, set: number): DataSet {
  let next = 0;
  const uniform = () => stream.uniform(set, next++, 0);
  const { table, starts } = layout;
  const run = Math.min(sampledRuns - 1, Math.floor(uniform() * sampledRuns));
  const value = (row: number, k = 0) => summary.samples[(starts[row] + k) * sampledRuns + run];
  const multiplier = multipliers[picked(multiplierWeights, uniform())];
  const chances = table.chances.map((chance) => chanceOf(chance, uniform()));
  const correlation = table.overdispersion === null ? 0 : quantile(table.overdispersion, uniform());
  const data: Said[] = [...recordOf(layout)];
  for (const { rows, error, discrepancy } of blocks) {
    const factor = error.map((each, cell) => each + multiplier * multiplier * discrepancy[cell]);
    factorize(factor, rows.length);
    const normals = rows.map(() => normalQuantile(uniform()));
    rows.forEach((row, i) => {
      let noise = 0;
      for (let k = 0; k <= i; k++) noise += factor[i * rows.length + k] * normals[k];
      data[row] = { kind: "value", value: value(row) + noise };
    });
  }
  table.rows.forEach((row, index) => {
    switch (row.kind) {
      case "normal":
        return;
      case "spread":
        data[index] = { kind: "variance", variance: value(index) };
        return;
      case "stops":
        data[index] = {
          kind: "reported",
          counts: row.counts.map(({ chance }, k) => thinned(Math.round(value(index, k)), chances[chance], uniform)),
        };
        return;
      case "licences": {
        const share = Math.min(1, Math.max(0, value(index)));
        const granted = thinned(row.of, togetherShare(share, correlation, uniform()), uniform);
        const isExact = row.low === row.high;
        const isWithin = granted >= row.low && granted <= row.high;
        data[index] = isExact
          ? { kind: "granted", low: granted, high: granted }
          : isWithin
            ? { kind: "granted", low: row.low, high: row.high }
            : granted < row.low
              ? { kind: "granted", low: 0, high: row.low - 1 }
              : { kind: "granted", low: row.high + 1, high: row.of };
        return;
      }
      case "event":
        data[index] = { kind: "is", is: uniform() < toldProbability(row.told, holds(row, value(index), 1)) };
        return;
      default:
        data[index] = { kind: "is", is: uniform() < holds(row, value(index), multiplier) };
    }
  });
  return data;
}

/** Position that a uniform number picks among weights that sum to one. */
export function picked(weights: readonly number[], u: number): number {
  let sum = 0;
  const found = weights.findIndex((weight) => {
    sum += weight;
    return u < sum;
  });
  return found < 0 ? weights.length - 1 : found;
}

function chanceOf(chance: Chance, u: number): number {
  if (chance.kind === "fixed") return chance.value;
  return quantile({ kind: "beta", alpha: chance.alpha, beta: chance.beta }, u);
}

function togetherShare(share: number, correlation: number, u: number): number {
  if (share <= 0 || share >= 1 || correlation <= 0) return share;
  const size = (1 - correlation) / correlation;
  return quantile({ kind: "beta", alpha: share * size, beta: (1 - share) * size }, u);
}

function thinned(count: number, chance: number, uniform: () => number): number {
  let reported = 0;
  for (let k = 0; k < count; k++) if (uniform() < chance) reported++;
  return reported;
}
