import type { Grade, PolicyState } from "../../model/scenario/parts.ts";

/* What a finished study says beside its outcomes and its bands. */

type Of = { readonly outcome: string; readonly material: string | null; readonly sector: string | null };
type Estimate = { readonly share: number; readonly standardError: number };

/** How much of an outcome's variance one uncertain input explains by itself, 0-1 up to its error. */
export type Driver = Of & Estimate & { readonly path: string; readonly grade: Grade };

/** How much of it all inputs of a grade explain by themselves; the remainder is interactions and luck of the weekly draws. */
export type GradeShare = Of & Estimate & { readonly grade: Grade | "remainder" };

export type VarianceSplit = { readonly drivers: readonly Driver[]; readonly byGrade: readonly GradeShare[] };

/** How long the restriction in force today lasts, counted over runs. */
export type RestrictionPaths = {
  /** Runs that were followed. */
  readonly runs: number;
  /** What they count for together: their number, where all count alike. */
  readonly weight: number;
  /** Last day that is history, or the first day of the study where that is later. */
  readonly today: string;
  readonly states: readonly Pick<PolicyState, "title" | "role">[];
  /** The state in force today, by position, and whether it restricts: history is the same in every run. */
  readonly stateToday: number;
  readonly isInForceToday: boolean;
  /** From the week of today on, counts at the week's end. */
  readonly weeks: readonly RestrictionWeek[];
  /** From the start on, week by week: how much of the country's usual orders is refused. */
  readonly refusals: readonly Refusals[];
};

export type RestrictionWeek = {
  readonly week: number;
  /** Last moment of the week: the first day of the next, ISO date. */
  readonly end: string;
  /** By policy state: runs in it with a restriction in force ever since today; and with one in force at all. */
  readonly unbroken: readonly number[];
  readonly inForce: readonly number[];
  /** Of the share of all that are unbroken; without a restriction today, in force. */
  readonly standardError: number;
};

/** One week: share of the runs in which no more than each bound of the usual orders is refused, rising. */
export type Refusals = readonly { readonly mean: number; readonly standardError: number }[];

/** One run, week by week, at the end of each week. */
export type RunPath = {
  readonly dates: readonly string[];
  /** Policy state in force, by its position in the scenario. */
  readonly states: readonly number[];
  /** By the id of a series, e.g. `makerCoverWeeks.Dy.traction`. */
  readonly series: Readonly<Record<string, readonly number[] | Float64Array>>;
  /** By the id of an outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
};

/** A run that stands for all that went much as it did. */
export type Story = {
  readonly run: number;
  /** How many of the study's finished runs are nearest to this one, and the standard error of their share of all. */
  readonly count: number;
  readonly standardError: number;
  readonly path: RunPath;
};

export type Stories = {
  /** Finished runs. */
  readonly runs: number;
  readonly states: readonly { readonly title: string; readonly role: string }[];
  /** The one that stands for most runs first. */
  readonly stories: readonly Story[];
};

export type Insights = {
  readonly restriction: RestrictionPaths;
  /** By sector. */
  readonly stopCoverWeeks: Readonly<Record<string, number>>;
  /** Of the outcomes a reader asks about; null where runs are too few. */
  readonly drivers: VarianceSplit | null;
  readonly stories: Stories | null;
};
