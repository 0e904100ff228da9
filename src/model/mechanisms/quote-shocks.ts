import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";
import { inputColumn } from "../scenario/inputs.ts";

/* Shocks of the quotes of several materials that go together, and jumps, where a scenario says that there are any. */

/** What the shocks of a block have beside each material's own draws. */
export type QuoteShocks = {
  /** Weight of what all share, and of a material's own: squares sum to one. Null where shocks are independent. */
  readonly shared: { readonly common: Column; readonly own: Column } | null;
  /** Null where nothing jumps. */
  readonly jumps: Jumps | null;
  /** Scratch: the shared draws of a step and of the next. */
  readonly draws: Column;
  readonly nextDraws: Column;
};

type Jumps = {
  /** Probability of no jump in a step, and jumps expected in one; logarithm of the median jump, and standard deviation of a jump's. */
  readonly none: Column;
  readonly expected: Column;
  readonly logMedian: Column;
  readonly spread: Column;
  /** Jumps in the present step. */
  readonly count: Int32Array;
  /** What they come to for one material, in the logarithm. */
  readonly sum: Column;
};

export function createQuoteShocks({ world, inputs, runs }: Block): QuoteShocks {
  const { quotes } = world.scenario;
  return {
    shared: quotes.correlation === undefined ? null : weightsOf(inputColumn(inputs, "quotes.correlation")),
    jumps: quotes.jumps === undefined ? null : createJumps(inputs, world.stepWeeks, runs),
    draws: column(runs),
    nextDraws: column(runs),
  };
}

function weightsOf(correlation: Column) {
  return { common: correlation.map(Math.sqrt), own: correlation.map((rho) => Math.sqrt(1 - rho)) };
}

function createJumps(inputs: Block["inputs"], stepWeeks: number, runs: number): Jumps {
  const expected = inputColumn(inputs, "quotes.jumps.rate").map((rate) => rate * stepWeeks);
  return {
    expected,
    none: expected.map((mean) => exp(-mean)),
    logMedian: inputColumn(inputs, "quotes.jumps.median").map(log),
    spread: inputColumn(inputs, "quotes.jumps.spread").slice(),
    count: new Int32Array(runs),
    sum: column(runs),
  };
}

/**
 * Makes the normals of some materials, of an even step and of the next, those of materials whose every two have the same
 * correlation rho: sqrt(rho) of one that all share and sqrt(1 - rho) of their own (a one-factor model, Vasicek 2002).
 */
export function shareShocks(
  { streams, firstRun, runs }: Block,
  { shared, draws, nextDraws }: QuoteShocks,
  own: readonly Column[],
  nextOwn: readonly Column[],
  step: number,
): void {
  if (shared === null) return;
  streams.sharedQuote.fillNormalPair(draws, nextDraws, firstRun, runs, step, 0);
  for (const [common, each] of [[draws, own] as const, [nextDraws, nextOwn] as const])
    for (const mine of each)
      for (let i = 0; i < runs; i++) mine[i] = shared.common[i] * common[i] + shared.own[i] * mine[i];
}

/** More jumps than these in a step are as good as impossible at any rate that a scenario may have. */
const mostJumps = 200;

/** How many jumps the step has in each run: Poisson, by its quantile. True where some run has any. */
export function countJumps({ streams, firstRun, runs }: Block, { jumps, draws }: QuoteShocks, step: number): boolean {
  if (jumps === null) return false;
  const { none, expected, count } = jumps;
  streams.quoteJumps.fillUniform(draws, firstRun, runs, step, 0);
  let some = false;
  for (let i = 0; i < runs; i++) {
    count[i] = draws[i] > none[i] ? jumpsAt(expected[i], draws[i]) : 0;
    some ||= count[i] > 0;
  }
  return some;
}

/** Quantile of the Poisson distribution of mean `expected`, at `u`. */
export function jumpsAt(expected: number, u: number): number {
  let n = 0;
  let probability = exp(-expected);
  for (let upTo = probability; u > upTo && n < mostJumps; upTo += probability) {
    n++;
    probability *= expected / n;
  }
  return n;
}

/**
 * What the step's jumps come to for a material. The sum of n jumps, each normal, is normal with n times the mean and n times the
 * variance; their sizes are correlated among materials as the shocks are.
 */
export function drawJumps(
  { streams, firstRun, runs }: Block,
  { jumps, shared }: QuoteShocks,
  step: number,
  material: number,
): void {
  if (jumps === null) return;
  const { count, logMedian, spread, sum } = jumps;
  sum.fill(0);
  for (let i = 0; i < runs; i++) {
    const n = count[i];
    if (n === 0) continue;
    // The first entity is what all materials share.
    const draw = (entity: number) => normalQuantile(streams.jumpSizes.uniform(firstRun + i, step, entity));
    const own = draw(material + 1);
    const size = shared === null ? own : shared.common[i] * draw(0) + shared.own[i] * own;
    sum[i] = n * logMedian[i] + Math.sqrt(n) * spread[i] * size;
  }
}

/** Adds what was last drawn to the deviation of a material's log quote. */
export function addJumps({ jumps }: QuoteShocks, deviation: Column): void {
  if (jumps === null) return;
  for (let i = 0; i < deviation.length; i++) deviation[i] += jumps.sum[i];
}
