import { z } from "zod";
import { isDay, parsePeriod } from "../../../model/calendar.ts";
import { grades } from "../../../model/scenario/parts.ts";
import { unitFactors } from "../../../model/scenario/units.ts";
import { distributionSchema, strict } from "../../scenario/distribution-schema.ts";
import { anyText, inLanguages, label, name, provenance, record, title, words } from "../../scenario/input-schema.ts";

/* What an inference is of, as written: histories, parameters with priors, worlds, and the table of observations. */

const day = z.string().refine(isDay, "must be a day that exists, such as 2010-07-05");
const period = z
  .string()
  .refine(
    (text) => parsePeriod(text) !== undefined,
    'must be a period such as "2010" (a year in quotes), 2010-09, 2010-09-21, 2011-Q1, 2025-H1 or 2010-01..2010-08',
  );
const overrides = z.record(z.string(), z.unknown());
const positive = z.number().gt(0);
const zeroOrMore = z.number().min(0);
const openShare = z.number().gt(0).lt(1);
const share = z.number().min(0).max(1);

const history = strict({
  scenario: words.describe("Name of a shipped scenario, or a file beside this one; its policy is scripted to its end."),
  until: day.optional().describe("Last day that is simulated; the scenario's own end where it is left out."),
  set: overrides.optional().describe("Laid over the scenario, as by a file that extends it."),
});

const parameter = strict({
  name,
  title: inLanguages(label),
  at: z
    .union([z.array(words).min(1), record(z.array(words).min(1))])
    .describe("Paths of the inputs that take its value: in every history, or by history."),
  times: z.number().optional().describe("The inputs take the value times this; 1 unless said, -1 for an elasticity."),
  unit: z.enum(Object.keys(unitFactors) as [string, ...string[]]),
  distribution: distributionSchema.describe("What is believed before the observations are seen."),
  ...provenance,
});

const world = strict({
  name,
  title: inLanguages(label),
  weight: openShare.describe("Its probability, before and after: no observation moves it."),
  set: record(overrides).describe("By history: laid over its scenario in this world."),
  ...provenance,
});

const meanOverWeeks = z.int().min(1).max(52).optional();
const series = words.describe("Id of a weekly series of the model, e.g. arrivalsShare.{form}.{material}.");
const sectors = z.array(name).min(1, "must name at least one sector").optional();
const times = z.number().optional().describe("The term counts so many times; 1 unless said.");

/** One number that a run yields. */
const term = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("meanDuring"), series, during: period, times }),
  strict({ kind: z.literal("sumDuring"), series, during: period, times }),
  strict({ kind: z.literal("changeDuring"), series, during: period, times }),
  strict({ kind: z.literal("peakDuring"), series, during: period, meanOverWeeks, times }),
  strict({ kind: z.literal("monthsToPeak"), series, during: period, meanOverWeeks, times }),
  strict({
    kind: z.literal("halfLifeAfterPeak"),
    series,
    during: period,
    fromMonths: z.number().min(0).max(600),
    toMonths: z.number().min(0).max(600),
    meanOverWeeks,
    times,
  }),
  strict({ kind: z.literal("levelBackBy"), series, during: period, level: z.number(), meanOverWeeks, times }),
  strict({ kind: z.literal("firstLineStopDay"), sectors, times }),
  strict({ kind: z.literal("lineStopProbability"), sectors, times }),
  strict({ kind: z.literal("outcome"), id: words.describe("Id of an outcome of a run."), times }),
  strict({ kind: z.literal("parameter"), name: name.describe("One of the parameters: its value."), times }),
]);
export type TermDocument = z.infer<typeof term>;

/** A number of a run: the sum of its terms, over the sum of those of `over`. */
const model = z.array(term).min(1, "must have at least one term").max(60);
const quantity = {
  model: model.describe("Terms that are added up."),
  over: model.optional().describe("What the sum is divided by: terms that are added up."),
};

const row = strict({ file: words, where: z.record(name, z.string()), period: words });

const common = {
  name,
  history: name.describe("The history that it was seen in."),
  episode: title.describe("What is left out together by --leave-out."),
  use: z.enum(["fit", "score"]).describe("Whether the posterior may know it."),
  rows: z.array(row).min(1).optional().describe("Rows of configs/evidence that it rests on."),
  source: words,
  grade: z.enum(grades),
  note: anyText.optional(),
};

/** A standard deviation, or that of a grade, or half of the range that is quoted over 1.645 where that is wider. */
const error = z
  .union([
    strict({ sd: positive }),
    strict({
      grade: z.enum(grades),
      range: z.tuple([z.number(), z.number()]).optional().describe("Lowest and highest value that is quoted."),
    }),
  ])
  .describe("Of the record: a standard deviation, of the logarithm where the scale is log.");

const withError = {
  error,
  discrepancy: zeroOrMore.describe(
    "What the model cannot be expected to meet: a standard deviation on the same scale.",
  ),
  series: name.optional().describe("One of `series`: those of one share a base and an offset of the model."),
};
const scale = z.enum(["linear", "log"]);
const check = z.literal(true).optional().describe("One of the few that the check by ABC goes by.");

/** A chance that something right is told: fixed, or Beta(alpha, beta), drawn once a run. */
const chance = strict({
  value: share.optional(),
  alpha: positive.optional(),
  beta: positive.optional(),
  ...provenance,
}).refine(
  ({ value, alpha, beta }) => (value === undefined) === (alpha !== undefined && beta !== undefined),
  "must have either value, or alpha and beta",
);

const observation = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("normal"), ...common, ...quantity, scale, value: z.number(), ...withError, check }),
  strict({
    kind: z.literal("censored"),
    ...common,
    ...quantity,
    scale,
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    ...withError,
  }).refine(
    ({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined),
    "must have either atLeast or atMost",
  ),
  strict({
    kind: z.literal("interval"),
    ...common,
    ...quantity,
    scale,
    low: z.number(),
    high: z.number(),
    discrepancy: positive,
  }).refine(({ low, high }) => low < high, { message: "must be above low", path: ["high"] }),
  strict({
    kind: z.literal("spread"),
    ...common,
    model: z.array(term).min(3, "must have at least three terms").max(60).describe("The values, one term each."),
    recorded: z.array(positive).min(3, "must have at least three values"),
  }),
  strict({
    kind: z.literal("event"),
    ...common,
    ...quantity,
    above: z.number().optional().describe("It happened in a run whose quantity is above this."),
    below: z.number().optional(),
    width: zeroOrMore
      .optional()
      .describe("Where it is not sharp: it is said with the normal distribution function of the excess over this."),
    logarithm: z.literal(true).optional().describe("The excess is that of the logarithms."),
    right: openShare.optional().describe("Probability that the record says so if it is so, and not if not."),
    trust: share
      .optional()
      .describe("Probability that the record tells anything; otherwise it would say so, or not, with one half each."),
    alsoWith: z.array(share).max(4).optional().describe("Other values of trust with which the posterior is shown."),
  })
    .refine(({ above, below }) => (above === undefined) !== (below === undefined), "must have either above or below")
    .refine(({ right, trust }) => (right === undefined) !== (trust === undefined), "must have either right or trust"),
  strict({
    kind: z.literal("stops"),
    ...common,
    counts: z
      .array(
        strict({
          name,
          ...quantity,
          reported: z.int().min(0).max(100_000).describe("How many are on record."),
          chance: name.describe("One of `chances`: that one of them is reported."),
        }),
      )
      .min(1, "must have at least one count"),
  }),
  strict({
    kind: z.literal("licences"),
    ...common,
    ...quantity,
    granted: z.int().min(0).max(10_000).optional(),
    atLeast: z.int().min(0).max(10_000).optional().describe("Where some are pending: so many at least."),
    atMost: z.int().min(0).max(10_000).optional(),
    of: z.int().min(1).max(10_000).describe("Applications."),
  }).refine(
    ({ granted, atLeast, atMost }) => (granted === undefined) === (atLeast !== undefined || atMost !== undefined),
    "must have either granted, or atLeast or atMost",
  ),
]);
export type ObservationDocument = z.infer<typeof observation>;
export type ObservationKind = ObservationDocument["kind"];

export const termKinds: readonly string[] = term.options.map((option) => option.shape.kind.value);
export const observationKinds: readonly ObservationKind[] = [
  ...["normal", "censored", "interval", "spread", "event", "stops", "licences"],
] as ObservationKind[];

/** More parameters than Sobol' points have dimensions here cannot be laid out. */
const mostParameters = 32;

export const inferenceSchema = strict({
  schemaVersion: z.literal(1),
  name,
  title: inLanguages(title),
  histories: record(history).describe("Scenarios that are run, each from its start in one piece."),
  parameters: z.array(parameter).min(1, "must have at least one entry").max(mostParameters),
  worlds: z
    .array(world)
    .min(2, "must have at least two entries")
    .max(8)
    .optional()
    .describe("Levers that no observation informs: carried beside each other, never weighed by the fit."),
  series: record(
    strict({
      base: zeroOrMore.optional().describe("Error of the base that all of a series share: log-sd."),
      note: anyText.optional(),
    }),
  ).optional(),
  chances: record(chance).optional().describe("That something is reported, by kind of firm."),
  overdispersion: strict({ distribution: distributionSchema, ...provenance })
    .optional()
    .describe("Correlation of two licences of one record, 0-1: what is believed."),
  observations: z.array(observation).min(1, "must have at least one entry"),
  derived: z
    .array(strict({ name, title: inLanguages(label), history: name, ...quantity }))
    .max(12)
    .optional()
    .describe("Further quantities whose posterior is told and whose ranks are checked."),
});
export type InferenceDocument = z.infer<typeof inferenceSchema>;

/** Paths of the inputs of a history that take a parameter's value. */
export function pathsIn(at: InferenceDocument["parameters"][number]["at"], history: string): readonly string[] {
  if (Array.isArray(at)) return at;
  return (at as Readonly<Record<string, readonly string[]>>)[history] ?? [];
}
