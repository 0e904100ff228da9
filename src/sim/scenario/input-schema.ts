import { z } from "zod";
import { distributionSchema } from "./distribution-schema.ts";
import { inputProblems, type NumberRange } from "./input-problems.ts";
import { mostPlausible } from "./plausible.ts";
import { strict } from "./strict.ts";
import { type Dimension, unitsOf } from "./units.ts";

export const zeroOrMore: NumberRange = { low: 0, high: Infinity };
export const positive: NumberRange = { low: 0, high: Infinity, openBelow: true };
export const unitInterval: NumberRange = { low: 0, high: 1 };
export const negative: NumberRange = { low: -100, high: -0.001 };
export const oneOrMore: NumberRange = { low: 1, high: Infinity };

export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, "must be a word of letters, digits, - and _");
export const words = z.string().trim().min(1, "must not be empty");
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-01-06");

export const provenance = {
  source: words.describe("Where the number comes from; for an inference, its arithmetic."),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a date such as "2010" (a year in quotes), 2010-09 or 2010-09-21')
    .describe("Date of the evidence."),
  grade: z
    .enum(["A", "B", "C", "D"])
    .describe("A official or primary, B reputable secondary, C single press or analyst figure, D inference."),
  note: z.string().optional(),
};

/** One number: value or distribution, unit, source, date, grade. */
export function input(dimension: Dimension, range: NumberRange, meaning: string) {
  return strict({
    value: z.number().optional().describe("The number, when it is taken as known."),
    distribution: distributionSchema.optional().describe("What is believed about the number, when it is not known."),
    unit: z.enum(unitsOf(dimension)).describe("Unit of the value or distribution."),
    ...provenance,
  })
    .superRefine((given, context) => {
      for (const { path, rule } of inputProblems(given, range, mostPlausible[dimension]))
        context.addIssue({ code: "custom", message: rule, path: [...path] });
    })
    .describe(meaning);
}

export const share = (meaning: string) => input("share", unitInterval, meaning);
export const time = (meaning: string) => input("time", zeroOrMore, meaning);
export const positiveTime = (meaning: string) => input("time", positive, meaning);
export const record = <T extends z.ZodType>(value: T) => z.record(name, value);
