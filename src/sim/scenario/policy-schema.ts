import { z } from "zod";
import { day, input, name, positiveTime, record, share, time, zeroOrMore } from "./input-schema.ts";
import { policyState } from "./part-schemas.ts";
import { strict } from "./strict.ts";

/* What the exporter does. */

export const policy = strict({
  knownUntil: day.describe("Up to this date the script is history."),
  script: z.array(strict({ date: day, state: name })).min(1, "must have at least one entry"),
  coverage: strict({
    probability: share("Probability that a state of unclear coverage covers civil use."),
    foundOutAfter: time("From the beginning of such a state until one knows."),
  }),
  settlement: strict({
    lostSales: input(
      "ratio",
      zeroOrMore,
      "a in the speed of a restriction's clock exp(a lost share of sales + c - r).",
    ),
    counterLeverage: input("ratio", zeroOrMore, "c: what the buyers' counter-leverage adds."),
    lockIn: input("ratio", zeroOrMore, "r: what neither side's being able to retract takes off."),
  }),
  durations: record(positiveTime("How long a state lasts.")).describe("Times that states share, by name."),
  states: record(policyState),
});
