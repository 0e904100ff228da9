import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { power } from "../kernels/pow.ts";
import { approach, remaining } from "./approach.ts";

export type AskQuote = {
  readonly on: boolean;
  readonly closing: Column;
  readonly sensitivity: Column;
  readonly exponent: Column;
  readonly openShareFloor: Column;
  readonly countryShare: Column;
  readonly slowShare: Column;
  readonly fastRemaining: Column;
  readonly slowRemaining: Column;
  /** Share of the usual flow to everyone outside the exporter that the market takes to be open, 0-1. */
  readonly openShare: Column;
  /** By material: log of ask over FOB, in parts that fade fast and slowly, and a discount that stays. */
  readonly fast: readonly Column[];
  readonly slow: readonly Column[];
  readonly discount: readonly Column[];
};

export function createAskQuote(block: Block): AskQuote {
  const { world, inputs, runs, fob } = block;
  const step = world.stepWeeks;
  const count = world.materials.length;
  const slowShare = inputColumn(inputs, "quotes.slowShare");
  const quote: AskQuote = {
    on: world.scenario.mechanisms.scarcityPremium,
    closing: approach(inputColumn(inputs, "quotes.askResponseTime"), step, column(runs)),
    sensitivity: inputColumn(inputs, "quotes.askSensitivity"),
    exponent: inputColumn(inputs, "quotes.askExponent"),
    openShareFloor: inputColumn(inputs, "quotes.openShareFloor"),
    countryShare: inputColumn(inputs, "quotes.countryShareOfWorld"),
    slowShare,
    fastRemaining: remaining(inputColumn(inputs, "quotes.fastHalfLife"), step, column(runs)),
    slowRemaining: remaining(inputColumn(inputs, "quotes.slowHalfLife"), step, column(runs)),
    openShare: column(runs, 1),
    fast: columns(count, runs),
    slow: columns(count, runs),
    discount: columns(count, runs),
  };
  for (let m = 0; m < count; m++) {
    const asked = inputColumn(inputs, `materials.${world.materialNames[m]}.quotes.ask`);
    for (let i = 0; i < runs; i++) {
      const spread = log(asked[i] / fob[m][i]);
      quote.discount[m][i] = Math.min(0, spread);
      quote.fast[m][i] = Math.max(0, spread) * (1 - slowShare[i]);
      quote.slow[m][i] = Math.max(0, spread) * slowShare[i];
      block.ask[m][i] = asked[i];
    }
  }
  return quote;
}

/**
 * ask = FOB exp(spread). The spread rises at once to k (-ln c)^1.3, c being the share of the usual flow to everyone
 * outside the exporter that is open, seen with a short lag: convex, so that a stop aimed at one buyer moves it little
 * and one aimed at all moves it in weeks. It comes down in two speeds only.
 */
export function advanceAskQuote(block: Block, quote: AskQuote): void {
  const { runs, blockedCountry, blockedWorld, ask, fob } = block;
  const { openShare, fastRemaining, slowRemaining, slowShare } = quote;
  for (let i = 0; i < runs; i++) {
    const blocked = quote.countryShare[i] * blockedCountry[i] + (1 - quote.countryShare[i]) * blockedWorld[i];
    const open = Math.max(quote.openShareFloor[i], 1 - blocked);
    openShare[i] += (open - openShare[i]) * quote.closing[i];
    const scarcity =
      quote.on && openShare[i] < 1 ? quote.sensitivity[i] * power(-log(openShare[i]), quote.exponent[i]) : 0;
    for (let m = 0; m < ask.length; m++) {
      const fast = quote.fast[m];
      const slow = quote.slow[m];
      fast[i] *= fastRemaining[i];
      slow[i] *= slowRemaining[i];
      const missing = scarcity - fast[i] - slow[i];
      if (missing > 0) {
        fast[i] += missing * (1 - slowShare[i]);
        slow[i] += missing * slowShare[i];
      }
      ask[m][i] = fob[m][i] * exp(fast[i] + slow[i] + quote.discount[m][i]);
    }
  }
}
