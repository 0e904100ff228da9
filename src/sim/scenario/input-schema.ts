import { z } from "zod";
import { isDay } from "../../model/calendar.ts";
import type { InputSpec } from "../../model/scenario/input-spec.ts";
import { grades } from "../../model/scenario/parts.ts";
import { languages } from "../../model/scenario/title.ts";
import { unitsOf } from "../../model/scenario/units.ts";
import { distributionSchema, strict } from "./distribution-schema.ts";
import { lettersWithoutFont } from "./has-letter.ts";
import { inputProblems, mostPlausible } from "./input-problems.ts";
import { textRules } from "./printable.ts";

/** Most characters of a name, which stands in the names of columns and files. */
const mostOfName = 64;
/** Of what stands in the labels of charts, above them, and in notes. */
const mostOfLabel = 80;
const mostOfTitle = 240;
/** Widest short title, which stands in headlines and over columns [columns: an East Asian letter takes two]. */
const widestShort = 32;
const mostOfText = 2_000;

const namePattern = /^[A-Za-z][A-Za-z0-9_-]*$/;
export const name = z
  .string()
  .regex(namePattern, "must be a word of letters, digits, - and _")
  .max(mostOfName, atMost(mostOfName));

function atMost(most: number): string {
  return `must be at most ${most} characters`;
}

/** Text that is printed as it stands. */
function text(most: number) {
  return textRules.reduce(
    (kept, { rule, holds }) => kept.refine(holds, rule),
    z.string().trim().max(most, atMost(most)),
  );
}

/** Text that charts draw, whose letters must be in a font that a report carries: else they would be boxes. */
function drawn(most: number) {
  return text(most)
    .min(1, "must not be empty")
    .refine((shown) => lettersWithoutFont(shown).length === 0, {
      error: ({ input }) =>
        `must be written in letters that the fonts of a report have, which lack ${namedLetters(String(input))}`,
    });
}

/** How wide a text stands in letters of one width. */
function columnsOf(text: string): number {
  return [...text.trim()].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) >= firstWide ? 2 : 1), 0);
}

/** The first of the wide signs: East Asian letters and their punctuation. */
const firstWide = 0x2e80;

const mostNamed = 12;

function namedLetters(text: string): string {
  const all = lettersWithoutFont(text);
  const named = all.slice(0, mostNamed).map((sign) => `${sign} (U+${hexOf(sign)})`);
  return named.join(", ") + (all.length > mostNamed ? ` and ${all.length - mostNamed} more` : "");
}

const hexOf = (sign: string) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

export const label = drawn(mostOfLabel);
export const title = drawn(mostOfTitle);
export const shortTitle = drawn(widestShort).refine(
  (text) => text.length > widestShort || columnsOf(text) <= widestShort,
  {
    error: ({ input }) =>
      `must be at most ${widestShort} columns wide, of which an East Asian letter takes two, is ${columnsOf(String(input))} wide`,
  },
);
export const words = text(mostOfText).min(1, "must not be empty");
export const anyText = text(mostOfText);

/** Rules between the keys of a map hold whatever is wrong with one of them. */
export const onAnyMap = {
  when: ({ value }: { readonly value: unknown }) =>
    value !== null && typeof value === "object" && !Array.isArray(value),
};

/** How the rule of what is said in languages begins, by which its message is known from that of a number. */
export const saidRule = "must be text";

/** A text for readers: the same for all, or one by language. */
export function inLanguages(text: z.ZodString) {
  const byLanguage = strict(Object.fromEntries(languages.map((each) => [each, text.optional()])));
  return z
    .union(
      [
        text,
        byLanguage.refine((said) => Object.keys(said).length > 0, {
          error: "must say it in one language at least",
          when: (said) => onAnyMap.when(said) && said.issues.length === 0,
        }),
      ],
      {
        error: `${saidRule}, or a map of ${languages.join(" and ")}`,
      },
    )
    .describe("One text, or one by language; a reader whose language is left out is told in another.");
}
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-01-06");

const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;
export const provenance = {
  source: words.describe("Where the number comes from; for an inference, its arithmetic."),
  date: z
    .string()
    .regex(datePattern, 'must be a date such as "2010" (a year in quotes), 2010-09 or 2010-09-21')
    .refine((text) => !datePattern.test(text) || isDay(`${text}-01-01`.slice(0, 10)), "must be a date that exists")
    .describe("Date of the evidence."),
  grade: z
    .enum(grades)
    .describe("A official or primary, B reputable secondary, C single press or analyst figure, D inference."),
  note: anyText.optional(),
};

/** Of an input that is drawn with others, as a resolved scenario has it: so many times a parameter of its posterior. */
export const parameterSchema = strict({ name, times: z.number(), of: words });

/** One number: value or distribution, unit, source, date, grade. */
export function input({ dimension, range, meaning }: InputSpec) {
  return strict({
    value: z.number().optional().describe("The number, when it is taken as known."),
    distribution: distributionSchema.optional().describe("What is believed about the number, when it is not known."),
    parameter: parameterSchema.optional(),
    unit: z.enum(unitsOf(dimension)).describe("Unit of the value or distribution."),
    ...provenance,
  })
    .superRefine((written, context) => {
      const whole = !context.issues.some(({ code, path }) => code === "unrecognized_keys" && !path?.length);
      for (const { path, rule } of inputProblems(written, range, mostPlausible[dimension], whole))
        context.addIssue({ code: "custom", message: rule, path: [...path] });
    }, onAnyMap)
    .describe(meaning);
}

const nameRule = "must be named by a word of letters, digits, - and _";

/** A map whose keys are names; what stands under a key that is none is judged all the same. */
export const record = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string(), value)
    .superRefine((written, context) => {
      for (const key of Object.keys(written))
        if (!name.safeParse(key).success)
          context.addIssue({
            ...{ code: "invalid_key", origin: "record", issues: [], path: [key], input: key },
            message: namePattern.test(key) ? atMost(mostOfName) : nameRule,
          });
    }, onAnyMap)
    .meta({ propertyNames: { type: "string", pattern: namePattern.source, maxLength: mostOfName } });
