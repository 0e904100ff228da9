import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { quantile } from "../distributions/quantile.ts";
import { oncePerWorld } from "../once-per-world.ts";

/** Odds are drawn from this many equally likely values. */
const odds = 256;

/** By mood of the office, the quantiles of its odds at the middles of equal steps of probability. */
const oddsTables = oncePerWorld(({ scenario: { licences } }) =>
  Object.fromEntries(
    Object.entries(licences.approval).map(([mood, { distribution, toModelUnit }]) => [
      mood,
      Float64Array.from({ length: odds }, (_, k) => quantile(distribution, (k + 0.5) / odds) * toModelUnit),
    ]),
  ),
);

/** By mood, then by desk: probability that a batch is granted, 0-1. */
export type LicenceOdds = Readonly<Record<string, readonly Column[]>>;

/**
 * An office does not treat all alike: each desk (a material in a form, to an end use or to the rest of the world) has odds
 * of its own, drawn once a run from what its mood allows. A desk that is favoured in one mood is favoured in all.
 */
export function createLicenceOdds(block: Block): LicenceOdds {
  const { world, runs, streams, firstRun, approval } = block;
  const tables = oddsTables(world);
  const byMood = Object.fromEntries(Object.keys(tables).map((mood) => [mood, columns(approval.length, runs)]));
  const favour = column(runs);
  for (let desk = 0; desk < approval.length; desk++) {
    streams.licenceFavour.fillUniform(favour, firstRun, runs, 0, desk);
    for (const [mood, table] of Object.entries(tables))
      for (let i = 0; i < runs; i++) byMood[mood][desk][i] = table[Math.floor(favour[i] * odds)];
  }
  return byMood;
}
