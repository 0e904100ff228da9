import type { Block } from "../block.ts";
import { weeksPerMonth } from "../calendar.ts";
import { addTo, type Column, column, columns } from "../columns.ts";
import { share, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const paidPrice = {
  group: "memory",
  inputs: {
    "quotes.contractInterval": time("Interval at which contracts are repriced."),
    "quotes.spotShare": share("Purchases at the ask, as a share of usual use."),
  },
  install(block) {
    const price = createPaidPrice(block);
    return () => advancePaidPrice(block, price);
  },
} satisfies Mechanism;

type PaidPrice = {
  readonly repricing: Column;
  readonly spotShare: Column;
  /** By material [$/kg]: mean of the contracts in force. */
  readonly contract: readonly Column[];
  /**
   * By material [t/week]: what has come in over the last month or so, and the share of it that a step renews. Customs report
   * prices by the month: a week in which nothing came has no price of its own.
   */
  readonly volume: readonly Column[];
  readonly renewing: Column;
  /** By material [t/week]: what of that came without a contract. */
  readonly free: readonly Column[];
  readonly clears: boolean;
  /** Scratch [t a step]: what came in, and what of it without a contract. */
  readonly came: Column;
  readonly loose: Column;
};

function createPaidPrice(block: Block): PaidPrice {
  const { world, inputs, runs, fob, paid, paidAtStart, usualUseTotal, ask } = block;
  const meanAge = column(runs);
  const interval = inputColumn(inputs, "quotes.contractInterval");
  for (let i = 0; i < runs; i++) meanAge[i] = interval[i] / 2;
  const price: PaidPrice = {
    repricing: approach(meanAge, world.stepWeeks, column(runs)),
    spotShare: inputColumn(inputs, "quotes.spotShare"),
    contract: fob.map((quote) => quote.slice()),
    volume: usualUseTotal.map((use) => use.slice()),
    renewing: approach(column(runs, weeksPerMonth), world.stepWeeks, column(runs)),
    free: columns(world.materials.length, runs),
    clears: world.scenario.mechanisms.clearing,
    came: column(runs),
    loose: column(runs),
  };
  for (let m = 0; m < paid.length; m++) {
    for (let i = 0; i < runs; i++) {
      const usual = usualUseTotal[m][i];
      paid[m][i] = weighted(price.contract[m][i], ask[m][i], price.spotShare[i] * usual, usual);
    }
    paidAtStart[m].set(paid[m]);
  }
  return price;
}

/**
 * Volume-weighted price of what makers got over the last month. Contracts follow FOB with the mean age of contracts repriced
 * at fixed intervals; a small volume, a fixed share of usual use, is bought at the ask, so that the ask weighs more the
 * less comes in. Where the market clears, what comes without a contract (what leaks, scrap, what the state releases) is paid
 * at the margin, and nobody sells spot for less than that.
 */
function advancePaidPrice(block: Block, price: PaidPrice): void {
  const { repricing, spotShare, renewing, came, loose } = price;
  const { runs, world, arrivals } = block;
  const lanes = arrivals.length / block.paid.length;
  for (let m = 0; m < block.paid.length; m++) {
    const [agreed, volume, paid, usual] = [price.contract[m], price.volume[m], block.paid[m], block.usualUseTotal[m]];
    const [fob, ask, margin, free] = [block.fob[m], block.ask[m], block.margin[m], price.free[m]];
    came.set(block.alternative[m]);
    for (let l = m * lanes; l < (m + 1) * lanes; l++) addTo(came, arrivals[l]);
    if (price.clears) readLoose(block, price, m);
    for (let i = 0; i < runs; i++) {
      agreed[i] += (fob[i] - agreed[i]) * repricing[i];
      volume[i] += (came[i] / world.stepWeeks - volume[i]) * renewing[i];
      const spot = spotShare[i] * usual[i];
      if (!price.clears) {
        paid[i] = weighted(agreed[i], ask[i], spot, volume[i]);
        continue;
      }
      free[i] += (loose[i] / world.stepWeeks - free[i]) * renewing[i];
      const atMargin = free[i] < volume[i] ? free[i] / volume[i] : 1;
      const atAsk = Math.min(1 - atMargin, spot < volume[i] ? spot / volume[i] : 1);
      paid[i] = agreed[i] + (margin[i] - agreed[i]) * atMargin + (Math.max(ask[i], margin[i]) - agreed[i]) * atAsk;
    }
  }
}

/** What came without a contract: what leaked, what of what came from elsewhere was nobody's, and what the state released. */
function readLoose({ runs, leaked, alternative, contracted, released }: Block, price: PaidPrice, m: number): void {
  const { came, loose } = price;
  const [elsewhere, agreed, letGo] = [alternative[m], contracted[m], released[m]];
  const lanes = leaked.length / alternative.length;
  addTo(came, letGo);
  for (let i = 0; i < runs; i++) loose[i] = elsewhere[i] - agreed[i] + letGo[i];
  for (let l = m * lanes; l < (m + 1) * lanes; l++) addTo(loose, leaked[l]);
}

function weighted(contract: number, ask: number, spotTonnes: number, tonnes: number): number {
  const atAsk = spotTonnes < tonnes ? spotTonnes / tonnes : 1;
  return contract + (ask - contract) * atAsk;
}
