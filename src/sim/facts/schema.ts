import { z } from "zod";
import { isDay, parsePeriod } from "../../model/calendar.ts";
import { grades } from "../../model/scenario/parts.ts";
import { strict } from "../scenario/distribution-schema.ts";
import { anyText, inLanguages, label, name, onAnyMap, title, words } from "../scenario/input-schema.ts";

/* What is on record of the world that a scenario tells of, dated, as written. */

const day = z.string().refine(isDay, "must be a day that exists, such as 2010-07-05");
const period = z
  .string()
  .refine(
    (text) => parsePeriod(text) !== undefined,
    "must be a period such as 2010-09, 2010-09-21, 2011-Q1, 2025-H1 or 2010-01..2010-08",
  );
const positive = z.number().gt(0);
const zeroOrMore = z.number().min(0);
const chance = z.number().min(0).max(1);

const common = {
  name: name.describe("How results call it: no two facts have the same."),
  title: inLanguages(label).optional(),
  known: day.optional().describe("Day by which it was on record; the last day of what it is of, unless said."),
  source: words,
  grade: z.enum(grades),
  note: anyText.optional(),
};

/** A standard deviation on the scale of the figure; that of its grade where it is left out. */
const error = z
  .union([
    strict({ sd: positive }),
    strict({
      grade: z.enum(grades),
      range: z.tuple([z.number(), z.number()]).optional().describe("Lowest and highest value that is quoted."),
    }),
  ])
  .optional()
  .describe(
    "Of the record: a standard deviation, of the logarithm where the scale is log; that of its grade unless said.",
  );
const withError = {
  error,
  discrepancy: zeroOrMore
    .optional()
    .describe("What the model cannot be expected to meet: a standard deviation on the same scale."),
};

/** Probability that the record says so if it is so, and not if not. */
const right = z.number().gt(0).lt(1).describe("Probability that the record says so if it is so, and not if not.");

const bounds = {
  atLeast: zeroOrMore.optional(),
  atMost: zeroOrMore.optional(),
  right: right.optional(),
  width: zeroOrMore.optional().describe("Where a bound is not sharp: a standard deviation of its logarithm."),
};

/** Rules between keys hold whatever is wrong with one of them. */
const always = { when: onAnyMap.when };

const onlyOne = (written: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  keys.filter((key) => written[key] !== undefined).length === 1;

const flow = strict({
  kind: z.literal("flow"),
  ...common,
  flow: z.enum(["arrivals", "shipped", "exported"]).describe("Into the country; loaded for it; loaded for all."),
  material: name,
  form: name.describe("A form, or a line of the customs' statistics."),
  during: period,
  share: positive.optional().describe("Of the usual flow of the days before; its error is of the logarithm."),
  ...bounds,
  ...withError,
})
  .refine((written) => onlyOne(written, ["share", "atLeast", "atMost"]), {
    error: "must have one of share, atLeast and atMost",
    ...always,
  })
  .refine(({ share, right }) => (share === undefined) === (right !== undefined), {
    message: "must stand beside atLeast or atMost, and only there",
    path: ["right"],
    ...always,
  });

const fact = z.discriminatedUnion("kind", [
  strict({
    kind: z.literal("state"),
    ...common,
    state: name,
    on: day.optional().describe("A day on which it was in force."),
    entered: day.optional().describe("The day on which it began."),
  }).refine((written) => onlyOne(written, ["on", "entered"]), { error: "must have either on or entered", ...always }),
  flow,
  strict({
    kind: z.literal("quote"),
    ...common,
    basis: z.enum(["domestic", "fob", "ask", "paid"]),
    material: name,
    on: day,
    value: positive,
    unit: z.literal("USD/kg"),
    ...withError,
  }),
  strict({
    kind: z.literal("stock"),
    ...common,
    holder: z
      .enum(["makers", "state"])
      .describe("Makers of a sector, in time of their present need; the state, in tonnes."),
    material: name,
    sector: name.optional(),
    on: day,
    value: positive,
    unit: z.enum(["weeks", "months", "t"]),
    ...withError,
  })
    .refine(({ holder, sector }) => (holder === "makers") === (sector !== undefined), {
      message: "must be there for makers, and only for them",
      path: ["sector"],
      ...always,
    })
    .refine(({ holder, unit }) => (holder === "state") === (unit === "t"), {
      message: "must be t for the state's stock, and weeks or months for that of makers",
      path: ["unit"],
      ...always,
    }),
  strict({
    kind: z.literal("licences"),
    ...common,
    approval: name.describe("The office's mood, by its name in licences.approval."),
    on: day,
    share: chance.describe("Of the lots decided, those that were granted; its error is of the share itself."),
    ...withError,
  }),
  strict({
    kind: z.literal("lineStop"),
    ...common,
    sectors: z.array(name).min(1, "must name at least one sector"),
    by: day,
    happened: z.boolean(),
    reported: chance.optional().describe("Where none has happened: chance that one would have been reported."),
    trust: chance
      .optional()
      .describe(
        "Where one has: probability that the record tells anything; otherwise it says so with one half. 1 unless said.",
      ),
  })
    .refine(({ happened, reported }) => happened === (reported === undefined), {
      message: "must stand beside happened: false, and only there",
      path: ["reported"],
      ...always,
    })
    .refine(({ happened, trust }) => happened || trust === undefined, {
      message: "must stand beside happened: true",
      path: ["trust"],
      ...always,
    }),
  strict({
    kind: z.literal("firm"),
    ...common,
    material: name,
    sector: name.describe("The sector to which the firm belongs."),
    on: day,
    cover: positive.describe("What is in the firm's own stock, in time of its need."),
    unit: z.enum(["weeks", "months"]),
    ...withError,
  }),
]);
export type FactDocument = z.infer<typeof fact>;

/** A fact and where it stands among those of its file. */
export type PlacedFact = { readonly fact: FactDocument; readonly index: number };

/** One fact, whatever else is wrong with its file. */
export const factSchema = fact;

export const factKinds: readonly string[] = fact.options.map((option) => option.shape.kind.value);

export const keptToSchema = day;

export const factsSchema = strict({
  schemaVersion: z.literal(1),
  name,
  title: inLanguages(title),
  keptTo: day.describe("Day to which the file is kept: what it does not say was not known by then."),
  facts: z.array(fact).min(1, "must have at least one entry").max(400),
});
export type FactsDocument = z.infer<typeof factsSchema>;
