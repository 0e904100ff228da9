import type { Block } from "../block.ts";
import { addTo, type Column, column, columns } from "../columns.ts";
import type { Week } from "../week.ts";
import { outcomeFamily } from "./outcome.ts";

type Supply = {
  /** By material: what came from the exporter [t], and what all that came cost, in the week and so far [million $]. */
  readonly arrivals: readonly Column[];
  readonly weeksBill: readonly Column[];
  readonly bill: readonly Column[];
  /** By cell [t]. */
  readonly need: readonly Column[];
  readonly unmet: readonly Column[];
  /** By cell [weeks of the present need]. */
  readonly lowestCover: readonly Column[];
};

/** What the country gets of the metals that it needs, what it pays, and what is left of its stocks. */
export const supply = outcomeFamily({
  start: ({ world, runs, need }: Block): Supply => ({
    arrivals: columns(world.materials.length, runs),
    weeksBill: columns(world.materials.length, runs),
    bill: columns(world.materials.length, runs),
    need: columns(need.length, runs),
    unmet: columns(need.length, runs),
    lowestCover: columns(need.length, runs, Infinity),
  }),
  outcomes: {
    unmetNeedTonnes: {
      unit: "t",
      kind: "amount",
      of: { material: ({ unmet }, block, m) => ofAllSectors(unmet, block, m) },
    },
    unmetNeedShare: {
      unit: "share",
      kind: "amount",
      headline: 10,
      of: {
        material: ({ unmet, need }, block, m) => ratio(ofAllSectors(unmet, block, m), ofAllSectors(need, block, m)),
        cell: ({ unmet, need }, _, cell) => ratio(unmet[cell], need[cell]),
      },
    },
    arrivalsTonnes: {
      unit: "t",
      kind: "amount",
      spoken: "arrivals",
      of: { material: ({ arrivals }, _, m) => arrivals[m] },
    },
    phantomTonnes: {
      unit: "t",
      kind: "amount",
      spoken: "phantom",
      of: { material: ({ unmet }, block, m) => phantom(block.cancelled[m], ofAllSectors(unmet, block, m)) },
    },
    nationalStockEndTonnes: {
      unit: "t",
      kind: "amount",
      spoken: "nationalStockEnd",
      of: { material: (_, { nationalStock }, m) => nationalStock[m] },
    },
    importBillMillionUsd: {
      unit: "million USD",
      kind: "amount",
      spoken: "importBill",
      of: { material: ({ bill }, _, m) => bill[m] },
    },
    lowestCoverWeeks: {
      unit: "weeks",
      kind: "level",
      spoken: "lowestCover",
      passesHorizon: true,
      of: { cell: ({ lowestCover }, _, cell) => lowestCover[cell] },
    },
  },
  step: ({ weeksBill }, { world, alternative, paid }, { came }) => {
    const forms = world.forms.length;
    came.forEach((tonnes, pair) => {
      const m = Math.floor(pair / forms);
      addBill(weeksBill[m], tonnes, paid[m]);
    });
    alternative.forEach((tonnes, m) => {
      addBill(weeksBill[m], tonnes, paid[m]);
    });
  },
  week: addWeek,
});

function addWeek(supply: Supply, { runs }: Block, week: Week): void {
  for (let m = 0; m < supply.arrivals.length; m++) {
    addTo(supply.arrivals[m], week.arrivals[m]);
    addTo(supply.bill[m], supply.weeksBill[m]);
    supply.weeksBill[m].fill(0);
  }
  for (let cell = 0; cell < supply.need.length; cell++) {
    addTo(supply.need[cell], week.need[cell]);
    addTo(supply.unmet[cell], week.unmet[cell]);
    const [lowest, cover] = [supply.lowestCover[cell], week.cover[cell]];
    for (let i = 0; i < runs; i++) if (cover[i] < lowest[i]) lowest[i] = cover[i];
  }
}

function addBill(bill: Column, tonnes: Column, price: Column): void {
  for (let i = 0; i < bill.length; i++) bill[i] += (tonnes[i] * price[i]) / 1000;
}

function ofAllSectors(cells: readonly Column[], { world, runs }: Block, material: number): Column {
  const sectors = world.sectors.length;
  const total = column(runs);
  for (const cell of cells.slice(material * sectors, (material + 1) * sectors)) addTo(total, cell);
  return total;
}

/** Orders cancelled beyond the need that went unmet: placed for stock that nobody was to use. */
function phantom(cancelled: Column, unmet: Column): Column {
  return cancelled.map((tonnes, i) => Math.max(0, tonnes - unmet[i]));
}

function ratio(numerator: Column, denominator: Column): Column {
  return numerator.map((value, i) => value / denominator[i]);
}
