import type { Block } from "../block.ts";
import { weeksBetween } from "../calendar.ts";
import { type Column, column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { input, negative, positiveTime, time, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach, remaining } from "./approach.ts";
import { homeQuotesKnownUntil } from "./known-quotes.ts";
import type { Mechanism } from "./mechanism.ts";

export const squeeze = {
  switch: "squeeze",
  parts: { speculation: "memory" },
  group: "memory",
  inputs: {
    "squeeze.hazard": input("rate", zeroOrMore, "Onsets of a squeeze in the exporter's home market."),
    "squeeze.cut": input("share", { low: 0, high: 0.9 }, "Share of the home market's supply that it takes away."),
    "squeeze.lasts": positiveTime("How long it lasts."),
    "squeeze.shortElasticity": input("ratio", negative, "Elasticity of use that it meets at first."),
    "squeeze.longElasticity": input("ratio", negative, "Elasticity of use that it meets in the long run."),
    "squeeze.responseTime": positiveTime("Time constant in which the quote responds."),
    "squeeze.adjustmentTime": positiveTime("Time constant from the short-run to the long-run elasticity."),
    "squeeze.speculatorsWealth": time(
      "Most that speculators can hold at the starting price, in time of the market's use.",
    ),
    "squeeze.trendTime": positiveTime("Time over which speculators read the trend, and trade."),
  },
  facts: { "squeeze.began": "memory" },
  streams: {
    squeeze: {
      name: "squeeze.onset",
      draws: "luck",
      entities: () => ["home"],
      laidOut: { by: "index", first: 3, usual: 2 },
    },
  },
  install(block) {
    const market = createSqueeze(block);
    return {
      advance: (_, week) => advanceSqueeze(block, market, week),
      renew: (fresh, _, week) => renewOnsets(block, market, fresh, week),
    };
  },
} satisfies Mechanism;

/** The shock in the exporter's home market, alike for every material: they come from the same mines. */
type Squeeze = {
  readonly speculates: boolean;
  readonly hazard: Column;
  readonly cut: Column;
  readonly lasts: Column;
  readonly shortElasticity: Column;
  readonly longElasticity: Column;
  readonly responding: Column;
  readonly adjusting: Column;
  readonly wealthWeeks: Column;
  readonly trending: Column;
  readonly remaining: Column;
  /** Week of the present or next onset, and how many there have been: the address of the next draw. */
  readonly onset: Column;
  readonly onsets: Int32Array;
  /** Week from which the next onset is waited for. */
  readonly waitsFrom: Column;
  /** How far use has adjusted from its short-run to its long-run elasticity, 0-1. */
  readonly adjusted: Column;
  /** Log of the quote that the squeeze has added, and its trend value. */
  readonly added: Column;
  readonly trend: Column;
  /** Speculators' stock [weeks of the home market's use]. */
  readonly hoard: Column;
};

export function createSqueeze(block: Block): Squeeze {
  const { world, inputs, runs } = block;
  const { squeeze: given, mechanisms } = world.scenario;
  const time = (path: string) => approach(inputColumn(inputs, path), world.stepWeeks, column(runs));
  const squeeze: Squeeze = {
    speculates: mechanisms.speculation,
    hazard: inputColumn(inputs, "squeeze.hazard"),
    cut: inputColumn(inputs, "squeeze.cut"),
    lasts: inputColumn(inputs, "squeeze.lasts"),
    shortElasticity: inputColumn(inputs, "squeeze.shortElasticity"),
    longElasticity: inputColumn(inputs, "squeeze.longElasticity"),
    responding: time("squeeze.responseTime"),
    adjusting: time("squeeze.adjustmentTime"),
    wealthWeeks: inputColumn(inputs, "squeeze.speculatorsWealth"),
    trending: time("squeeze.trendTime"),
    remaining: remaining(inputColumn(inputs, "quotes.halfLife"), world.stepWeeks, column(runs)),
    onset: column(runs),
    onsets: new Int32Array(runs),
    waitsFrom: column(runs),
    adjusted: column(runs),
    added: column(runs),
    trend: column(runs),
    hoard: column(runs),
  };
  const seenUntil = homeQuotesKnownUntil(world);
  for (let i = 0; i < runs; i++) {
    if (given.began === "unknown") drawOnset(block, squeeze, i, seenUntil);
    else squeeze.onset[i] = weeksBetween(world.scenario.start, given.began);
  }
  return squeeze;
}

/** Exponential wait at the hazard from `week` on: up to the last quote on record none has begun, or the scenario would say so. */
function drawOnset({ streams, firstRun }: Block, squeeze: Squeeze, i: number, week: number): void {
  const u = streams.squeeze.uniform(firstRun + i, squeeze.onsets[i], 0);
  squeeze.onset[i] = squeeze.hazard[i] > 0 ? week - log(u) / squeeze.hazard[i] : Infinity;
  squeeze.onsets[i]++;
  squeeze.waitsFrom[i] = week;
}

/** An onset that was drawn and has not come is drawn again: the wait has no memory. */
function renewOnsets(block: Block, squeeze: Squeeze, fresh: Int32Array, week: number): void {
  for (const i of fresh) {
    if (squeeze.onsets[i] === 0 || squeeze.onset[i] <= week) continue;
    squeeze.onsets[i]--;
    drawOnset(block, squeeze, i, Math.max(week, squeeze.waitsFrom[i]));
  }
}

/**
 * While a squeeze lasts, a share of the home market's supply is missing; speculators add to it as the quote rises, and
 * give back as it falls. The log quote is drawn towards -ln(1 - missing) / |elasticity|, the elasticity going from short
 * to long run, and fades once that lies below it. Speculators want min(1, trend) of their wealth in stock,
 * counted at the present quote: the dearer it is, the less they can hold, so that no momentum runs away.
 */
export function advanceSqueeze(block: Block, squeeze: Squeeze, week: number): void {
  const { runs, world, squeezed } = block;
  const step = world.stepWeeks;
  for (let i = 0; i < runs; i++) {
    const from = Math.max(week, squeeze.onset[i]);
    const to = Math.min(week + step, squeeze.onset[i] + squeeze.lasts[i]);
    const active = Math.max(0, to - from) / step;
    if (week + step > squeeze.onset[i] + squeeze.lasts[i])
      drawOnset(block, squeeze, i, squeeze.onset[i] + squeeze.lasts[i]);
    const level = squeeze.added[i];
    if (active === 0 && level < negligible && squeeze.hoard[i] === 0) {
      squeeze.adjusted[i] = 0;
      continue;
    }
    squeeze.trend[i] += (level - squeeze.trend[i]) * squeeze.trending[i];
    let bought = 0;
    if (squeeze.speculates) {
      const wanted = squeeze.wealthWeeks[i] * exp(-level) * Math.min(1, Math.max(0, level - squeeze.trend[i]));
      bought = (wanted - squeeze.hoard[i]) * squeeze.trending[i];
      squeeze.hoard[i] += bought;
      if (squeeze.hoard[i] < negligible) squeeze.hoard[i] = 0;
    }
    squeeze.adjusted[i] += ((active > 0 ? 1 : 0) - squeeze.adjusted[i]) * squeeze.adjusting[i];
    const elasticity =
      squeeze.shortElasticity[i] + (squeeze.longElasticity[i] - squeeze.shortElasticity[i]) * squeeze.adjusted[i];
    const missing = Math.min(mostMissing, squeeze.cut[i] * active + bought / step);
    const target = missing > 0 ? log(1 - missing) / elasticity : 0;
    if (target > level) squeeze.added[i] += (target - level) * squeeze.responding[i];
    else squeeze.added[i] *= squeeze.remaining[i];
    squeezed[i] = squeeze.added[i];
  }
}

/** Below this a log quote or a stock in weeks is nothing. */
const negligible = 1e-6;
const mostMissing = 0.9;
