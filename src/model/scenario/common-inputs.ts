import {
  aboveZeroToOne,
  type Facts,
  type InputSpecs,
  inGroup,
  input,
  positive,
  positiveTime,
  share,
  time,
} from "./input-spec.ts";

/** What no one mechanism owns: what is used, by whom and in which form, and what losses and stops are measured by. */
export const commonInputs = {
  ...inGroup("intensity", {
    "materials.{material}.demandShare": input("share", aboveZeroToOne, "Share of the country's total demand."),
    "sectors.{sector}.demandWeight": input("share", positive, "Relative weight in the demand for every material."),
    "demand.total": input("flow", positive, "Use of all materials together before the shock."),
  }),
  ...inGroup("scope", {
    "forms.{form}.useShare": input("share", positive, "Share of the country's use that comes in this form."),
    "forms.{form}.countryShare": input(
      "share",
      aboveZeroToOne,
      "The country's share of what the exporter usually sends abroad in this form.",
    ),
  }),
  ...inGroup("baseline", {
    "loss.gdp": input("money", positive, "Gross domestic product of a year."),
    "loss.yearLow": share("Share of a year's GDP lost when every sector stands still for a year: a low reading."),
    "loss.yearHigh": share("The same, a high reading."),
    "outcomes.briefWithin": time("A restriction that lasts no longer in all is a brief standoff."),
    "outcomes.fragmentedFrom": positiveTime(
      "Time in a fragmented state from which on the market counts as fragmented.",
    ),
    "outcomes.lineStopShare": input(
      "share",
      aboveZeroToOne,
      "Share of a week's need that is unmet when a line counts as stopped.",
    ),
  }),
} satisfies InputSpecs;

export const commonFacts: Facts = {
  "materials.{material}": "intensity",
  "materials.{material}.quotedForm": "scope",
  "sectors.{sector}": "intensity",
  "sectors.{sector}.endUse": "scope",
  forms: "scope",
  customs: "scope",
  "loss.currency": "baseline",
  correlations: "baseline",
  start: "baseline",
  historyFrom: "baseline",
  horizonWeeks: "baseline",
  stepWeeks: "baseline",
  country: "baseline",
  exporter: "baseline",
};
