import { z } from "zod";
import { endUses, stateRoles } from "../../model/scenario/parts.ts";
import {
  day,
  input,
  name,
  oneOrMore,
  positive,
  positiveTime,
  provenance,
  record,
  share,
  time,
  unitInterval,
  words,
  zeroOrMore,
} from "./input-schema.ts";
import { strict } from "./strict.ts";

export const material = strict({
  title: words,
  quotedAs: words.describe("Form in which its quotes are given, e.g. oxide."),
  quotedForm: name.describe("The form of use that these quotes price."),
  demandShare: input("share", { ...unitInterval, openBelow: true }, "Share of the country's total demand."),
  quotes: strict({
    domestic: input("price", positive, "Quote in the exporter's home market at the start."),
    fobOverDomestic: input("ratio", positive, "FOB over the domestic quote."),
    ask: input("price", positive, "Quote outside the exporter's market at the start."),
    volatility: input("volatility", zeroOrMore, "Standard deviation of the log quote over a year."),
  }),
});

export const form = strict({
  title: words,
  useShare: input("share", { ...unitInterval, openBelow: true }, "Share of the country's use that comes in this form."),
});

export const sector = strict({
  title: words,
  endUse: z.enum(endUses).describe("Class of end user, as an export control tells them apart."),
  priority: z.int().min(1).max(1000).describe("1 is served first under strict priority."),
  demandWeight: input("share", positive, "Relative weight in the demand for every material."),
  makerCover: time("Stock of the makers at the start, in time of usual use: the mean over firms."),
  firms: input("count", oneOrMore, "Firms with stocks of their own: the more, the sooner the first of them runs dry."),
});

export const project = strict({
  title: words,
  start: day.describe("Planned start."),
  slip: time("Delay on the planned start."),
  firstYearYield: share("Output of the first moment as a share of capacity."),
  rampTime: time("Time from the first output to capacity."),
  openShare: share("Share of the output open to the country."),
  capacity: record(input("flow", zeroOrMore, "Output at capacity.")).describe("By material."),
});

const treatment = strict({
  blocked: share("Share of the orders refused outright, against the flow of the days before the start.").optional(),
  approval: name.optional().describe("The rest needs a licence: the office's mood, by its name in licences.approval."),
});

/** More pairs than this are no judgement of anyone's. */
export const mostCorrelations = 100;

export const correlation = strict({
  between: z
    .array(words)
    .min(2, "must name two inputs")
    .max(2, "must name two inputs")
    .describe("Paths of two uncertain inputs, e.g. demand.total."),
  rank: z.number().gt(-1).lt(1).describe("Spearman's rank correlation of the two; pairs that are not listed have 0."),
  ...provenance,
});

export const policyState = strict({
  title: words,
  role: z.enum(stateRoles).describe("Whether a restriction is in force, and whether others have joined it."),
  country: record(strict({ civil: treatment.optional(), military: treatment.optional() })).describe(
    "By form, then end use: what is refused and what needs a licence; what is absent is free.",
  ),
  world: record(treatment).describe("The same for everyone else outside the exporter, by form."),
  alternativeWithheld: share("Share of the supply from elsewhere that is kept from the country.").optional(),
  ifNotCovered: name
    .optional()
    .describe(
      "Where coverage of civil use is unclear: the state whose treatment civil lanes keep if it is not covered.",
    ),
  lasts: z
    .union([name, positiveTime("How long the state lasts.")])
    .describe("A time of its own, the name of one in policy.durations, or the word forever."),
  next: record(z.union([z.literal("remainder"), share("Probability that this state follows.")])).describe(
    "What follows, with probabilities; one may be the word remainder.",
  ),
});
