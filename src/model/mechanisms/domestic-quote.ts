import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp } from "../kernels/fills.ts";
import { inGroup, input, positive, positiveTime, share, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { remaining } from "./approach.ts";
import type { Advance, Mechanism } from "./mechanism.ts";

export const domesticQuote = {
  parts: { priceNoise: "memory" },
  group: "memory",
  inputs: {
    ...inGroup("baseline", {
      "materials.{material}.quotes.domestic": input(
        "price",
        positive,
        "Quote in the exporter's home market at the start.",
      ),
      "materials.{material}.quotes.fobOverDomestic": input("ratio", positive, "FOB over the domestic quote."),
    }),
    "materials.{material}.quotes.volatility": input(
      "volatility",
      zeroOrMore,
      "Standard deviation of the log quote over a year.",
    ),
    "quotes.fastHalfLife": positiveTime("Half-life of a deviation that fades fast."),
    "quotes.slowHalfLife": positiveTime("Half-life of a deviation that fades slowly."),
    "quotes.slowShare": share("Share of a deviation that fades slowly."),
  },
  streams: {
    domesticQuote: { name: "quotes.domestic", draws: "luck", entities: ({ materialNames }) => materialNames },
  },
  install: (block) => installDomesticQuote(block, block.world.materials.length),
} satisfies Mechanism;

/** The quotes of the first so many materials alone. */
export function installDomesticQuote(block: Block, materials: number): Advance {
  const quote = createDomesticQuote(block, materials);
  return (step) => advanceDomesticQuote(block, quote, step);
}

type DomesticQuote = {
  readonly on: boolean;
  readonly atStart: readonly Column[];
  readonly fobOverDomestic: readonly Column[];
  /** By material: standard deviation of the log quote's shock in a step, split by speed of reversion. */
  readonly fastShock: readonly Column[];
  readonly slowShock: readonly Column[];
  readonly fastRemaining: Column;
  readonly slowRemaining: Column;
  /** By material: deviations of the log quote from its anchor that fade fast and slowly. */
  readonly fast: readonly Column[];
  readonly slow: readonly Column[];
  /** Scratch: draws of this step and of the next, made together. */
  readonly draws: readonly Column[];
  readonly nextDraws: readonly Column[];
};

function createDomesticQuote(block: Block, count: number): DomesticQuote {
  const { world, inputs, runs } = block;
  const slowShare = inputColumn(inputs, "quotes.slowShare");
  const volatility = world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.quotes.volatility`));
  const perStep = Math.sqrt(world.stepWeeks);
  const quote: DomesticQuote = {
    on: world.scenario.mechanisms.priceNoise,
    atStart: world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.quotes.domestic`)),
    fobOverDomestic: world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.quotes.fobOverDomestic`)),
    fastShock: volatility.map((sd) => sd.map((value, i) => value * perStep * (1 - slowShare[i]))),
    slowShock: volatility.map((sd) => sd.map((value, i) => value * perStep * slowShare[i])),
    fastRemaining: remaining(inputColumn(inputs, "quotes.fastHalfLife"), world.stepWeeks, column(runs)),
    slowRemaining: remaining(inputColumn(inputs, "quotes.slowHalfLife"), world.stepWeeks, column(runs)),
    fast: columns(count, runs),
    slow: columns(count, runs),
    draws: columns(count, runs),
    nextDraws: columns(count, runs),
  };
  for (let m = 0; m < count; m++) writeQuotes(block, quote, m);
  return quote;
}

/**
 * Quote in the exporter's home market: mean reversion to the starting quote in two speeds, a shock a step shared between
 * them, and on top what a squeeze in that market has added. A ban does not lift the seller's home price. FOB is a fixed
 * multiple of it.
 */
function advanceDomesticQuote(block: Block, quote: DomesticQuote, step: number): void {
  const { runs, streams, firstRun } = block;
  const { fastRemaining, slowRemaining } = quote;
  for (let m = 0; m < quote.fast.length; m++) {
    if (!quote.on) {
      writeQuotes(block, quote, m);
      continue;
    }
    const even = quote.draws[m];
    const odd = quote.nextDraws[m];
    if (step % 2 === 0) streams.domesticQuote.fillNormalPair(even, odd, firstRun, runs, step, m);
    const draws = step % 2 === 0 ? even : odd;
    const fast = quote.fast[m];
    const slow = quote.slow[m];
    const fastShock = quote.fastShock[m];
    const slowShock = quote.slowShock[m];
    for (let i = 0; i < runs; i++) {
      fast[i] = fast[i] * fastRemaining[i] + fastShock[i] * draws[i];
      slow[i] = slow[i] * slowRemaining[i] + slowShock[i] * draws[i];
    }
    writeQuotes(block, quote, m);
  }
}

function writeQuotes({ runs, domestic, fob, squeezed }: Block, quote: DomesticQuote, m: number): void {
  const [home, exported, start, markup] = [domestic[m], fob[m], quote.atStart[m], quote.fobOverDomestic[m]];
  const [fast, slow] = [quote.fast[m], quote.slow[m]];
  for (let i = 0; i < runs; i++) home[i] = fast[i] + slow[i] + squeezed[i];
  fillExp(home, runs);
  for (let i = 0; i < runs; i++) {
    home[i] = start[i] * home[i];
    exported[i] = home[i] * markup[i];
  }
}
