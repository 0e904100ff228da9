import { quantile } from "../../../model/distributions/quantile.ts";
import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { below, scaled } from "../../engine/facts/law.ts";
import type { Layout, Summary } from "../points/summary.ts";
import type { Row, Table, Told } from "../table.ts";
import { grantedProbability, logThinned } from "./counts.ts";
import type { DataSet, Said } from "./record.ts";

/** A row of one run: its values in that run, one a column. */
type Values = (k: number) => number;

/**
 * Probability that a row says so in a run whose value is given, for a size of the discrepancy; of events without what the
 * record is worth. Rows of counts are not asked.
 */
export function holds(row: Row, value: number, multiplier: number): number {
  switch (row.kind) {
    case "censored": {
      const spread = Math.sqrt(row.error * row.error + multiplier * multiplier * row.discrepancy * row.discrepancy);
      const excess = (scaled(row.scale, value) - scaled(row.scale, row.bound)) / spread;
      return row.side === "atLeast" ? below(excess) : below(-excess);
    }
    case "interval": {
      const spread = multiplier * row.discrepancy;
      const at = scaled(row.scale, value);
      return below((scaled(row.scale, row.high) - at) / spread) - below((scaled(row.scale, row.low) - at) / spread);
    }
    case "event": {
      const [found, bound] = row.logarithm
        ? [scaled("log", value), scaled("log", row.threshold)]
        : [value, row.threshold];
      const excess = row.side === "above" ? found - bound : bound - found;
      return row.width > 0 ? below(excess / row.width) : excess > 0 ? 1 : 0;
    }
    default:
      throw new RangeError(`${row.kind}: has no probability by itself`);
  }
}

/** Probability that a record says so, where what it says happened with the probability given. */
export function toldProbability({ kind, probability }: Told, happened: number): number {
  return kind === "right"
    ? probability * happened + (1 - probability) * (1 - happened)
    : probability * happened + (1 - probability) / 2;
}

/** Whether the probability of a row depends on the size of the discrepancy. */
function hasDiscrepancy({ kind }: Row): boolean {
  return kind === "censored" || kind === "interval";
}

/** Correlations of two licences of a record at midpoints of what is believed of them. */
function correlations({ overdispersion }: Table): readonly number[] {
  if (overdispersion === null) return [0];
  return Array.from({ length: overdispersionNodes }, (_, k) =>
    quantile(overdispersion, (k + 0.5) / overdispersionNodes),
  );
}

const overdispersionNodes = 6;

/** Rows of one history whose probabilities are multiplied within each run before they are averaged. */
export type RunBlock = { readonly rows: readonly number[] };

export function runBlocksOf({ table }: Layout, isUsed: (row: number) => boolean): readonly RunBlock[] {
  return table.histories.flatMap((_, history) => {
    const rows = [...table.rows.keys()].filter((index) => {
      const { kind, history: of } = table.rows[index];
      return of === history && kind !== "normal" && kind !== "spread" && isUsed(index);
    });
    return rows.length === 0 ? [] : [{ rows }];
  });
}

/**
 * Log of the probability of a block's rows, averaged over a point's runs: exact for any number of them. Counts that are told
 * with one chance share it within a run. One number a multiplier. `trust` stands in for that of rows that ask for others.
 */
export function logRunProbability(
  layout: Layout,
  { rows }: RunBlock,
  summary: Summary,
  data: DataSet,
  multipliers: readonly number[],
  trust: ReadonlyMap<number, number> = new Map(),
): Float64Array {
  const { table, starts, perRun } = layout;
  const { runs } = summary;
  const valuesOf = (row: number, run: number): Values => {
    const first = perRun.indexOf(starts[row]);
    return (k) => summary.perRun[(first + k) * runs + run];
  };
  const fixed = rows.filter((row) => !hasDiscrepancy(table.rows[row]));
  const free = rows.filter((row) => hasDiscrepancy(table.rows[row]));
  const granted = new Map<string, number>();
  const sums = new Float64Array(multipliers.length);
  const together = correlations(table);
  for (let run = 0; run < runs; run++) {
    let constant = stopsProbability(table, fixed, data, (row) => valuesOf(row, run));
    for (const row of fixed) {
      if (constant === 0) break;
      const of = table.rows[row];
      if (of.kind !== "event") continue;
      const told: Told = trust.has(row) ? { kind: "trust", probability: trust.get(row) as number } : of.told;
      const says = toldProbability(told, holds(of, valuesOf(row, run)(0), 1));
      constant *= isSo(data[row]) ? says : 1 - says;
    }
    if (constant > 0)
      constant *= licencesProbability(table, fixed, data, together, granted, (row) => valuesOf(row, run)(0));
    if (constant === 0) continue;
    multipliers.forEach((multiplier, m) => {
      let product = constant;
      for (const row of free) {
        const found = holds(table.rows[row], valuesOf(row, run)(0), multiplier);
        product *= isSo(data[row]) ? found : 1 - found;
      }
      sums[m] += product;
    });
  }
  return sums.map((sum) => log(sum / runs));
}

function isSo(said: Said): boolean {
  return said.kind === "is" && said.is;
}

function stopsProbability(
  table: Table,
  rows: readonly number[],
  data: DataSet,
  values: (row: number) => Values,
): number {
  const byChance = new Map<number, { happened: number; reported: number }[]>();
  for (const index of rows) {
    const row = table.rows[index];
    const said = data[index];
    if (row.kind !== "stops" || said.kind !== "reported") continue;
    const at = values(index);
    row.counts.forEach(({ chance }, k) => {
      const counts = byChance.get(chance) ?? [];
      counts.push({ happened: Math.round(at(k)), reported: said.counts[k] });
      byChance.set(chance, counts);
    });
  }
  let sum = 0;
  for (const [chance, counts] of byChance) sum += logThinned(table.chances[chance], counts);
  return exp(Math.max(sum, -700)) * (sum === -Infinity ? 0 : 1);
}

function licencesProbability(
  table: Table,
  rows: readonly number[],
  data: DataSet,
  together: readonly number[],
  known: Map<string, number>,
  value: (row: number) => number,
): number {
  const asked = rows.filter((row) => table.rows[row].kind === "licences");
  if (asked.length === 0) return 1;
  let mean = 0;
  for (const correlation of together) {
    let product = 1;
    for (const index of asked) {
      const row = table.rows[index];
      const said = data[index];
      if (row.kind !== "licences" || said.kind !== "granted") continue;
      const share = value(index);
      const key = `${index} ${correlation} ${share}`;
      const found = known.get(key) ?? grantedProbability(share, correlation, { ...said, of: row.of });
      known.set(key, found);
      product *= found;
    }
    mean += product / together.length;
  }
  return mean;
}
