import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { seriesIds } from "../../engine/probes/probe.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { meant, oneOf, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { problemReporter, type ReportProblem } from "../../scenario/report-problem.ts";
import { placeOf } from "../../scenario/tree.ts";
import type { ReadEpisode } from "./episode.ts";
import { quantitiesOf } from "./score.ts";

/** What an episode scores must be in the world of its scenario. Throws ScenarioError with every name that is not. */
export function checkAgainstWorld({ tree, episode, points, features, events }: ReadEpisode, scenario: Scenario): void {
  const world = createWorld(scenario);
  const outcomes = outcomeKeys(world).map(outcomeId);
  const known = { series: seriesIds({ world }), sectors: world.sectorNames, outcomes };
  const problems: Problem[] = [];
  const report = problemReporter(tree, problems);
  for (const { observation, quantity } of points) {
    const index = episode.observations.findIndex(({ name }) => name === observation);
    quantityProblems(quantity, ["observations", index, "model"], known, report);
  }
  features.forEach(({ quantity }, index) => {
    quantityProblems(quantity, ["features", index, "quantity"], known, report);
  });
  events.forEach(({ quantity }, index) => {
    quantityProblems(quantity, ["events", index, "quantity"], known, report);
  });
  if (problems.length > 0) throw new ScenarioError(problems);
}

type Known = {
  readonly series: readonly string[];
  readonly sectors: readonly string[];
  readonly outcomes: readonly string[];
};

function quantityProblems(
  quantity: Quantity,
  path: readonly (string | number)[],
  known: Known,
  report: ReportProblem,
): void {
  if ("series" in quantity) {
    if (!known.series.includes(quantity.series))
      report(
        [...path, "series"],
        rule("must be a series of the scenario", quantity.series, known.series),
        quantity.series,
      );
    return;
  }
  if (quantity.kind === "outcome" && !known.outcomes.includes(quantity.id))
    report([...path, "id"], rule("must be an outcome of the scenario", quantity.id, known.outcomes), quantity.id);
  if (!("sectors" in quantity)) return;
  quantity.sectors?.forEach((sector, index) => {
    if (!known.sectors.includes(sector))
      report([...path, "sectors", index], rule("must be a sector of the scenario", sector, known.sectors), sector);
  });
}

function rule(text: string, given: string, known: readonly string[]): string {
  return `${text}${oneOf(known)}${meant(given, known)}`;
}

/** What no score can be made of: throws ScenarioError where a run yields no finite number for what is scored. */
export function checkFinite(read: ReadEpisode, values: readonly Float64Array[]): void {
  const { tree, episode, points, features, events } = read;
  quantitiesOf(read).forEach((_, q) => {
    const run = values[q].findIndex((value) => !Number.isFinite(value));
    if (run < 0) return;
    const index = episode.observations.findIndex(({ name }) => name === points[q]?.observation);
    const asked = [...features, ...events];
    const k = q - points.length;
    const named = k < features.length ? ["features", k] : ["events", k - features.length];
    const path = k < 0 ? ["observations", index] : named;
    const what = k < 0 ? points[q].id : asked[k].name;
    const rule = `${what} must be a finite number in every run, is not in run ${run}`;
    throw new ScenarioError([{ ...placeOf(tree, path), path: path.join("."), rule, value: values[q][run] }]);
  });
}
