import { z } from "zod";
import { inputSpecs } from "../../model/declarations.ts";
import { unitWords } from "../../model/formulas/units.ts";
import type { InputId } from "../../model/scenario/input-spec.ts";
import { endUses, quoteBases, releaseTriggers, stateRoles } from "../../model/scenario/parts.ts";
import { mechanismNames } from "../../model/scenario/scenario.ts";
import { strict } from "./distribution-schema.ts";
import { mostPlausible } from "./input-problems.ts";
import {
  anyText,
  day,
  inLanguages,
  input,
  label,
  name,
  provenance,
  record,
  shortTitle,
  title,
  words,
} from "./input-schema.ts";
import { ownPricesSchema } from "./own-prices/schema.ts";
import { posteriorSchema } from "./posterior/schema.ts";

/** The number that is declared at a place, e.g. `sectors.{sector}.firms`. */
const inputAt = (id: InputId) => input(inputSpecs[id]);

/** What a part of a scenario holds beside its numbers, before them and after them; the order of its keys, if several declare them. */
type Facts = {
  readonly first?: z.ZodRawShape;
  readonly last?: z.ZodRawShape;
  /** Correlated inputs are mixed in this order. A key that is not in it comes after those that are. */
  readonly order?: readonly string[];
};

/** A part of a scenario: every number that a mechanism declares in it, and its facts. */
function part(path: string, { first = {}, last = {}, order = [] }: Facts = {}) {
  const declared = wordsBelow(path).filter((word) => !(word in first) && !(word in last));
  const ordered = [...new Set([...order.filter((word) => declared.includes(word)), ...declared])];
  const numbers = ordered.map((word) => [word, declaredAt(below(path, word))]);
  return strict({ ...first, ...Object.fromEntries(numbers), ...last } as z.ZodRawShape);
}

function declaredAt(path: string): z.ZodType {
  if (isInput(path)) return inputAt(path);
  const [word] = wordsBelow(path);
  return word.startsWith("{") ? record(declaredAt(below(path, word))) : part(path);
}

const ids = Object.keys(inputSpecs);
const isInput = (path: string): path is InputId => path in inputSpecs;
const below = (path: string, word: string) => (path === "" ? word : `${path}.${word}`);

/** The words that stand next below a path in what is declared. */
function wordsBelow(path: string): readonly string[] {
  const start = below(path, "");
  const found = ids.filter((id) => id.startsWith(start)).map((id) => id.slice(start.length).split(".")[0]);
  return [...new Set(found)];
}

/* What is sold and who uses it. */

/** More quotes than this of one material are a table of its own. */
const mostKnownQuotes = 1000;

const knownQuote = strict({
  date: day.describe("Day of the quote. One after policy.knownUntil is not used."),
  basis: z.enum(quoteBases).describe("Quote in the exporter's home market, or the ask outside it."),
  value: z.number().positive("must be above 0").max(mostPlausible.price).describe("The quote, in USD/kg."),
  source: provenance.source,
  grade: provenance.grade,
  note: provenance.note,
});

const material = part("materials.{material}", {
  first: {
    title: inLanguages(label),
    quotedAs: label.describe("Form in which its quotes are given, e.g. oxide."),
    quotedForm: name.describe("The form of use that these quotes price."),
    demandShare: inputAt("materials.{material}.demandShare"),
    quotes: part("materials.{material}.quotes", {
      order: ["domestic", "fobOverDomestic", "ask", "volatility"],
      last: {
        known: z
          .array(knownQuote)
          .max(mostKnownQuotes, `must be at most ${mostKnownQuotes} quotes`)
          .optional()
          .describe("Quotes on record: up to policy.knownUntil the simulated quote goes through them."),
      },
    }),
  },
});

const form = part("forms.{form}", {
  first: {
    title: inLanguages(label),
    decidedTogether: z
      .boolean()
      .optional()
      .describe("Whether the metals of a shipment are inside one piece, and so licensed together."),
  },
});

const customsLine = strict({
  title: inLanguages(label),
  forms: z.array(name).min(1, "must name at least one form").describe("Forms that the line counts together."),
});

const sector = part("sectors.{sector}", {
  first: {
    title: inLanguages(label),
    endUse: z.enum(endUses).describe("Class of end user, as an export control tells them apart."),
    priority: z.int().min(1).max(1000).describe("1 is served first under strict priority."),
  },
});

const project = part("alternativeSupply.projects.{project}", {
  first: { title: inLanguages(label), start: day.describe("Planned start.") },
  last: {
    capacity: record(inputAt("alternativeSupply.projects.{project}.capacity.{material}")).describe("By material."),
  },
});

/* What the exporter does. */

const treatment = strict({
  blocked: inputAt("policy.states.{state}.world.{form}.blocked").optional(),
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
  title: inLanguages(label),
  role: z.enum(stateRoles).describe("Whether a restriction is in force, and whether others have joined it."),
  country: record(strict({ civil: treatment.optional(), military: treatment.optional() })).describe(
    "By form, then end use: what is refused and what needs a licence; what is absent is free.",
  ),
  world: record(treatment).describe("The same for everyone else outside the exporter, by form."),
  alternativeWithheld: inputAt("policy.states.{state}.alternativeWithheld").optional(),
  ifNotCovered: name
    .optional()
    .describe(
      "Where coverage of civil use is unclear: the state whose treatment civil lanes keep if it is not covered.",
    ),
  lasts: z
    .union([name, inputAt("policy.states.{state}.lasts")])
    .describe("A time of its own, the name of one in policy.durations, or the word forever."),
  next: record(z.union([z.literal("remainder"), inputAt("policy.states.{state}.next.{state}")])).describe(
    "What follows, with probabilities; one may be the word remainder.",
  ),
});

const policy = strict({
  knownUntil: day.describe("Up to this date the script is history."),
  script: z.array(strict({ date: day, state: name })).min(1, "must have at least one entry"),
  coverage: part("policy.coverage"),
  settlement: part("policy.settlement"),
  durations: record(inputAt("policy.durations.{duration}")).describe("Times that states share, by name."),
  states: record(policyState),
});

const parts = {
  schemaVersion: z.literal(1),
  name,
  title: inLanguages(title),
  shortTitle: inLanguages(shortTitle)
    .optional()
    .describe("What headlines and columns call it: at most 32 columns wide. Its title where it is left out."),
  summary: inLanguages(anyText),
  country: inLanguages(label),
  exporter: inLanguages(label),
  start: day.describe("First day of week 0: outcomes and series count from it."),
  historyFrom: day
    .optional()
    .describe(
      "Day on which a run begins, whole weeks before the start, so that the start finds what history has left.",
    ),
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
  customs: record(customsLine)
    .optional()
    .describe("Lines of the customs' statistics that count several forms together."),
  sectors: record(sector),
  demand: part("demand", { order: ["total", "elasticity", "elasticityLag", "thrift", "redesign"] }),
  makers: part("makers"),
  orders: part("orders", {
    order: ["adjustmentTime", "supplyLineWeight", "hoardCover", "fearTime", "qualification"],
  }),
  licences: part("licences", {
    first: { approval: record(inputAt("licences.approval.{mood}")).describe("By the office's mood.") },
  }),
  leakage: part("leakage"),
  shipments: part("shipments"),
  allocation: strict({ rule: z.enum(["proRata", "priority", "weighted"]) }),
  nationalStock: part("nationalStock", {
    last: {
      release: part("nationalStock.release", {
        first: { trigger: z.enum(releaseTriggers) },
        order: ["coverBelow", "askAbove", "weeklyCap", "floor", "decisionLag", "deliveryLag", "refill"],
        last: { eligible: z.array(name).min(1, "must name at least one sector") },
      }),
    },
  }),
  alternativeSupply: strict({ projects: record(project) }),
  recycling: part("recycling"),
  quotes: part("quotes", {
    order: [...["halfLife", "askResponseTime", "askSensitivity", "contractInterval", "spotShare"]],
    last: {
      correlation: inputAt("quotes.correlation").optional(),
      jumps: part("quotes.jumps").optional().describe("Jumps of the exporter's home market; left out: there are none."),
    },
  }),
  market: part("market"),
  squeeze: part("squeeze", {
    last: {
      began: z.union([z.literal("unknown"), day]).describe("Day on which one is known to have begun, or unknown."),
    },
  }),
  policy,
  loss: part("loss", {
    first: { currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as JPY") },
  }),
  outcomes: part("outcomes"),
};

/** Parts of numbers alone that a mechanism has for itself need no line above. */
const ownParts = wordsBelow("").filter((word) => !(word in parts) && word !== "ownPrices");

/** More outcomes of one's own than these are a model of its own. */
const mostOwn = 100;

/** An outcome of one's own: a formula over weekly series, inputs, outcomes and numbers of its own. */
const ownOutcome = strict({
  title: inLanguages(label).optional().describe("What it is called; its name where it is left out."),
  is: words.describe("The formula, e.g. mean(pricePaid.<material>[w27:w52])."),
  numbers: record(strict({ value: z.number(), unit: z.enum(unitWords as [string, ...string[]]), ...provenance }))
    .optional()
    .describe("Numbers that the formula names."),
});

/** A scenario with its bases merged in. */
export const scenarioSchema = strict({
  ...parts,
  ...Object.fromEntries(ownParts.map((word) => [word, part(word)])),
  correlations: z
    .array(correlation)
    .max(mostCorrelations, `must be at most ${mostCorrelations} pairs`)
    .optional()
    .describe("Uncertain inputs that tend to be high together; all others are independent."),
  posterior: posteriorSchema.optional(),
  ownPrices: ownPricesSchema.optional(),
  ownOutcomes: record(ownOutcome)
    .refine((own) => Object.keys(own).length <= mostOwn, `must be at most ${mostOwn} outcomes`)
    .optional()
    .describe("Outcomes beside those that every scenario has."),
});
