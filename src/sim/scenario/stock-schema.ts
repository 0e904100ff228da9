import { z } from "zod";
import { releaseTriggers } from "../../model/scenario/parts.ts";
import { input, name, positive, share, time, zeroOrMore } from "./input-schema.ts";
import { strict } from "./strict.ts";

/* The national stock and the rule of its release. */

export const nationalStock = strict({
  held: time("Stock of each material at the start, in time of the country's usual use."),
  release: strict({
    trigger: z.enum(releaseTriggers),
    coverBelow: time("Cover trigger: released while the makers' mean cover is below it."),
    askAbove: input("ratio", positive, "Price trigger: released while the ask is above this multiple of its start."),
    weeklyCap: input("share", zeroOrMore, "Most that is released, as a share of usual use."),
    floor: share("Share of the starting stock that is never released."),
    decisionLag: time("From the trigger to the decision."),
    deliveryLag: input("time", { low: 0, high: 104 }, "From the decision to the makers."),
    refill: input("rate", zeroOrMore, "Share of the starting stock bought back in a year once all is calm."),
    eligible: z.array(name).min(1, "must name at least one sector"),
  }),
});
