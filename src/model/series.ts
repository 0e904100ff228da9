import type { Block } from "./block.ts";
import type { Column } from "./columns.ts";
import { medianCover } from "./scenario/cover.ts";
import { medianOf } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";
import type { Week } from "./week.ts";

/** A quantity followed week by week. */
export type SeriesKey = {
  readonly series: SeriesName;
  readonly material: string | null;
  readonly sector: string | null;
  readonly unit: SeriesUnit;
  /** A typical value, for the scale on which values are counted; null for shares, which lie in 0-1. */
  readonly typical: number | null;
};

type SeriesUnit = "share" | "ratio" | "t" | "weeks" | "USD/kg";

/**
 * How a series comes to be seen outside the model: `announced` as it changes, `quoted` by price agencies, `counted` by
 * customs, month by month; null for what nobody can observe.
 */
export type Seen = "announced" | "quoted" | "counted" | null;

/** A series, declared once: what it is in, how large it usually is, and the block's own column that holds it. */
type Series = {
  readonly unit: SeriesUnit;
  /** In the unit, of a material and a sector by index; null for shares that lie in 0-1. */
  readonly typical: ((world: World, m: number, s: number) => number) | null;
  /** By what someone outside sees it; null for what nobody does. */
  readonly seen: Seen;
  /** At the end of a week. `at` is the index of the material, the customs line of a material, or the cell. */
  readonly column: (block: Block, week: Week, at: number) => Column;
};

const ofTheRun = {
  blockedShare: { unit: "share", typical: null, seen: null, column: (_, { refused }) => refused },
  restrictionInForce: {
    unit: "share",
    typical: null,
    seen: "announced",
    column: (_, { restricted }) => restricted,
  },
} satisfies Record<string, Series>;

const ofAMaterial = {
  // Metal in all forms together: no line of the customs has it.
  arrivalsTonnes: { unit: "t", typical: usualUse, seen: null, column: (_, { arrivals }, m) => arrivals[m] },
  // What is held is secret; that it is released is announced.
  nationalStockTonnes: {
    unit: "t",
    seen: "announced",
    typical: (world, m) => usualUse(world, m) * 10,
    column: ({ nationalStock }, _, m) => nationalStock[m],
  },
  priceDomesticUsdPerKg: {
    unit: "USD/kg",
    typical: atHome,
    seen: "quoted",
    column: ({ domestic }, _, m) => domestic[m],
  },
  priceFobUsdPerKg: { unit: "USD/kg", typical: abroad, seen: "quoted", column: ({ fob }, _, m) => fob[m] },
  priceAskUsdPerKg: {
    unit: "USD/kg",
    seen: "quoted",
    typical: ({ materials }, m) => medianOf(materials[m].quotes.ask),
    column: ({ ask }, _, m) => ask[m],
  },
  // What the last tonne is worth, and what contracts come to on average, stand in no publication.
  priceMarginUsdPerKg: { unit: "USD/kg", typical: abroad, seen: null, column: ({ margin }, _, m) => margin[m] },
  pricePaidUsdPerKg: { unit: "USD/kg", typical: abroad, seen: null, column: ({ paid }, _, m) => paid[m] },
} satisfies Record<string, Series>;

/** Of a material in a form, or in a customs line of several, over the usual flow: arrivals, loadings to the country, and loadings to all destinations. */
const ofAForm = {
  arrivalsShare: {
    unit: "ratio",
    typical: () => 1,
    seen: "counted",
    column: (_, { arrivalsShare }, at) => arrivalsShare[at],
  },
  shippedShare: {
    unit: "ratio",
    typical: () => 1,
    seen: "counted",
    column: (_, { shippedShare }, at) => shippedShare[at],
  },
  exportedShare: {
    unit: "ratio",
    typical: () => 1,
    seen: "counted",
    column: (_, { exportedShare }, at) => exportedShare[at],
  },
} satisfies Record<string, Series>;

const ofACell = {
  makerCoverWeeks: {
    unit: "weeks",
    seen: null,
    typical: ({ scenario, sectorNames }, _, s) => medianCover(scenario, sectorNames[s]),
    column: (_, { cover }, cell) => cover[cell],
  },
  unmetNeedShare: {
    unit: "share",
    typical: null,
    seen: null,
    column: (_, { unmetShare }, cell) => unmetShare[cell],
  },
} satisfies Record<string, Series>;

type FormSeries = keyof typeof ofAForm;
/** Series of a form are named by it: `arrivalsShare.oxide`. */
export type SeriesName =
  | keyof typeof ofTheRun
  | keyof typeof ofAMaterial
  | keyof typeof ofACell
  | `${FormSeries}.${string}`;

/** Whether a series of some world goes by that name. */
export function isSeriesName(name: string): name is SeriesName {
  const dot = name.indexOf(".");
  if (dot < 0) return [ofTheRun, ofAMaterial, ofACell].some((declared) => Object.hasOwn(declared, name));
  return Object.hasOwn(ofAForm, name.slice(0, dot)) && /^[A-Za-z][\w-]*$/.test(name.slice(dot + 1));
}

/** How a series of that name is seen; null also for a name that no series goes by. */
export function seenBy(name: string): Seen {
  const all: Readonly<Record<string, Series>> = { ...ofTheRun, ...ofAMaterial, ...ofAForm, ...ofACell };
  const [base] = name.split(".");
  return isSeriesName(name) ? all[base].seen : null;
}

type Place = Pick<SeriesKey, "material" | "sector"> & { readonly m: number; readonly s: number; readonly at: number };

/** Every series of a world with what it is of: the one order of all keys and columns. */
function forEachSeries<Found>(world: World, found: (name: SeriesName, series: Series, of: Place) => Found): Found[] {
  const { materialNames, lineNames, sectorNames } = world;
  const all: Found[] = [];
  const add = (declared: Readonly<Record<string, Series>>, of: Place, form = "") => {
    for (const [name, series] of Object.entries(declared)) all.push(found(`${name}${form}` as SeriesName, series, of));
  };
  add(ofTheRun, { material: null, sector: null, m: 0, s: 0, at: 0 });
  materialNames.forEach((material, m) => {
    add(ofAMaterial, { material, sector: null, m, s: 0, at: m });
    lineNames.forEach((form, f) => {
      add(ofAForm, { material, sector: null, m, s: 0, at: m * lineNames.length + f }, `.${form}`);
    });
    sectorNames.forEach((sector, s) => {
      add(ofACell, { material, sector, m, s, at: m * sectorNames.length + s });
    });
  });
  return all;
}

/** Every weekly series of a world, in the order in which `seriesColumns` gives them. */
export function seriesKeys(world: World): readonly SeriesKey[] {
  return forEachSeries(world, (series, { unit, typical }, { material, sector, m, s }) => ({
    ...{ series, material, sector, unit },
    typical: typical === null ? null : typical(world, m, s),
  }));
}

/** The columns that hold the series at the end of each week: the block's own, never copied. */
export function seriesColumns(block: Block, week: Week): readonly Column[] {
  return forEachSeries(block.world, (_, { column }, { at }) => column(block, week, at));
}

/** [t/week] */
function usualUse({ scenario, materials }: World, m: number): number {
  return medianOf(scenario.demand.total) * medianOf(materials[m].demandShare);
}

/** Quotes at the start, [$/kg]. */
function atHome({ materials }: World, m: number): number {
  return medianOf(materials[m].quotes.domestic);
}

function abroad(world: World, m: number): number {
  return atHome(world, m) * medianOf(world.materials[m].quotes.fobOverDomestic);
}
