import { z } from "zod";
import { day, input, negative, positive, positiveTime, share, time, unitInterval, zeroOrMore } from "./input-schema.ts";
import { strict } from "./strict.ts";

/* The four quotes, and the squeeze in the exporter's home market. */

export const quotes = strict({
  fastHalfLife: positiveTime("Half-life of a deviation that fades fast."),
  slowHalfLife: positiveTime("Half-life of a deviation that fades slowly."),
  slowShare: share("Share of a deviation that fades slowly."),
  askResponseTime: time("Time in which the ask sees a change in the open flow."),
  askSensitivity: input("ratio", zeroOrMore, "k in ask = FOB exp(k (-ln c)^exponent)."),
  askExponent: input("ratio", positive, "Exponent of the scarcity term."),
  openShareFloor: input(
    "share",
    { ...unitInterval, openBelow: true },
    "Least share of the flow that the ask reads as open.",
  ),
  countryShareOfWorld: input(
    "share",
    { ...unitInterval, openBelow: true },
    "The country's share of the demand outside the exporter.",
  ),
  contractInterval: time("Interval at which contracts are repriced."),
  spotShare: share("Purchases at the ask, as a share of usual use."),
});

export const squeeze = strict({
  hazard: input("rate", zeroOrMore, "Onsets of a squeeze in the exporter's home market."),
  cut: input("share", { low: 0, high: 0.9 }, "Share of the home market's supply that it takes away."),
  lasts: positiveTime("How long it lasts."),
  shortElasticity: input("ratio", negative, "Elasticity of use that it meets at first."),
  longElasticity: input("ratio", negative, "Elasticity of use that it meets in the long run."),
  responseTime: positiveTime("Time constant in which the quote responds."),
  adjustmentTime: positiveTime("Time constant from the short-run to the long-run elasticity."),
  speculatorsWealth: time("Most that speculators can hold at the starting price, in time of the market's use."),
  trendTime: positiveTime("Time over which speculators read the trend, and trade."),
  began: z.union([z.literal("unknown"), day]).describe("Day on which one is known to have begun, or unknown."),
});
