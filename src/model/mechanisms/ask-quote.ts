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
  readonly slowShare: Column;
  readonly fastRemaining: Column;
  readonly slowRemaining: Column;
  /** By material: share of the usual flow to everyone outside the exporter that the market takes to be open, 0-1. */
  readonly openShare: readonly Column[];
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
    slowShare,
    fastRemaining: remaining(inputColumn(inputs, "quotes.fastHalfLife"), step, column(runs)),
    slowRemaining: remaining(inputColumn(inputs, "quotes.slowHalfLife"), step, column(runs)),
    openShare: columns(count, runs, 1),
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
      block.askAtStart[m][i] = asked[i];
      block.askSpread[m][i] = spread;
    }
  }
  return quote;
}

/**
 * ask = FOB exp(spread). The spread rises at once to k (-ln c)^1.3, c being the share of the usual flow to everyone
 * outside the exporter that is loaded, seen with a short lag: convex, so that a stop aimed at one buyer moves it little
 * and one aimed at all moves it in weeks. It comes down in two speeds only.
 */
export function advanceAskQuote(block: Block, quote: AskQuote): void {
  const { runs, ask, fob, askSpread } = block;
  const { fastRemaining, slowRemaining, slowShare } = quote;
  for (let m = 0; m < ask.length; m++) {
    readOpenShare(block, quote, m);
    const openShare = quote.openShare[m];
    const fast = quote.fast[m];
    const slow = quote.slow[m];
    for (let i = 0; i < runs; i++) {
      const open = Math.max(quote.openShareFloor[i], openShare[i]);
      fast[i] *= fastRemaining[i];
      slow[i] *= slowRemaining[i];
      if (quote.on && open < 1 - noise) {
        const missing = quote.sensitivity[i] * power(-log(open), quote.exponent[i]) - fast[i] - slow[i];
        if (missing > 0) {
          fast[i] += missing * (1 - slowShare[i]);
          slow[i] += missing * slowShare[i];
        }
      }
      askSpread[m][i] = fast[i] + slow[i] + quote.discount[m][i];
      ask[m][i] = fob[m][i] * exp(askSpread[m][i]);
    }
  }
}

/** Shares of the flow closer to one than this are rounding. */
const noise = 1e-9;

/** Loadings of the quoted form to all outside, no lane counted above its usual flow, over the usual flow. */
function readOpenShare(block: Block, { openShare, closing }: AskQuote, m: number): void {
  const { runs, world, loadings, usualLoadings, worldLoadings, usualWorldLoadings } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const everyone = m * forms + world.formNames.indexOf(world.materials[m].quotedForm);
  const [worldLoaded, worldUsual] = [worldLoadings[everyone], usualWorldLoadings[everyone]];
  const seen = openShare[m];
  for (let i = 0; i < runs; i++) {
    let usual = worldUsual[i];
    let loaded = Math.min(worldLoaded[i], worldUsual[i]);
    for (let c = 0; c < uses; c++) {
      usual += usualLoadings[everyone * uses + c][i];
      loaded += Math.min(loadings[everyone * uses + c][i], usualLoadings[everyone * uses + c][i]);
    }
    const open = usual > 0 ? loaded / usual : 1;
    seen[i] += (open - seen[i]) * closing[i];
  }
}
