import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { input, oneOrMore, share, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { type DryShares, dryShare, dryShares, widestSpread } from "./firm-spread.ts";
import type { Mechanism } from "./mechanism.ts";

export const makerStock = {
  parts: { firmSpread: "stocks", sharing: "stocks" },
  group: "stocks",
  inputs: {
    "makers.cover": time("Stock of large makers at the start, in time of usual use: the mean over firms."),
    "makers.smallOverLarge": input("ratio", { low: 0, high: 10 }, "Cover of small makers over that of large ones."),
    "makers.firmSpread": input(
      "ratio",
      { low: 0, high: widestSpread },
      "Standard deviation of the log of cover among a sector's firms.",
    ),
    "makers.sharing": share("Share of the shortage of firms without stock that those with stock make good."),
    "sectors.{sector}.smallness": share("How small the sector's makers are: 0 as large ones, 1 as small ones."),
    "sectors.{sector}.firms": input(
      "count",
      oneOrMore,
      "Firms with stocks of their own: the more, the sooner the first of them runs dry.",
    ),
  },
  streams: {
    firstFirm: {
      name: "makers.firstFirm",
      draws: "facts",
      entities: ({ sectorNames }) => sectorNames,
      laidOut: { by: "entity", usual: false },
    },
  },
  install(block) {
    const makers = createMakerStock(block);
    return () => advanceMakerStock(block, makers);
  },
} satisfies Mechanism;

type MakerStock = {
  /** Share of firms without stock by share of the usual stock left; undefined when all firms are alike. */
  readonly dry: DryShares | undefined;
  /** Share of a dry firm's shortage that nobody makes good, 0-1. */
  readonly alone: Column;
};

/** Makers start with so many weeks of their usual use, of every material alike. */
function createMakerStock(block: Block): MakerStock {
  const { world, inputs, runs, usualUse, usualCover, makerStock } = block;
  const { firmSpread, sharing } = world.scenario.mechanisms;
  for (let cell = 0; cell < makerStock.length; cell++) {
    const cover = usualCover[cell % usualCover.length];
    for (let i = 0; i < runs; i++) makerStock[cell][i] = cover[i] * usualUse[cell][i];
  }
  return {
    dry: firmSpread ? dryShares(inputColumn(inputs, "makers.firmSpread")) : undefined,
    alone: sharing ? inputColumn(inputs, "makers.sharing").map((shared) => 1 - shared) : column(runs, 1),
  };
}

/**
 * Makers use what they need while there is any: what came in this step, and of what that lacks the part that belongs to
 * firms with stock, and what these make good of the rest. Firms of a sector differ in cover, so that some stand still long
 * before the sector's stock is gone; how many is read at the middle of the step. What is lacking is unmet need.
 */
function advanceMakerStock(block: Block, makers: MakerStock): void {
  for (let cell = 0; cell < block.makerStock.length; cell++) advanceCell(block, makers, cell);
}

function advanceCell(block: Block, { dry, alone }: MakerStock, cell: number): void {
  const { stepWeeks } = block.world;
  const [stock, came, wanted] = [block.makerStock[cell], block.inflow[cell], block.need[cell]];
  const [lacking, dryAt, rationed] = [block.unmet[cell], block.dryShare[cell], block.rationed[cell]];
  const cover = block.usualCover[cell % block.usualCover.length];
  for (let i = 0; i < stock.length; i++) {
    const short = wanted[i] * stepWeeks - came[i];
    const held = stock[i];
    lacking[i] = 0;
    dryAt[i] = 0;
    if (short <= 0) {
      stock[i] = held - short;
      continue;
    }
    // Who rations does not have more firms with stock for it.
    const usual = (cover[i] * wanted[i]) / (1 - rationed[i]);
    if (dry !== undefined && usual > 0) {
      const before = dryShare(dry, i, held / usual);
      dryAt[i] = dryShare(dry, i, (held - (short * (1 - before * alone[i])) / 2) / usual);
    }
    const used = short * (1 - dryAt[i] * alone[i]);
    if (held < used) {
      stock[i] = 0;
      lacking[i] = short - held;
      dryAt[i] = 1;
    } else {
      stock[i] = held - used;
      lacking[i] = short - used;
    }
  }
}
