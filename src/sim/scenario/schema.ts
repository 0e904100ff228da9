import { z } from "zod";
import { endUses, releaseTriggers, stateRoles } from "../../model/scenario/parts.ts";
import { mechanismNames } from "../../model/scenario/scenario.ts";
import { strict } from "./distribution-schema.ts";
import {
  day,
  input,
  name,
  negative,
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

/* What stands between an order and its arrival. */

const licences = strict({
  approval: record(share("Probability that a week's batch is granted.")).describe("By the office's mood."),
  statutoryWait: input("time", { low: 0, high: 104 }, "Wait that the law sets for a licence."),
  delay: input("time", zeroOrMore, "What the office takes beyond it, drawn for each week's batch."),
});

const leakage = strict({
  ceiling: share("Largest share of a blocked flow that comes by other ways."),
  lag: time("Time in which it follows the price gap."),
  enforcementTime: positiveTime("Time constant in which enforcement closes the ways."),
});

const shipments = strict({
  transit: input("time", { low: 0, high: 104 }, "From loading to arrival."),
  catchUp: time("Time constant in which waiting orders are worked off."),
  surge: input("ratio", oneOrMore, "Most that can be loaded, over the usual flow."),
});

const material = strict({
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

const form = strict({
  title: words,
  useShare: input("share", { ...unitInterval, openBelow: true }, "Share of the country's use that comes in this form."),
});

const sector = strict({
  title: words,
  endUse: z.enum(endUses).describe("Class of end user, as an export control tells them apart."),
  priority: z.int().min(1).max(1000).describe("1 is served first under strict priority."),
  demandWeight: input("share", positive, "Relative weight in the demand for every material."),
  makerCover: time("Stock of the makers at the start, in time of usual use: the mean over firms."),
  firms: input("count", oneOrMore, "Firms with stocks of their own: the more, the sooner the first of them runs dry."),
});

const project = strict({
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

const correlation = strict({
  between: z
    .array(words)
    .min(2, "must name two inputs")
    .max(2, "must name two inputs")
    .describe("Paths of two uncertain inputs, e.g. demand.total."),
  rank: z.number().gt(-1).lt(1).describe("Spearman's rank correlation of the two; pairs that are not listed have 0."),
  ...provenance,
});

const policyState = strict({
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

/* What the exporter does. */

const policy = strict({
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

/* The four quotes, and the squeeze in the exporter's home market. */

const quotes = strict({
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

const squeeze = strict({
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

/* The national stock and the rule of its release. */

const nationalStock = strict({
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

/* How much is used, what can be saved of it, and how buyers order. */

const demand = strict({
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

const makers = strict({
  firmSpread: input("ratio", { low: 0, high: 2 }, "Standard deviation of the log of cover among a sector's firms."),
});

const orders = strict({
  adjustmentTime: positiveTime("Time in which buyers mean to close a gap in stock."),
  supplyLineWeight: share("Share of the supply line that buyers account for."),
  hoardCover: time("Extra cover wanted at full fear."),
  fearTime: time("Time in which fear follows the block."),
  formMobility: share("Share of the orders that moves to the form that is open."),
});

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
