import { z } from "zod";
import { mechanismNames } from "../../model/scenario/scenario.ts";
import { leakage, licences, shipments } from "./flow-schemas.ts";
import { day, input, name, positive, positiveTime, record, share, time, unitInterval, words } from "./input-schema.ts";
import { correlation, form, material, mostCorrelations, project, sector } from "./part-schemas.ts";
import { policy } from "./policy-schema.ts";
import { quotes, squeeze } from "./price-schemas.ts";
import { nationalStock } from "./stock-schema.ts";
import { strict } from "./strict.ts";
import { demand, makers, orders } from "./use-schemas.ts";

/** A scenario with its bases merged in. */
export const scenarioSchema = strict({
  schemaVersion: z.literal(1),
  name,
  title: words,
  summary: z.string(),
  country: words,
  exporter: words,
  start: day.describe("First day of week 0."),
  horizonWeeks: z.int().min(1).max(1040).describe("Weeks simulated."),
  stepWeeks: z
    .union([z.literal(1), z.literal(0.5), z.literal(0.25), z.literal(0.125)])
    .describe("Length of a step in weeks."),
  mechanisms: strict(
    Object.fromEntries(mechanismNames.map((mechanism) => [mechanism, z.boolean()])) as Record<
      (typeof mechanismNames)[number],
      z.ZodBoolean
    >,
  ),
  materials: record(material),
  forms: record(form),
  sectors: record(sector),
  demand,
  makers,
  orders,
  licences,
  leakage,
  shipments,
  allocation: strict({ rule: z.enum(["proRata", "priority", "weighted"]) }),
  nationalStock,
  alternativeSupply: strict({ projects: record(project) }),
  recycling: strict({
    cap: share("Most that recycling adds under full stress, as a share of usual use."),
    timeConstant: positiveTime("Time constant in which it gets there."),
  }),
  quotes,
  squeeze,
  policy,
  loss: strict({
    currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as JPY"),
    gdp: input("money", positive, "Gross domestic product of a year."),
    yearLow: share("Share of a year's GDP lost when every sector stands still for a year: a low reading."),
    yearHigh: share("The same, a high reading."),
  }),
  outcomes: strict({
    briefWithin: time("A restriction that lasts no longer in all is a brief standoff."),
    fragmentedFrom: positiveTime("Time in a fragmented state from which on the market counts as fragmented."),
    lineStopShare: input(
      "share",
      { ...unitInterval, openBelow: true },
      "Share of a week's need that is unmet when a line counts as stopped.",
    ),
  }),
  correlations: z
    .array(correlation)
    .max(mostCorrelations, `must be at most ${mostCorrelations} pairs`)
    .optional()
    .describe("Uncertain inputs that tend to be high together; all others are independent."),
});
