import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp, fillLog } from "../kernels/fills.ts";
import { log } from "../kernels/log.ts";
import { inGroup, input, positive, time, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach, remaining } from "./approach.ts";
import { type Course, pinsOf, stepsToPin } from "./known-quotes.ts";
import type { Mechanism } from "./mechanism.ts";

export const askQuote = {
  parts: { scarcityPremium: "memory" },
  group: "memory",
  inputs: {
    ...inGroup("baseline", {
      "materials.{material}.quotes.ask": input(
        "price",
        positive,
        "Quote outside the exporter's market at the beginning.",
      ),
    }),
    "quotes.askResponseTime": time("Time in which the ask sees a change in the open flow."),
    "quotes.askSensitivity": input(
      "ratio",
      zeroOrMore,
      "k in ask = FOB x (share of what is wanted outside that is to be had)^-k.",
    ),
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

/**
 * Share of what buyers outside want that is to be had, 0-1: the open share of the flow, and of the rest what may leak; or
 * the share of their need that is met, the country's by its weight, where that is less: a flow that is missing is unmet
 * need later, not twice as much.
 */
function readOffered(block: Block, quote: AskQuote, m: number): void {
  const { leakable, offered, clears } = quote;
  const countryShare = quote.countryShare[m];
  const [seen, short, shortElsewhere] = [quote.openShare[m], block.shortage[m], block.shortageElsewhere[m]];
  for (let i = 0; i < block.runs; i++) {
    const open = Math.min(1, seen[i]);
    const unmet = clears ? countryShare[i] * short[i] + (1 - countryShare[i]) * shortElsewhere[i] : 0;
    offered[i] = Math.min(open + (1 - open) * leakable[i], 1 - unmet);
  }
}

type AskQuote = {
  readonly closing: Column;
  readonly sensitivity: Column;
  /** Share of what is blocked that may leak at most, 0-1. */
  readonly leakable: Column;
  /** By material: the country's share of what the exporter usually sends abroad in the quoted form, above 0 to 1. */
  readonly countryShare: readonly Column[];
  readonly clears: boolean;
  /** By material [$/kg]: the most that anyone pays. */
  readonly most: readonly Column[];
  readonly remaining: Column;
  readonly logRemaining: Column;
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
  /** Scratch: share of what is wanted that is to be had. Runs in which that is not all, and in each of them its logarithm, what is left of the premium, and the logarithm of the most over FOB. */
  readonly offered: Column;
  readonly scarce: Int32Array;
  readonly scarcity: Column;
  readonly kept: Column;
  readonly bearable: Column;
};

function createAskQuote(block: Block): AskQuote {
  const { world, inputs, runs, fob } = block;
  const step = world.stepWeeks;
  const count = world.materials.length;
  const halfLife = inputColumn(inputs, "quotes.halfLife");
  const { mechanisms } = world.scenario;
  const most = inputColumn(inputs, "market.mostMultiple");
  const quote: AskQuote = {
    closing: approach(inputColumn(inputs, "quotes.askResponseTime"), step, column(runs)),
    sensitivity: mechanisms.scarcityPremium ? inputColumn(inputs, "quotes.askSensitivity") : column(runs),
    leakable: mechanisms.leakage ? inputColumn(inputs, "leakage.ceiling") : column(runs),
    countryShare: world.materials.map(({ quotedForm }) => inputColumn(inputs, `forms.${quotedForm}.countryShare`)),
    clears: mechanisms.clearing,
    most: fob.map((quote) => quote.map((usd, i) => usd * most[i])),
    remaining: remaining(halfLife, step, column(runs)),
    logRemaining: halfLife.map((weeks) => (-Math.LN2 * step) / weeks),
    openShare: columns(count, runs, 1),
    premium: columns(count, runs),
    discount: columns(count, runs),
    known: world.materials.map((_, m) => ({ pins: pinsOf(world, m, "ask"), next: 0 })),
    usual: column(runs),
    loaded: column(runs),
    overFob: column(runs),
    scarce: new Int32Array(runs),
    scarcity: column(runs),
    kept: column(runs),
    bearable: column(runs),
    offered: column(runs),
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
 * ask = FOB exp(spread). What is free to go anywhere goes to those outside who give most: the spread rises at once to that at
 * which they want just the share that is to be had, and no higher than the least valuable line can bear. It fades by its
 * half-life, the slower the less is to be had: nobody undersells what is not there. Up to the last ask on record it follows
 * the record.
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
    readOffered(block, quote, m);
    answerToScarcity(block, quote, m);
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

/** Shares closer to one than this are rounding. */
const noise = 1e-9;
/** Where less than this is to be had, it is as good as nothing. */
const least = 1e-300;

function answerToScarcity({ fob, runs }: Block, quote: AskQuote, m: number): void {
  const { offered, sensitivity, remaining, logRemaining, scarce, scarcity, kept, bearable } = quote;
  const [premium, most] = [quote.premium[m], quote.most[m]];
  let count = 0;
  for (let i = 0; i < runs; i++) {
    if (offered[i] >= 1 - noise) premium[i] *= remaining[i];
    else {
      scarce[count] = i;
      scarcity[count] = Math.max(least, offered[i]);
      kept[count] = logRemaining[i] * offered[i];
      bearable[count] = Math.max(1, most[i] / fob[m][i]);
      count++;
    }
  }
  fillLog(scarcity, count);
  fillExp(kept, count);
  fillLog(bearable, count);
  for (let k = 0; k < count; k++) {
    const i = scarce[k];
    const raised = -sensitivity[i] * scarcity[k];
    premium[i] = Math.max(premium[i] * kept[k], Math.min(raised, bearable[k]));
  }
}
