import type { Block } from "../block.ts";
import { weeksPerMonth } from "../calendar.ts";
import { addTo, type Column, column, columns } from "../columns.ts";
import { fillPower } from "../kernels/fills.ts";
import { input, positive } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const marginPrice = {
  parts: { clearing: "memory" },
  group: "memory",
  inputs: {
    "market.mostMultiple": input(
      "ratio",
      positive,
      "Price at which the least valuable line stands still, over FOB at the beginning: no buyer pays more.",
    ),
  },
  install(block) {
    const market = createMarket(block);
    return () => advanceMarginPrice(block, market);
  },
} satisfies Mechanism;

type Market = {
  readonly clears: boolean;
  readonly elasticity: Column;
  readonly renewing: Column;
  /** By material [$/kg]: the most that anyone pays. */
  readonly most: readonly Column[];
  /** By material [t a step]: what was needed and what was lacking of it, over the last month or so. */
  readonly needed: readonly Column[];
  readonly lacking: readonly Column[];
  /** Scratch [t a step]: of all sectors, in this step. */
  readonly need: Column;
  readonly unmet: Column;
  /** Scratch: runs in which something is lacking, and by what the price exceeds FOB in each. */
  readonly short: Int32Array;
  readonly overFob: Column;
  readonly exponents: Column;
};

function createMarket(block: Block): Market {
  const { world, inputs, runs, fob, margin, usualUseTotal } = block;
  const most = inputColumn(inputs, "market.mostMultiple");
  fob.forEach((quote, m) => {
    margin[m].set(quote);
  });
  return {
    clears: world.scenario.mechanisms.clearing,
    elasticity: inputColumn(inputs, "demand.elasticity"),
    renewing: approach(column(runs, weeksPerMonth), world.stepWeeks, column(runs)),
    most: fob.map((quote) => quote.map((usd, i) => usd * most[i])),
    needed: usualUseTotal.map((use) => use.map((tonnes) => tonnes * world.stepWeeks)),
    lacking: columns(world.materials.length, runs),
    need: column(runs),
    unmet: column(runs),
    short: new Int32Array(runs),
    overFob: column(runs),
    exponents: column(runs),
  };
}

/**
 * What the last tonne is worth inside the country. While nobody lacks metal it costs what it costs to bring it in, FOB.
 * Where the share x of the need of the last month is lacking, those who would pay least go without: the price is that at
 * which the others want just what there is, FOB (1 - x)^(1 / elasticity), and no more than the least valuable line can bear.
 */
function advanceMarginPrice(block: Block, market: Market): void {
  for (let m = 0; m < block.margin.length; m++) {
    readShortage(block, market, m);
    block.margin[m].set(block.fob[m]);
    if (market.clears) clear(block, market, m);
  }
}

/** Share of the need of the last month that is unmet, all sectors together, and elsewhere: a market is made by the month. */
function readShortage(block: Block, market: Market, m: number): void {
  const { runs, world } = block;
  const { need, unmet, renewing } = market;
  const [needed, lacking, short] = [market.needed[m], market.lacking[m], block.shortage[m]];
  const [now, elsewhere] = [block.worldShortage[m], block.shortageElsewhere[m]];
  const sectors = world.sectors.length;
  need.fill(0);
  unmet.fill(0);
  for (let cell = m * sectors; cell < (m + 1) * sectors; cell++) {
    addTo(need, block.need[cell]);
    addTo(unmet, block.unmet[cell]);
  }
  for (let i = 0; i < runs; i++) {
    needed[i] += (need[i] * world.stepWeeks - needed[i]) * renewing[i];
    lacking[i] += (unmet[i] - lacking[i]) * renewing[i];
    short[i] = needed[i] > 0 ? Math.min(1, lacking[i] / needed[i]) : 0;
    elsewhere[i] += (now[i] - elsewhere[i]) * renewing[i];
  }
}

/** Shortages below this are rounding. */
const negligible = 1e-9;
/** Where less than this is left, or use answers less to the price, that is beyond any. */
const leastLeft = 1e-300;
const leastElasticity = 1e-12;

function clear({ shortage, margin, fob, runs }: Block, market: Market, m: number): void {
  const { short, overFob, exponents, elasticity } = market;
  const [lacking, price, from, most] = [shortage[m], margin[m], fob[m], market.most[m]];
  let count = 0;
  for (let i = 0; i < runs; i++) {
    if (lacking[i] <= negligible) continue;
    short[count] = i;
    overFob[count] = Math.max(leastLeft, 1 - lacking[i]);
    exponents[count] = -1 / Math.max(leastElasticity, Math.abs(elasticity[i]));
    count++;
  }
  fillPower(overFob, exponents, count);
  for (let k = 0; k < count; k++) {
    const i = short[k];
    price[i] = Math.max(from[i], Math.min(from[i] * overFob[k], most[i]));
  }
}
