import { type Column, column } from "../columns.ts";
import { power } from "../kernels/power.ts";
import { type Inputs, inputColumn, medianOf } from "./inputs.ts";
import type { Scenario } from "./scenario.ts";
import type { World } from "./world.ts";

/**
 * Usual cover by sector [weeks of use]: that of large makers, times the ratio of small to large to the power of how small
 * the sector's makers are. Where one run's large makers hold much, so do its small ones.
 */
export function usualCovers({ sectorNames }: World, inputs: Inputs, runs: number): readonly Column[] {
  const large = inputColumn(inputs, "makers.cover");
  const smallOverLarge = inputColumn(inputs, "makers.smallOverLarge");
  return sectorNames.map((name) => {
    const smallness = inputColumn(inputs, `sectors.${name}.smallness`);
    const cover = column(runs);
    for (let i = 0; i < runs; i++) cover[i] = coverOf(large[i], smallOverLarge[i], smallness[i]);
    return cover;
  });
}

/** The same of one sector, at the medians of the inputs. */
export function medianCover({ makers, sectors }: Scenario, sector: string): number {
  return coverOf(medianOf(makers.cover), medianOf(makers.smallOverLarge), medianOf(sectors[sector].smallness));
}

function coverOf(large: number, smallOverLarge: number, smallness: number): number {
  return smallness === 0 ? large : large * power(smallOverLarge, smallness);
}
