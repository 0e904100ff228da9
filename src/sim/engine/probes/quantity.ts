import type { Interval } from "../../../model/calendar.ts";

/** What a value is divided by: the run's own mean over a period, or a number in the unit of the series. */
export type Base =
  | { readonly kind: "during"; readonly period: Interval }
  | { readonly kind: "number"; readonly value: number };

/**
 * A number that a run yields, from a weekly series (by its id, such as `priceFobUsdPerKg.Dy`) or from its outcomes.
 * Weekly prices are those at the week's end, flows those over the week.
 */
export type Quantity =
  /** Mean over the period, by days, over the base. */
  | { readonly kind: "meanDuring"; readonly series: string; readonly during: Interval; readonly base: Base | null }
  /** Sum over the period; of a week that is partly in it, the part by days. */
  | { readonly kind: "sumDuring"; readonly series: string; readonly during: Interval }
  /** Quote at the end of the last whole week before the end of the period, over that before its beginning, less 1. */
  | { readonly kind: "changeDuring"; readonly series: string; readonly during: Interval }
  /** Highest mean over some weeks in a row within the period, over the base. */
  | {
      readonly kind: "peakMultiple";
      readonly series: string;
      readonly during: Interval;
      readonly base: Base | null;
      readonly meanOverWeeks: number;
    }
  /** Months from the beginning of the period to the middle of the weeks with its highest mean. */
  | {
      readonly kind: "monthsToPeak";
      readonly series: string;
      readonly during: Interval;
      readonly meanOverWeeks: number;
    }
  /** Half-life [months] implied by the means some months after the run's own peak. */
  | {
      readonly kind: "halfLifeAfterPeak";
      readonly series: string;
      readonly during: Interval;
      readonly fromMonths: number;
      readonly toMonths: number;
      readonly meanOverWeeks: number;
    }
  /** Months from the beginning of the period to the end of the first weeks whose mean is back at the level. */
  | {
      readonly kind: "levelBackBy";
      readonly series: string;
      readonly during: Interval;
      readonly level: number;
      readonly meanOverWeeks: number;
    }
  /** First day of the first week in which a line of any of the sectors stops; the end of the run when none does. */
  | { readonly kind: "firstLineStopDay"; readonly sectors: readonly string[] | null }
  /** 1 when a line of any of the sectors stops, else 0: its mean is the probability. */
  | { readonly kind: "lineStopProbability"; readonly sectors: readonly string[] | null }
  /** At the end of the last whole week that a day ends; of week 0 for a day within it. */
  | { readonly kind: "valueOn"; readonly series: string; readonly day: string }
  /** Root mean square of the weekly log changes of some weeks in a row up to that week, over a year [1/sqrt(yr)]. */
  | { readonly kind: "volatilityOn"; readonly series: string; readonly day: string; readonly weeks: number }
  /** Position of the policy state in force at the end of a day among the scenario's states. */
  | { readonly kind: "stateOn"; readonly day: string }
  /** First day on which it is known whether a state of unclear coverage covers civil use; the end of the run when never. */
  | { readonly kind: "coverageKnownDay" }
  /** An outcome of the run, by its id. */
  | { readonly kind: "outcome"; readonly id: string };
