import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp } from "../kernels/fills.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { licenceDecisions } from "../scenario/world.ts";

/** By mood, then by desk: probability that a lot is granted, 0-1. */
export type LicenceOdds = Readonly<Record<string, readonly Column[]>>;

/**
 * The odds of a mood are drawn once a run. An office does not treat all alike: about them the log-odds of its decisions
 * differ by a normal of standard deviation `licences.deskSpread`, drawn once a run; a desk that is favoured in one mood is
 * favoured in all. With p the odds of the mood and w = exp(spread z), the desk's are p w / (p w + 1 - p).
 */
export function createLicenceOdds(block: Block): LicenceOdds {
  const { world, inputs, runs, streams, firstRun, approval } = block;
  const moods = Object.keys(world.scenario.licences.approval);
  const ofMood = moods.map((mood) => inputColumn(inputs, `licences.approval.${mood}`));
  const byMood = moods.map(() => columns(approval.length, runs));
  const spread = inputColumn(inputs, "licences.deskSpread");
  const favour = column(runs);
  licenceDecisions(world).forEach(({ desks }, decision) => {
    streams.licenceFavour.fillUniform(favour, firstRun, runs, 0, decision);
    for (let i = 0; i < runs; i++) favour[i] = spread[i] * normalQuantile(favour[i]);
    fillExp(favour, runs);
    for (const desk of desks) for (const [k, odds] of ofMood.entries()) fillOdds(byMood[k][desk], odds, favour);
  });
  return Object.fromEntries(moods.map((mood, k) => [mood, byMood[k]]));
}

function fillOdds(ofDesk: Column, odds: Column, favour: Column): void {
  for (let i = 0; i < ofDesk.length; i++) {
    const granted = odds[i] * favour[i];
    ofDesk[i] = granted > 0 ? granted / (granted + 1 - odds[i]) : 0;
  }
}
