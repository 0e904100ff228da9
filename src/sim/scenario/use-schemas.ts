import { input, oneOrMore, positive, positiveTime, share, time, zeroOrMore } from "./input-schema.ts";
import { strict } from "./strict.ts";

/* How much is used, what can be saved of it, and how buyers order. */

export const demand = strict({
  total: input("flow", positive, "Use of all materials together before the shock."),
  elasticity: input("ratio", { low: -100, high: 0 }, "d ln use / d ln price paid within the lag."),
  elasticityLag: time("Time in which the elasticity works."),
  thrift: strict({
    headroom: share("Largest share of use that thrift can save."),
    startLag: time("From the first stress to the first savings."),
    timeConstant: positiveTime("Time constant of savings."),
    reversal: input("ratio", oneOrMore, "How many times slower savings are given up than made."),
  }),
  redesign: strict({
    qualification: time("From the first stress until designs without the metal are qualified."),
    rate: input("rate", zeroOrMore, "Share of use that they replace in a year at full stress."),
  }),
});

export const makers = strict({
  firmSpread: input("ratio", { low: 0, high: 2 }, "Standard deviation of the log of cover among a sector's firms."),
});

export const orders = strict({
  adjustmentTime: positiveTime("Time in which buyers mean to close a gap in stock."),
  supplyLineWeight: share("Share of the supply line that buyers account for."),
  hoardCover: time("Extra cover wanted at full fear."),
  fearTime: time("Time in which fear follows the block."),
  formMobility: share("Share of the orders that moves to the form that is open."),
});
