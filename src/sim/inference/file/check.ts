import { daysBetween, type Interval, parsePeriod } from "../../../model/calendar.ts";
import { declaredAt, drawnOnce } from "../../../model/declarations.ts";
import { quantile } from "../../../model/distributions/quantile.ts";
import { shapeProblems } from "../../../model/distributions/validate.ts";
import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { InputSpec } from "../../../model/scenario/input-spec.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { unitFactors, unitsOf } from "../../../model/scenario/units.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { seriesIds } from "../../engine/probes/probe.ts";
import { mostPlausible } from "../../scenario/input-problems.ts";
import { meant, oneOf } from "../../scenario/problem.ts";
import type { ReportProblem as Report } from "../../scenario/report-problem.ts";
import type { Path } from "../../scenario/tree.ts";
import type { EvidenceRow } from "../../scoring/evidence/rows.ts";
import { findRows } from "../../scoring/hindcast/find.ts";
import { checkTable } from "./check-table.ts";
import type { ReadHistory } from "./histories.ts";
import { type InferenceDocument, pathsIn, type TermDocument } from "./schema.ts";

/** Holds an inference against the scenarios of its histories and the evidence; what is wrong is reported. */
export function checkInference(
  document: InferenceDocument,
  histories: ReadonlyMap<string, ReadHistory | undefined>,
  rows: readonly EvidenceRow[],
  report: Report,
): void {
  checkTable(document, report);
  const known = new Map([...histories].map(([name, read]) => [name, read && knownIn(read.scenarios[0])]));
  checkParameters(document, known, report);
  const parameters = document.parameters.map(({ name }) => name);
  const check = (terms: readonly TermDocument[] | undefined, history: string, path: Path) => {
    terms?.forEach((term, index) => {
      checkTerm(term, known.get(history), parameters, [...path, index], report);
    });
  };
  document.observations.forEach((observation, index) => {
    const path: Path = ["observations", index];
    mustBeHistory(observation.history, known, [...path, "history"], report);
    for (const [k, row] of (observation.rows ?? []).entries()) checkRow(row, rows, [...path, "rows", k], report);
    if (observation.kind === "stops")
      observation.counts.forEach(({ model, over }, k) => {
        check(model, observation.history, [...path, "counts", k, "model"]);
        check(over, observation.history, [...path, "counts", k, "over"]);
      });
    else {
      check(observation.model, observation.history, [...path, "model"]);
      if ("over" in observation) check(observation.over, observation.history, [...path, "over"]);
    }
  });
  document.derived?.forEach(({ history, model, over }, index) => {
    mustBeHistory(history, known, ["derived", index, "history"], report);
    check(model, history, ["derived", index, "model"]);
    check(over, history, ["derived", index, "over"]);
  });
  document.worlds?.forEach(({ set }, index) => {
    for (const name of Object.keys(set)) mustBeHistory(name, known, ["worlds", index, "set", name], report);
  });
}

/** What a history has that a term or a parameter may name. */
type Known = {
  readonly run: Interval;
  readonly inputs: readonly string[];
  readonly series: readonly string[];
  readonly outcomes: readonly string[];
  readonly sectors: readonly string[];
};
type KnownIn = ReadonlyMap<string, Known | undefined>;

function knownIn(scenario: Scenario): Known {
  const world = createWorld(scenario);
  const end = new Date(Date.parse(scenario.start) + scenario.horizonWeeks * 7 * 86_400_000);
  return {
    run: { from: scenario.start, to: end.toISOString().slice(0, 10) },
    inputs: drawnOnce(scenario).map(({ path }) => path),
    series: seriesIds({ world }),
    outcomes: outcomeKeys(world).map(outcomeId),
    sectors: world.sectorNames,
  };
}

function mustBeHistory(name: string, known: KnownIn, path: Path, report: Report): void {
  if (!known.has(name)) report(path, `must be one of the histories${withNearest(name, [...known.keys()])}`, name);
}

function withNearest(given: string, known: readonly string[]): string {
  return meant(given, known) || oneOf(known);
}

function checkParameters(document: InferenceDocument, known: KnownIn, report: Report): void {
  const owners = new Map<string, string>();
  document.parameters.forEach((parameter, index) => {
    const { name, at, distribution, times = 1 } = parameter;
    const path: Path = ["parameters", index];
    if (times === 0) report([...path, "times"], "must not be 0", times);
    if (!Array.isArray(at))
      for (const history of Object.keys(at)) mustBeHistory(history, known, [...path, "at", history], report);
    const shape = shapeProblems(distribution);
    for (const { path: below, rule } of shape) report([...path, "distribution", ...below], rule);
    const found = new Map<string, InputSpec>();
    for (const [history, of] of known)
      pathsIn(at, history).forEach((input, k) => {
        const here: Path = Array.isArray(at) ? [...path, "at", k] : [...path, "at", history, k];
        const spec = declaredAt(input)?.spec;
        if (of !== undefined && (!of.inputs.includes(input) || spec === undefined))
          report(
            here,
            `must be an input of ${history} that is drawn once a run${withNearest(input, of.inputs)}`,
            input,
          );
        const owner = owners.get(`${history} ${input}`);
        if (owner !== undefined) report(here, `must not be an input of another parameter, ${owner}`, input);
        owners.set(`${history} ${input}`, name);
        if (spec !== undefined) found.set(input, spec);
      });
    if ([...known.keys()].every((history) => pathsIn(at, history).length === 0))
      report([...path, "at"], "must name an input of one history at least", undefined);
    for (const [input, spec] of shape.length > 0 ? [] : [...found].slice(0, 1))
      checkRange(parameter, input, spec, path, report);
    if (distribution.kind === "constant")
      report([...path, "distribution", "kind"], "must leave something to infer", "constant");
  });
}

/** What a prior draws lies between these quantiles but for one draw in a billion, and is held to the input's range there. */
const ends = [1e-9, 1 - 1e-9];

function checkRange(
  { unit, distribution, times = 1 }: InferenceDocument["parameters"][number],
  input: string,
  { dimension, range }: InputSpec,
  path: Path,
  report: Report,
): void {
  const units: readonly string[] = unitsOf(dimension);
  if (!units.includes(unit)) {
    report([...path, "unit"], `must be a unit of ${input}${oneOf(units)}`, unit);
    return;
  }
  const drawn = ends.map((u) => quantile(distribution, u) * times);
  const factor = unitFactors[unit];
  const [low, high] = [Math.min(...drawn) * factor, Math.max(...drawn) * factor];
  const most = Math.min(range.high, mostPlausible[dimension]);
  if (low < range.low || (range.openBelow && low <= range.low) || high > most) {
    const rule = `must lie in ${range.low / factor} to ${most / factor} times ${times}, as ${input} does`;
    report([...path, "distribution"], rule, drawn);
  }
}

function checkTerm(
  term: TermDocument,
  known: Known | undefined,
  parameters: readonly string[],
  path: Path,
  report: Report,
): void {
  if (term.kind === "parameter") {
    if (!parameters.includes(term.name))
      report([...path, "name"], `must be one of the parameters${withNearest(term.name, parameters)}`, term.name);
    return;
  }
  if (known === undefined) return;
  if (term.kind === "outcome") {
    if (!known.outcomes.includes(term.id))
      report([...path, "id"], `must be an outcome of the model${withNearest(term.id, known.outcomes)}`, term.id);
    return;
  }
  if (term.kind === "firstLineStopDay" || term.kind === "lineStopProbability") {
    term.sectors?.forEach((sector, index) => {
      if (!known.sectors.includes(sector))
        report(
          [...path, "sectors", index],
          `must be a sector of the scenario${withNearest(sector, known.sectors)}`,
          sector,
        );
    });
    return;
  }
  if (!known.series.includes(term.series))
    report(
      [...path, "series"],
      `must be a weekly series of the model${withNearest(term.series, known.series)}`,
      term.series,
    );
  const during = parsePeriod(term.during) as Interval;
  const { from, to } = known.run;
  const leastWeeks = "meanOverWeeks" in term ? (term.meanOverWeeks ?? 1) + 2 : 0;
  if (during.from < from || during.to > to)
    report([...path, "during"], `must lie within the run, ${from} to before ${to}`, term.during);
  else if (daysBetween(during.from, during.to) < 7 * leastWeeks)
    report([...path, "during"], `must be at least ${leastWeeks} weeks long`, term.during);
  if (term.kind === "halfLifeAfterPeak" && !(term.fromMonths < term.toMonths))
    report([...path, "toMonths"], `must be above fromMonths, ${term.fromMonths}`, term.toMonths);
}

type RowDocument = NonNullable<InferenceDocument["observations"][number]["rows"]>[number];

function checkRow(row: RowDocument, rows: readonly EvidenceRow[], path: Path, report: Report): void {
  const found = findRows(rows, row, path, report);
  if (found.length > 0 && !found.some(({ period }) => period === row.period))
    report([...path, "period"], "must be the period of such a row", row.period);
}
