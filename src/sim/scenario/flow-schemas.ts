import { input, oneOrMore, positiveTime, record, share, time, zeroOrMore } from "./input-schema.ts";
import { strict } from "./strict.ts";

/* What stands between an order and its arrival. */

export const licences = strict({
  approval: record(share("Probability that a week's batch is granted.")).describe("By the office's mood."),
  statutoryWait: input("time", { low: 0, high: 104 }, "Wait that the law sets for a licence."),
  delay: input("time", zeroOrMore, "What the office takes beyond it, drawn for each week's batch."),
});

export const leakage = strict({
  ceiling: share("Largest share of a blocked flow that comes by other ways."),
  lag: time("Time in which it follows the price gap."),
  enforcementTime: positiveTime("Time constant in which enforcement closes the ways."),
});

export const shipments = strict({
  transit: input("time", { low: 0, high: 104 }, "From loading to arrival."),
  catchUp: time("Time constant in which waiting orders are worked off."),
  surge: input("ratio", oneOrMore, "Most that can be loaded, over the usual flow."),
});
