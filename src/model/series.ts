import type { Block } from "./block.ts";
import type { Column } from "./columns.ts";
import { medianOf } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";
import type { Week } from "./week.ts";

export const seriesNames = [
  "arrivalsTonnes",
  "makerCoverWeeks",
  "nationalStockTonnes",
  "unmetNeedShare",
  "blockedShare",
  "restrictionInForce",
  "priceDomesticUsdPerKg",
  "priceFobUsdPerKg",
  "priceAskUsdPerKg",
  "pricePaidUsdPerKg",
] as const;
/** Three more are by form: arrivals, loadings to the country, and loadings to all destinations, each over its usual flow. */
export type SeriesName = (typeof seriesNames)[number] | `${(typeof formSeries)[number]}.${string}`;
const formSeries = ["arrivalsShare", "shippedShare", "exportedShare"] as const;

/** A quantity followed week by week. */
export type SeriesKey = {
  readonly series: SeriesName;
  readonly material: string | null;
  readonly sector: string | null;
  /** A typical value, for the scale on which values are counted; null for shares, which lie in 0-1. */
  readonly typical: number | null;
};

/** Every weekly series of a world, in the order in which `seriesColumns` gives them. */
export function seriesKeys(world: World): readonly SeriesKey[] {
  const { scenario, materialNames, materials, sectorNames, sectors } = world;
  const keys: SeriesKey[] = [
    { series: "blockedShare", material: null, sector: null, typical: null },
    { series: "restrictionInForce", material: null, sector: null, typical: null },
  ];
  materialNames.forEach((material, m) => {
    const { demandShare, quotes } = materials[m];
    const use = medianOf(scenario.demand.total) * medianOf(demandShare);
    const home = medianOf(quotes.domestic);
    const abroad = home * medianOf(quotes.fobOverDomestic);
    const add = (series: SeriesName, typical: number) => keys.push({ series, material, sector: null, typical });
    add("arrivalsTonnes", use);
    add("nationalStockTonnes", use * 10);
    add("priceDomesticUsdPerKg", home);
    add("priceFobUsdPerKg", abroad);
    add("priceAskUsdPerKg", medianOf(quotes.ask));
    add("pricePaidUsdPerKg", abroad);
    for (const form of world.formNames) for (const series of formSeries) add(`${series}.${form}`, 1);
    sectorNames.forEach((sector, s) => {
      keys.push({ series: "makerCoverWeeks", material, sector, typical: medianOf(sectors[s].makerCover) });
      keys.push({ series: "unmetNeedShare", material, sector, typical: null });
    });
  });
  return keys;
}

/** The columns that hold the series at the end of each week: the block's own, never copied. */
export function seriesColumns(block: Block, week: Week): readonly Column[] {
  const sectors = block.world.sectors.length;
  const forms = block.world.forms.length;
  const all: Column[] = [week.refused, week.restricted];
  for (let m = 0; m < block.world.materials.length; m++) {
    all.push(week.arrivals[m], block.nationalStock[m]);
    all.push(block.domestic[m], block.fob[m], block.ask[m], block.paid[m]);
    for (let pair = m * forms; pair < (m + 1) * forms; pair++)
      all.push(week.arrivalsShare[pair], week.shippedShare[pair], week.exportedShare[pair]);
    for (let s = 0; s < sectors; s++) all.push(week.cover[m * sectors + s], week.unmetShare[m * sectors + s]);
  }
  return all;
}
