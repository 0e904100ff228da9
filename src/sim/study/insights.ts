import { z } from "zod";
import { stateRoles } from "../../model/scenario/parts.ts";
import { list, map, nameOrNone, natural, number, positive, text, title, version, whole, yes } from "./fields.ts";
import { newsSchema } from "./news.ts";

/*
 * What a finished study says beside its outcomes and its bands, found when it is written: insights.json, which the
 * manifest seals.
 */

const ofVariance = { outcome: text, material: nameOrNone, sector: nameOrNone, share: number, standardError: positive };

const driverSchema = map({ ...ofVariance, path: text, grade: z.enum(["A", "B", "C", "D"]) });
/** How much of an outcome's variance one uncertain input explains by itself, 0-1 up to its error. */
export interface Driver extends z.infer<typeof driverSchema> {}

const gradeShareSchema = map({ ...ofVariance, grade: z.enum(["A", "B", "C", "D", "remainder"]) });
/** How much of it all inputs of a grade explain by themselves; the remainder is interactions and luck of the weekly draws. */
export interface GradeShare extends z.infer<typeof gradeShareSchema> {}

const draws = z.enum(["facts", "luck"]);

const pairShareSchema = map({ ...ofVariance, a: text, b: text, draws });
/** How much of it two inputs explain together beyond what each does by itself; luck where one of them is. */
export interface PairShare extends z.infer<typeof pairShareSchema> {}

const natureShareSchema = map({ ...ofVariance, draws });
/** How much of it facts that are not known, and how much luck, explain by themselves: the first stay in each policy state is luck. */
export interface NatureShare extends z.infer<typeof natureShareSchema> {}

const varianceSchema = map({
  drivers: list(driverSchema),
  byGrade: list(gradeShareSchema),
  /** Of the inputs that explain most; absent in results of builds that did not write it, as is the next. */
  pairs: list(pairShareSchema).optional(),
  byNature: list(natureShareSchema).optional(),
});
export interface VarianceSplit extends z.infer<typeof varianceSchema> {}

const weekSchema = map({
  week: natural,
  /** Last moment of the week: the first day of the next, ISO date. */
  end: text,
  /** By policy state: what count runs in it with a restriction in force ever since today; and with one in force at all. */
  unbroken: list(positive),
  inForce: list(positive),
  /** Of the share of all that are unbroken; without a restriction today, in force. */
  standardError: positive,
});
export interface RestrictionWeek extends z.infer<typeof weekSchema> {}

/** One week: share of the runs in which no more than each bound of the usual orders is refused, rising. */
const refusalsSchema = list(map({ mean: number, standardError: positive }));

const restrictionSchema = map({
  /** Runs that finished. */
  runs: whole,
  /** What they count for together: their number, where all count alike. */
  weight: positive,
  /** Last day that is history, or the first day of the study where that is later. */
  today: text,
  states: list(map({ title, role: z.enum(stateRoles) })),
  /** The state in force today, by position, and whether it restricts: history is the same in every run. */
  stateToday: natural,
  isInForceToday: yes,
  /** From the week of today on, counts at the week's end. */
  weeks: list(weekSchema),
  /** From the start on, week by week: how much of the country's usual orders is refused. */
  refusals: list(refusalsSchema),
});
/** How long the restriction in force today lasts, counted over runs. */
export interface RestrictionPaths extends z.infer<typeof restrictionSchema> {}

const pathSchema = map({
  dates: list(text),
  /** Policy state in force at the end of each week, by its position in the scenario. */
  states: list(natural),
  /** At the end of each week, by the id of a series, e.g. `makerCoverWeeks.Dy.large`. */
  series: z.record(z.string(), list(number)).readonly(),
  /** By the id of an outcome. */
  outcomes: z.record(z.string(), number).readonly(),
});
/** One run, week by week. */
export interface RunPath extends z.infer<typeof pathSchema> {}

const storySchema = map({
  run: natural,
  /** How many of the study's finished runs are nearest to this one, and the standard error of their share of all. */
  count: natural,
  standardError: positive,
  path: pathSchema,
});
/** A run that stands for all that went much as it did. */
export interface Story extends z.infer<typeof storySchema> {}

const storiesSchema = map({
  /** Finished runs. */
  runs: whole,
  states: list(map({ title, role: text })),
  /** The one that stands for most runs first. */
  stories: list(storySchema),
});
export interface Stories extends z.infer<typeof storiesSchema> {}

export const insightsSchema = map({
  schemaVersion: version,
  restriction: restrictionSchema,
  /** By sector. */
  stopCoverWeeks: z.record(z.string(), number).readonly(),
  /** Of the outcomes a reader asks about; null where runs are too few, or were chosen by their outcomes. */
  drivers: varianceSchema.nullable(),
  /** There where facts weigh runs. */
  news: newsSchema.optional(),
  /** null of few runs, of runs that are all alike, and of those that count unequally. */
  stories: storiesSchema.nullable(),
});
/** insights.json of a study. */
export interface Insights extends z.infer<typeof insightsSchema> {}
