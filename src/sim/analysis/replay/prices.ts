import { homeQuotesKnownUntil } from "../../../model/mechanisms/known-quotes.ts";
import { ownPathAt } from "../../../model/mechanisms/own-prices.ts";
import { jumpsAt } from "../../../model/mechanisms/quote-shocks.ts";
import { type Inputs, inputColumn } from "../../../model/scenario/inputs.ts";
import type { Study } from "../../engine/simulate-range.ts";
import type { ReplayEvent } from "./logs.ts";

/** What of one run's prices is not of the simulated process: the path of the user's own that it has, and jumps. */
export function priceEvents(study: Study, inputs: Inputs, run: number): readonly ReplayEvent[] {
  return [...ownPath(study, inputs), ...priceJumps(study, inputs, run)];
}

function ownPath({ world }: Study, inputs: Inputs): readonly ReplayEvent[] {
  const { ownPrices } = world.scenario;
  if (ownPrices === undefined) return [];
  const position = ownPrices.paths.length === 1 ? 0 : inputColumn(inputs, "ownPrices.position")[0];
  return [{ kind: "ownPrices", week: 0, path: ownPrices.paths[ownPathAt(world, position)].name, file: ownPrices.file }];
}

/** Jumps from the start on; on the way to a home quote on record there is none. */
function priceJumps({ world, streams }: Study, inputs: Inputs, run: number): readonly ReplayEvent[] {
  const { quotes, mechanisms } = world.scenario;
  if (quotes.jumps === undefined || !mechanisms.priceNoise) return [];
  const { stepWeeks, stepsPerWeek, runUpWeeks, weeks } = world;
  const expected = inputColumn(inputs, "quotes.jumps.rate")[0] * stepWeeks;
  const from = Math.max(0, homeQuotesKnownUntil(world));
  return Array.from({ length: weeks * stepsPerWeek }, (_, step) => step).flatMap((step): readonly ReplayEvent[] => {
    const week = step * stepWeeks;
    const count = jumpsAt(expected, streams.quoteJumps.uniform(run, step + runUpWeeks * stepsPerWeek, 0));
    return count > 0 && week >= from ? [{ kind: "priceJump", week, count }] : [];
  });
}
