import { z } from "zod";
import { isByLanguage, languages, type Title } from "../../model/scenario/title.ts";
import { resultsSchemaVersion } from "./schema-version.ts";

/** What records are made of, each with the rule that is told where a file breaks it. */

export const version = z.literal(resultsSchemaVersion, `must be ${resultsSchemaVersion}`);
export const text = z.string("must be text").min(1, "must not be empty");
export const whole = z.int("must be a whole number").min(1, "must be 1 or more");
/** From 0 on: a run, a count that may be none. */
export const natural = z.int("must be a whole number").min(0, "must be 0 or more");
export const number = z.number("must be a number");
export const share = number.min(0, "must be 0 or more").max(1, "must be 1 or less");
export const positive = number.min(0, "must be 0 or more");
/** ISO date. */
export const day = z.string("must be text").regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date, YYYY-MM-DD");
export const yes = z.boolean("must be true or false");
/** What something is called, in one text or by language. */
export const title: z.ZodType<Title> = text.or(
  z.strictObject(Object.fromEntries(languages.map((each) => [each, text.optional()]))).refine(isByLanguage),
);
/** SHA-256, hex. */
export const hash = z.string("must be text").regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
/** Name of a material or a sector; null for what is of none. */
export const nameOrNone = z.string("must be text").nullable();

/** Fields by name, never changed once read; those that no one declared are left out. */
export function map<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, "must be a map").readonly();
}

export function list<Each extends z.core.SomeType>(each: Each) {
  return z.array(each, "must be a list").readonly();
}

export function oneOf<const Name extends string>(names: readonly Name[]) {
  return z.enum(names, `must be one of ${names.join(", ")}`);
}

/** A mean or a difference with its standard error. */
export const estimateFields = { value: number, standardError: positive };
export const estimate = map(estimateFields);
