import { type Block, createBlock } from "./block.ts";
import { type Column, column } from "./columns.ts";
import { alternativeSupply } from "./mechanisms/alternative-supply.ts";
import { approach } from "./mechanisms/approach.ts";
import { installDomesticQuote } from "./mechanisms/domestic-quote.ts";
import { policy } from "./mechanisms/policy.ts";
import { squeeze } from "./mechanisms/squeeze.ts";
import type { RandomStreams } from "./random/source.ts";
import { drawInputsAsRead, type InputAt, inputColumn } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";

/** A run in outline, by its first material: foretells which runs end badly, at a tenth of a run's cost. */
export type Outline = {
  /**
   * Use that what comes in and the stocks would leave uncovered, over the horizon [weeks of usual use]; among runs with none,
   * those under restrictions for longer count as worse.
   */
  readonly shortage: Column;
  /** Highest multiple of its start that the contracts at the home market's quote would reach. */
  readonly quotePeak: Column;
};

/**
 * The same draws as the runs themselves, and the same policy, projects, squeeze and quote; but nobody reacts: no orders,
 * thrift, fear or settlement, licences come at once at their odds, and the sectors share one stock. For choosing which
 * candidates to run, never for a result.
 */
export function outlineBlock(
  world: World,
  drawn: readonly InputAt[],
  streams: RandomStreams,
  firstRun: number,
  runs: number,
): Outline {
  const block = createBlock(world, drawInputsAsRead(drawn, streams.input, firstRun, runs), streams, firstRun, runs);
  const on = world.scenario.mechanisms;
  const advancePolicy = on.policy ? policy.install(block).advance : undefined;
  const advanceProjects = alternativeSupply.install(block);
  const advanceSqueeze = on.squeeze ? squeeze.install(block).advance : undefined;
  const advanceQuote = installDomesticQuote(block, 1).advance;
  const stocks = createStocks(block);
  const contracts = createContracts(block);
  const steps = (world.runUpWeeks + world.weeks) * world.stepsPerWeek;
  for (let step = 0; step < steps; step++) {
    const now = step * world.stepWeeks - world.runUpWeeks;
    advancePolicy?.(step, now);
    advanceProjects(step, now);
    if (step === 0) for (let i = 0; i < runs; i++) stocks.elsewhereAtStart[i] = elsewhere(block, i);
    runDown(block, stocks);
    advanceSqueeze?.(step, now);
    advanceQuote(step, now);
    reprice(block, contracts);
  }
  return { shortage: stocks.shortage, quotePeak: contracts.peak };
}

/** All in weeks of usual use, or shares of it. */
type Stocks = {
  readonly makers: Column;
  readonly national: Column;
  /** Below this the national stock is released. */
  readonly releaseBelow: Column;
  /** By lane of the country: its share of usual use, and how often what is to come can be applied for. */
  readonly laneShare: readonly Column[];
  readonly asks: readonly Column[];
  /** What projects give: not ordered from the exporter before the start. */
  readonly elsewhereAtStart: Column;
  readonly shortage: Column;
};

function createStocks(block: Block): Stocks {
  const { world, approvalBefore, inputs, runs, usualCover, usualUse, usualUseTotal, formShare } = block;
  const makers = column(runs);
  usualCover.forEach((cover, s) => {
    for (let i = 0; i < runs; i++) makers[i] += (cover[i] * usualUse[s][i]) / usualUseTotal[0][i];
  });
  const surge = inputColumn(inputs, "shipments.surge");
  const lanes = world.forms.flatMap((_, f) => world.endUses.map((_, c) => ({ f, c })));
  return {
    makers,
    national: world.scenario.mechanisms.stockRelease ? inputColumn(inputs, "nationalStock.held").slice() : column(runs),
    releaseBelow: inputColumn(inputs, "nationalStock.release.coverBelow"),
    laneShare: lanes.map(({ f, c }) => {
      const share = column(runs);
      for (const s of world.sectorsOfUse[c])
        for (let i = 0; i < runs; i++) share[i] += (formShare[f][i] * usualUse[s][i]) / usualUseTotal[0][i];
      return share;
    }),
    asks: lanes.map((_, l) => surge.map((most, i) => Math.max(most, 1 / Math.max(leastOdds, approvalBefore[l][i])))),
    elsewhereAtStart: column(runs),
    shortage: column(runs),
  };
}

const leastOdds = 0.01;

/** A week under restriction over a week of shortage. */
const slightly = 0.001;

function elsewhere({ world, alternative, usualUseTotal }: Block, i: number): number {
  return alternative[0][i] / (usualUseTotal[0][i] * world.stepWeeks);
}

function runDown(block: Block, stocks: Stocks): void {
  const { runs, world, blocked, licensed, approval, restricted } = block;
  const { makers, national, releaseBelow, laneShare, asks, elsewhereAtStart, shortage } = stocks;
  for (let i = 0; i < runs; i++) {
    let open = 0;
    for (let l = 0; l < laneShare.length; l++) {
      const granted = Math.min(1, approval[l][i] * asks[l][i]);
      open += laneShare[l][i] * (1 - blocked[l][i]) * (1 - licensed[l][i] * (1 - granted));
    }
    let lacking = (1 - open * (1 - Math.min(1, elsewhereAtStart[i])) - elsewhere(block, i)) * world.stepWeeks;
    shortage[i] += slightly * restricted[i] * world.stepWeeks;
    const taken = Math.min(makers[i], lacking);
    makers[i] -= taken;
    lacking -= taken;
    if (lacking <= 0) continue;
    const released = makers[i] < releaseBelow[i] ? Math.min(national[i], lacking) : 0;
    national[i] -= released;
    shortage[i] += lacking - released;
  }
}

type Contracts = { readonly start: Column; readonly repricing: Column; readonly price: Column; readonly peak: Column };

function createContracts({ world, inputs, runs, domestic }: Block): Contracts {
  const meanAge = inputColumn(inputs, "quotes.contractInterval").map((weeks) => weeks / 2);
  return {
    start: domestic[0].slice(),
    repricing: approach(meanAge, world.stepWeeks, column(runs)),
    price: domestic[0].slice(),
    peak: column(runs, 1),
  };
}

function reprice({ runs, domestic }: Block, { start, repricing, price, peak }: Contracts): void {
  for (let i = 0; i < runs; i++) {
    price[i] += (domestic[0][i] - price[i]) * repricing[i];
    peak[i] = Math.max(peak[i], price[i] / start[i]);
  }
}
