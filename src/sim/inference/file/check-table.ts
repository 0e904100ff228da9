import { shapeProblems } from "../../../model/distributions/validate.ts";
import { support } from "../../scenario/distribution-schema.ts";
import { meant, oneOf } from "../../scenario/problem.ts";
import type { ReportProblem as Report } from "../../scenario/report-problem.ts";
import type { Path } from "../../scenario/tree.ts";
import type { InferenceDocument, ObservationDocument } from "./schema.ts";

/** Rules between the parts of a table, which no scenario is needed for. */
export function checkTable(document: InferenceDocument, report: Report): void {
  const { observations, worlds, overdispersion } = document;
  for (const list of ["parameters", "worlds", "observations", "derived"] as const)
    mustDiffer(document[list] ?? [], [list], report);
  const sum = worlds?.reduce((total, { weight }) => total + weight, 0) ?? 1;
  if (Math.abs(sum - 1) > 1e-9) report(["worlds"], "must have weights that sum to 1", sum);
  if (!observations.some(({ use }) => use === "fit")) report(["observations"], "must have at least one to fit");
  const licences = observations.findIndex(({ kind }) => kind === "licences");
  if (licences >= 0 && overdispersion === undefined)
    report(["observations", licences, "kind"], "must stand beside an overdispersion of the whole", "licences");
  if (overdispersion !== undefined) {
    const { distribution } = overdispersion;
    const shape = shapeProblems(distribution);
    for (const { path, rule } of shape) report(["overdispersion", "distribution", ...path], rule);
    if (shape.length === 0 && (support(distribution).low < 0 || support(distribution).high > 1))
      report(["overdispersion", "distribution"], "must lie in 0 to 1 with all its values");
  }
  const checks = observations.filter((each) => each.kind === "normal" && each.check === true).length;
  if (checks > mostChecks) report(["observations"], `must have at most ${mostChecks} with check`, checks);
  observations.forEach((observation, index) => {
    checkObservation(observation, document, ["observations", index], report);
  });
}

/** A distance over more summaries accepts almost nothing. */
const mostChecks = 10;

function mustDiffer(items: readonly { readonly name: string }[], path: Path, report: Report): void {
  items.forEach(({ name }, index) => {
    if (items.findIndex((other) => other.name === name) < index)
      report([...path, index, "name"], "must not be there twice", name);
  });
}

function checkObservation(
  observation: ObservationDocument,
  { series = {}, chances = {} }: InferenceDocument,
  path: Path,
  report: Report,
): void {
  const aboveZero = (key: string, value: number | undefined) => {
    if (value !== undefined && !(value > 0)) report([...path, key], "must be above 0 on a log scale", value);
  };
  if ("series" in observation && observation.series !== undefined && !Object.hasOwn(series, observation.series))
    report([...path, "series"], oneOfThe("series", observation.series, series), observation.series);
  if ("error" in observation && "range" in observation.error && observation.error.range !== undefined) {
    const [low, high] = observation.error.range;
    if (!(low < high)) report([...path, "error", "range"], "must be two values in rising order", [low, high]);
    else if (observation.scale === "log" && !(low > 0))
      report([...path, "error", "range", 0], "must be above 0 on a log scale", low);
  }
  switch (observation.kind) {
    case "normal":
      if (observation.scale === "log") aboveZero("value", observation.value);
      if (observation.scale === "linear" && observation.value === 0 && "grade" in observation.error)
        report([...path, "error"], "must be a standard deviation: a grade of 0 is none", observation.error.grade);
      return;
    case "censored":
      if (observation.scale === "log") {
        aboveZero("atLeast", observation.atLeast);
        aboveZero("atMost", observation.atMost);
      }
      return;
    case "interval":
      if (observation.scale === "log") aboveZero("low", observation.low);
      return;
    case "spread":
      if (observation.model.length !== observation.recorded.length)
        report(
          [...path, "recorded"],
          `must have a value for each term, ${observation.model.length}`,
          observation.recorded.length,
        );
      return;
    case "event":
      if (observation.logarithm) {
        aboveZero("above", observation.above);
        aboveZero("below", observation.below);
      }
      if (observation.alsoWith !== undefined && observation.trust === undefined)
        report([...path, "alsoWith"], "must stand beside trust");
      return;
    case "stops":
      mustDiffer(observation.counts, [...path, "counts"], report);
      observation.counts.forEach(({ chance }, index) => {
        if (!Object.hasOwn(chances, chance))
          report([...path, "counts", index, "chance"], oneOfThe("chances", chance, chances), chance);
      });
      return;
    case "licences": {
      const { granted, atLeast, atMost, of } = observation;
      for (const [key, value] of Object.entries({ granted, atLeast, atMost }))
        if (value !== undefined && value > of) report([...path, key], `must be at most ${of}, all of them`, value);
      if (atLeast !== undefined && atMost !== undefined && atMost < atLeast)
        report([...path, "atMost"], `must be ${atLeast} or more`, atMost);
    }
  }
}

function oneOfThe(what: string, given: string, known: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(known);
  return names.length === 0
    ? `must be one of the ${what}, of which there are none`
    : `must be one of the ${what}${meant(given, names) || oneOf(names)}`;
}
