import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { World } from "../scenario/world.ts";
import type { Outcome } from "./outcome.ts";

/** By sector: weeks of its output lost. */
type Lost = { readonly outputLost: readonly Column[] };

/**
 * Loss of output as a share of GDP and in money, in a low and a high reading: the share of a year's GDP that is lost when
 * every sector stands still for a year, times the weeks of output lost, each sector weighted by its use of the metals.
 * The readings count what hangs on the metals and no rebound afterwards.
 */
export const lossOutcomes = {
  lossGdpLow: { unit: "share of GDP", kind: "amount", of: { run: shareOfGdp("loss.yearLow") } },
  lossGdpHigh: { unit: "share of GDP", kind: "amount", of: { run: shareOfGdp("loss.yearHigh") } },
  lossLow: { unit: money, kind: "amount", headline: 30, of: { run: inMoney("loss.yearLow") } },
  lossHigh: { unit: money, kind: "amount", headline: 40, of: { run: inMoney("loss.yearHigh") } },
} satisfies Record<string, Outcome<Lost>>;

const weeksOfYear = 365.25 / 7;

function money({ scenario }: Pick<World, "scenario">): `billion ${string}` {
  return `billion ${scenario.loss.currency}`;
}

function shareOfGdp(rateOfYear: string) {
  return ({ outputLost }: Lost, { world, inputs, runs }: Block): Column => {
    const weights = world.sectorNames.map((name) => inputColumn(inputs, `sectors.${name}.demandWeight`));
    const rate = inputColumn(inputs, rateOfYear);
    const yearsLost = column(runs);
    for (let i = 0; i < runs; i++) {
      let weight = 0;
      for (let s = 0; s < weights.length; s++) {
        yearsLost[i] += (weights[s][i] * outputLost[s][i]) / weeksOfYear;
        weight += weights[s][i];
      }
      yearsLost[i] /= weight;
    }
    return yearsLost.map((years, i) => years * rate[i]);
  };
}

function inMoney(rateOfYear: string) {
  const share = shareOfGdp(rateOfYear);
  return (lost: Lost, block: Block): Column => {
    const gdp = inputColumn(block.inputs, "loss.gdp");
    return share(lost, block).map((share, i) => share * gdp[i]);
  };
}
