import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp, fillLog, fillPower } from "../kernels/fills.ts";
import { log } from "../kernels/log.ts";
import { aboveZeroToOne, inGroup, input, positive, time, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach, remaining } from "./approach.ts";
import { type Course, pinsOf, stepsToPin } from "./known-quotes.ts";
import type { Mechanism } from "./mechanism.ts";

export const askQuote = {
  parts: { scarcityPremium: "memory" },
  group: "memory",
  inputs: {
    ...inGroup("baseline", {
      "materials.{material}.quotes.ask": input("price", positive, "Quote outside the exporter's market at the start."),
    }),
    "quotes.askResponseTime": time("Time in which the ask sees a change in the open flow."),
    "quotes.askSensitivity": input("ratio", zeroOrMore, "k in ask = FOB exp(k (-ln c)^exponent)."),
    "quotes.askExponent": input("ratio", positive, "Exponent of the scarcity term."),
    "quotes.openShareFloor": input("share", aboveZeroToOne, "Least share of the flow that the ask reads as open."),
  },
  install(block) {
    const quote = createAskQuote(block);
    return (step) => advanceAskQuote(block, quote, step);
  },
} satisfies Mechanism;

/** Loadings of the quoted form to all outside, no lane counted above its usual flow, over the usual flow. */
function readOpenShare(block: Block, { openShare, closing, usual, loaded }: AskQuote, m: number): void {
  const { runs, world, loadings, usualLoadings, worldLoadings, usualWorldLoadings } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const everyone = m * forms + world.formNames.indexOf(world.materials[m].quotedForm);
  usual.fill(0);
  loaded.fill(0);
  addFlow(usual, loaded, usualWorldLoadings[everyone], worldLoadings[everyone]);
  for (let l = everyone * uses; l < (everyone + 1) * uses; l++) addFlow(usual, loaded, usualLoadings[l], loadings[l]);
  const seen = openShare[m];
  for (let i = 0; i < runs; i++) {
    const open = usual[i] > 0 ? loaded[i] / usual[i] : 1;
    seen[i] += (open - seen[i]) * closing[i];
  }
}

function addFlow(usual: Column, loaded: Column, usually: Column, now: Column): void {
  for (let i = 0; i < usual.length; i++) {
    usual[i] += usually[i];
    loaded[i] += Math.min(now[i], usually[i]);
  }
}

type AskQuote = {
  readonly on: boolean;
  readonly closing: Column;
  readonly sensitivity: Column;
  readonly exponent: Column;
  readonly openShareFloor: Column;
  readonly remaining: Column;
  /** By material: share of the usual flow to everyone outside the exporter that the market takes to be open, 0-1. */
  readonly openShare: readonly Column[];
  /** By material: log of ask over FOB, in a premium that fades and a discount that stays. */
  readonly premium: readonly Column[];
  readonly discount: readonly Column[];
  /** By material: the asks on record that the run still has to pass. */
  readonly known: readonly Course[];
  /** Scratch: usual flow and what is loaded [t a step]; ask over FOB. */
  readonly usual: Column;
  readonly loaded: Column;
  readonly overFob: Column;
  /** Scratch: runs in which the flow is not whole, how scarce the metal is in each, and the exponent of each. */
  readonly scarce: Int32Array;
  readonly scarcity: Column;
  readonly exponents: Column;
};

function createAskQuote(block: Block): AskQuote {
  const { world, inputs, runs, fob } = block;
  const step = world.stepWeeks;
  const count = world.materials.length;
  const quote: AskQuote = {
    on: world.scenario.mechanisms.scarcityPremium,
    closing: approach(inputColumn(inputs, "quotes.askResponseTime"), step, column(runs)),
    sensitivity: inputColumn(inputs, "quotes.askSensitivity"),
    exponent: inputColumn(inputs, "quotes.askExponent"),
    openShareFloor: inputColumn(inputs, "quotes.openShareFloor"),
    remaining: remaining(inputColumn(inputs, "quotes.halfLife"), step, column(runs)),
    openShare: columns(count, runs, 1),
    premium: columns(count, runs),
    discount: columns(count, runs),
    known: world.materials.map((_, m) => ({ pins: pinsOf(world, m, "ask"), next: 0 })),
    usual: column(runs),
    loaded: column(runs),
    overFob: column(runs),
    scarce: new Int32Array(runs),
    scarcity: column(runs),
    exponents: column(runs),
  };
  for (let m = 0; m < count; m++) {
    const asked = inputColumn(inputs, `materials.${world.materialNames[m]}.quotes.ask`);
    for (let i = 0; i < runs; i++) {
      const spread = log(asked[i] / fob[m][i]);
      quote.discount[m][i] = Math.min(0, spread);
      quote.premium[m][i] = Math.max(0, spread);
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
 * and one aimed at all moves it in weeks. It comes down by its half-life only. Up to the last ask on record it follows the
 * record.
 */
function advanceAskQuote(block: Block, quote: AskQuote, step: number): void {
  const { runs } = block;
  const { overFob } = quote;
  for (let m = 0; m < block.ask.length; m++) {
    readOpenShare(block, quote, m);
    const [premium, discount] = [quote.premium[m], quote.discount[m]];
    const [ask, fob, askSpread] = [block.ask[m], block.fob[m], block.askSpread[m]];
    const ahead = stepsToPin(quote.known[m], step);
    if (ahead > 0) {
      followRecord(block, quote, m, ahead);
      continue;
    }
    for (let i = 0; i < runs; i++) premium[i] *= quote.remaining[i];
    if (quote.on) raiseByScarcity(quote, m, runs);
    for (let i = 0; i < runs; i++) {
      askSpread[i] = premium[i] + discount[i];
      overFob[i] = askSpread[i];
    }
    fillExp(overFob, runs);
    for (let i = 0; i < runs; i++) ask[i] = fob[i] * overFob[i];
  }
}

/** Towards the next ask on record in equal steps of the logarithm; its spread over FOB is what comes of that. */
function followRecord({ runs, ask, fob, askSpread }: Block, quote: AskQuote, m: number, ahead: number): void {
  const { overFob: steps, known } = quote;
  const { usdPerKg } = known[m].pins[known[m].next];
  const [asked, spread] = [ask[m], askSpread[m]];
  for (let i = 0; i < runs; i++) steps[i] = usdPerKg / asked[i];
  fillLog(steps, runs);
  for (let i = 0; i < runs; i++) steps[i] /= ahead;
  fillExp(steps, runs);
  for (let i = 0; i < runs; i++) {
    asked[i] *= steps[i];
    spread[i] = asked[i] / fob[m][i];
  }
  fillLog(spread, runs);
  for (let i = 0; i < runs; i++) {
    quote.discount[m][i] = Math.min(0, spread[i]);
    quote.premium[m][i] = Math.max(0, spread[i]);
  }
}

/** Shares of the flow closer to one than this are rounding. */
const noise = 1e-9;

function raiseByScarcity(quote: AskQuote, m: number, runs: number): void {
  const { openShareFloor, sensitivity, scarce, scarcity, exponents } = quote;
  const [openShare, premium] = [quote.openShare[m], quote.premium[m]];
  let count = 0;
  for (let i = 0; i < runs; i++) {
    const open = Math.max(openShareFloor[i], openShare[i]);
    if (open >= 1 - noise) continue;
    scarce[count] = i;
    scarcity[count] = open;
    exponents[count] = quote.exponent[i];
    count++;
  }
  fillLog(scarcity, count);
  for (let k = 0; k < count; k++) scarcity[k] = -scarcity[k];
  fillPower(scarcity, exponents, count);
  for (let k = 0; k < count; k++) {
    const i = scarce[k];
    premium[i] = Math.max(premium[i], sensitivity[i] * scarcity[k]);
  }
}
