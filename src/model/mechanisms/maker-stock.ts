import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import { input, oneOrMore, time } from "../scenario/input-spec.ts";
import { inputColumn, medianOf } from "../scenario/inputs.ts";
import { oncePerWorld } from "../scenario/world.ts";
import { dryShare, dryShares } from "./firm-spread.ts";
import type { Mechanism } from "./mechanism.ts";

export const makerStock = {
  parts: { firmSpread: "stocks" },
  group: "stocks",
  inputs: {
    "sectors.{sector}.makerCover": time("Stock of the makers at the start, in time of usual use: the mean over firms."),
    "sectors.{sector}.firms": input(
      "count",
      oneOrMore,
      "Firms with stocks of their own: the more, the sooner the first of them runs dry.",
    ),
    "makers.firmSpread": input(
      "ratio",
      { low: 0, high: 2 },
      "Standard deviation of the log of cover among a sector's firms.",
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
  /** By cell: usual cover [weeks]. */
  readonly cover: readonly Column[];
  /** Share of firms without stock by share of the usual stock left; empty when all firms are alike. */
  readonly dry: Float64Array;
};

const dryTable = oncePerWorld(({ scenario: { mechanisms, makers } }) =>
  dryShares(mechanisms.firmSpread ? medianOf(makers.firmSpread) : 0),
);

/** Makers start with so many weeks of their usual use, of every material alike. */
function createMakerStock(block: Block): MakerStock {
  const { world, inputs, runs, usualUse, makerStock } = block;
  const sectors = world.sectors.length;
  const cover = makerStock.map((_, cell) =>
    inputColumn(inputs, `sectors.${world.sectorNames[cell % sectors]}.makerCover`),
  );
  for (let cell = 0; cell < makerStock.length; cell++)
    for (let i = 0; i < runs; i++) makerStock[cell][i] = cover[cell][i] * usualUse[cell][i];
  return { cover, dry: dryTable(world) };
}

/**
 * Makers use what they need while there is any: what came in this step, and of what that lacks the part that belongs to
 * firms with stock. Firms of a sector differ in cover, so that some stand still long before the sector's stock is gone;
 * how many is read at the middle of the step. What is lacking is unmet need.
 */
function advanceMakerStock(block: Block, makers: MakerStock): void {
  for (let cell = 0; cell < block.makerStock.length; cell++) advanceCell(block, makers, cell);
}

function advanceCell(block: Block, { cover, dry }: MakerStock, cell: number): void {
  const { stepWeeks } = block.world;
  const [stock, came, wanted] = [block.makerStock[cell], block.inflow[cell], block.need[cell]];
  const [lacking, dryAt, usualCover] = [block.unmet[cell], block.dryShare[cell], cover[cell]];
  for (let i = 0; i < stock.length; i++) {
    const short = wanted[i] * stepWeeks - came[i];
    if (short <= 0) {
      stock[i] -= short;
      lacking[i] = 0;
      dryAt[i] = 0;
      continue;
    }
    const held = stock[i];
    const usual = usualCover[i] * wanted[i];
    const before = usual > 0 ? dryShare(dry, held / usual) : 0;
    const middle = usual > 0 ? dryShare(dry, (held - (short * (1 - before)) / 2) / usual) : 0;
    const used = short * (1 - middle);
    const taken = held < used ? held : used;
    stock[i] = held - taken;
    lacking[i] = short - taken;
    dryAt[i] = (short - taken) / short;
  }
}
