import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp } from "../kernels/fills.ts";
import { log } from "../kernels/log.ts";
import { inGroup, input, positive, positiveTime, share, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { remaining } from "./approach.ts";
import { type Bridge, bridge, type Course, pinsOf, stepsToPin } from "./known-quotes.ts";
import type { Acting, Mechanism } from "./mechanism.ts";
import { addJumps, countJumps, createQuoteShocks, drawJumps, type QuoteShocks, shareShocks } from "./quote-shocks.ts";

export const domesticQuote = {
  parts: { priceNoise: "memory", knownQuotes: "baseline" },
  group: "memory",
  inputs: {
    ...inGroup("baseline", {
      "materials.{material}.quotes.domestic": input(
        "price",
        positive,
        "Quote in the exporter's home market at the beginning.",
      ),
      "materials.{material}.quotes.fobOverDomestic": input("ratio", positive, "FOB over the domestic quote."),
    }),
    "materials.{material}.quotes.volatility": input(
      "volatility",
      zeroOrMore,
      "Standard deviation of the log quote over a year.",
    ),
    "quotes.halfLife": positiveTime("Half-life of a deviation of a quote's logarithm."),
    "quotes.correlation": share("Correlation of the shocks of any two materials; left out: they are independent."),
    "quotes.jumps.rate": input("rate", { low: 0, high: 2 }, "Jumps of the home market, of all materials at once."),
    "quotes.jumps.median": input("ratio", positive, "Factor on the home quote at the median jump."),
    "quotes.jumps.spread": input("ratio", { low: 0, high: 3 }, "Standard deviation of the logarithm of that factor."),
  },
  facts: { "materials.{material}.quotes.known": "baseline", "quotes.jumps": "memory" },
  streams: {
    domesticQuote: { name: "quotes.domestic", draws: "luck", entities: ({ materialNames }) => materialNames },
    sharedQuote: { name: "quotes.shared", draws: "luck", entities: () => ["all"] },
    quoteJumps: { name: "quotes.jumps", draws: "luck", entities: () => ["home"] },
    jumpSizes: { name: "quotes.jumps.sizes", draws: "luck", entities: ({ materialNames }) => ["", ...materialNames] },
  },
  install: (block) => installDomesticQuote(block, block.world.materials.length),
} satisfies Mechanism;

/** The quotes of the first so many materials alone. */
export function installDomesticQuote(block: Block, materials: number): Acting {
  const quote = createDomesticQuote(block, materials);
  return {
    advance: (step) => advanceDomesticQuote(block, quote, step),
    renew: (_, step) => {
      if (step % 2 === 1) drawShocks(block, quote, step - 1);
    },
  };
}

type DomesticQuote = {
  readonly on: boolean;
  readonly atStart: readonly Column[];
  readonly fobOverDomestic: readonly Column[];
  /** By material: standard deviation of the log quote's shock in a step. */
  readonly shock: readonly Column[];
  readonly remaining: Column;
  /** By material: deviation of the log quote from its anchor, without what a squeeze adds. */
  readonly deviation: readonly Column[];
  /** By material: the quotes on record that the run still has to pass. */
  readonly known: readonly Course[];
  readonly shocks: QuoteShocks;
  /** Scratch: draws of this step and of the next, made together. */
  readonly draws: readonly Column[];
  readonly nextDraws: readonly Column[];
  readonly bridge: Bridge;
};

function createDomesticQuote(block: Block, count: number): DomesticQuote {
  const { world, inputs, runs } = block;
  const volatility = world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.quotes.volatility`));
  const perStep = Math.sqrt(world.stepWeeks);
  const quote: DomesticQuote = {
    on: world.scenario.mechanisms.priceNoise,
    atStart: world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.quotes.domestic`)),
    fobOverDomestic: world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.quotes.fobOverDomestic`)),
    shock: volatility.map((sd) => sd.map((value) => value * perStep)),
    remaining: remaining(inputColumn(inputs, "quotes.halfLife"), world.stepWeeks, column(runs)),
    deviation: columns(count, runs),
    known: Array.from({ length: count }, (_, m) => ({ pins: pinsOf(world, m, "domestic"), next: 0 })),
    shocks: createQuoteShocks(block),
    draws: columns(count, runs),
    nextDraws: columns(count, runs),
    bridge: { shift: 0, scale: 1 },
  };
  for (let m = 0; m < count; m++) writeQuotes(block, quote, m);
  return quote;
}

/**
 * Quote in the exporter's home market: mean reversion to the starting quote, a shock a step, and on top what a squeeze in
 * that market has added. A ban does not lift the seller's home price. It is held to the quotes on record up to the data
 * cut. FOB is a fixed multiple of it. Jumps, where a scenario has them, come on top of the shock, and fade with it.
 */
function advanceDomesticQuote(block: Block, quote: DomesticQuote, step: number): void {
  const { runs } = block;
  const { remaining } = quote;
  if (step % 2 === 0) drawShocks(block, quote, step);
  const jumps = quote.on && countJumps(block, quote.shocks, step);
  for (let m = 0; m < quote.deviation.length; m++) {
    const [deviation, shock] = [quote.deviation[m], quote.shock[m]];
    const draws = (step % 2 === 0 ? quote.draws : quote.nextDraws)[m];
    const ahead = stepsToPin(quote.known[m], step);
    if (jumps) drawJumps(block, quote.shocks, step, m);
    if (ahead > 0) advanceToPin(block, quote, m, ahead, draws);
    else {
      if (quote.on) for (let i = 0; i < runs; i++) deviation[i] = deviation[i] * remaining[i] + shock[i] * draws[i];
      else for (let i = 0; i < runs; i++) deviation[i] *= remaining[i];
      if (jumps) addJumps(quote.shocks, deviation);
    }
    writeQuotes(block, quote, m);
  }
}

/** Shocks of an even step and of the next. */
function drawShocks(block: Block, { on, draws, nextDraws, shocks }: DomesticQuote, step: number): void {
  if (!on) return;
  const { streams, firstRun, runs } = block;
  for (let m = 0; m < draws.length; m++)
    streams.domesticQuote.fillNormalPair(draws[m], nextDraws[m], firstRun, runs, step, m);
  shareShocks(block, shocks, draws, nextDraws, step);
}

/**
 * A step towards the next quote on record: where it leads is known, how it gets there is as likely as the noise makes it.
 * Without noise it is the most likely course.
 */
function advanceToPin({ squeezed, runs }: Block, quote: DomesticQuote, m: number, ahead: number, draws: Column): void {
  const { remaining, known, bridge: found } = quote;
  const [deviation, shock, atStart] = [quote.deviation[m], quote.shock[m], quote.atStart[m]];
  const { pins, next } = known[m];
  for (let i = 0; i < runs; i++) {
    const pinned = log(pins[next].usdPerKg / atStart[i]) - squeezed[i];
    bridge(ahead, remaining[i], deviation[i], pinned, found);
    deviation[i] = deviation[i] * remaining[i] + found.shift + (quote.on ? shock[i] * found.scale * draws[i] : 0);
  }
}

function writeQuotes({ runs, domestic, fob, squeezed }: Block, quote: DomesticQuote, m: number): void {
  const [home, exported, start, markup] = [domestic[m], fob[m], quote.atStart[m], quote.fobOverDomestic[m]];
  const deviation = quote.deviation[m];
  for (let i = 0; i < runs; i++) home[i] = deviation[i] + squeezed[i];
  fillExp(home, runs);
  for (let i = 0; i < runs; i++) {
    home[i] = start[i] * home[i];
    exported[i] = home[i] * markup[i];
  }
}
