import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { LineStops } from "./line-stops.ts";

const weeksOfYear = 365.25 / 7;

/**
 * Loss of output as a share of GDP and in money, in a low and a high reading: the share of a year's GDP that is lost when
 * every sector stands still for a year, times the weeks of output lost, each sector weighted by its use of the metals.
 * The readings count what hangs on the metals and no rebound afterwards. Four columns: GDP low, high; money low, high.
 */
export function lossColumns({ world, inputs, runs }: Block, { outputLost }: LineStops): readonly Column[] {
  const weights = world.sectorNames.map((name) => inputColumn(inputs, `sectors.${name}.demandWeight`));
  const gdp = inputColumn(inputs, "loss.gdp");
  const yearsLost = column(runs);
  for (let i = 0; i < runs; i++) {
    let weight = 0;
    for (let s = 0; s < weights.length; s++) {
      yearsLost[i] += (weights[s][i] * outputLost[s][i]) / weeksOfYear;
      weight += weights[s][i];
    }
    yearsLost[i] /= weight;
  }
  const shares = ["loss.yearLow", "loss.yearHigh"].map((path) => {
    const rate = inputColumn(inputs, path);
    return yearsLost.map((years, i) => years * rate[i]);
  });
  return [...shares, ...shares.map((share) => share.map((lost, i) => lost * gdp[i]))];
}
