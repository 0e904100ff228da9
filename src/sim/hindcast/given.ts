import { medianOf } from "../../model/median-of.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { EvidenceRow } from "../evidence/evidence-row.ts";
import { ScenarioError } from "../scenario/problem.ts";
import { type ReadScenario, readScenario } from "../scenario/read-scenario.ts";
import type { Files } from "../scenario/read-tree.ts";
import { keyPlaceOf, type Path, placeOf } from "../scenario/tree.ts";
import { historyUntil } from "./history-until.ts";
import { knownVolatility } from "./known-volatility.ts";
import type { ObservedPoint } from "./observed-points.ts";
import type { ReadEpisode } from "./read-episode.ts";

/**
 * How much a hindcast is told. Out of sample: the trigger, and nothing that was set from this episode. In sample: the
 * same with what was set from it. Policy known: as out of sample, with the whole history of the policy.
 */
export type Variant = "outOfSample" | "inSample" | "policyKnown";

/** What the references know of a series at the start. */
export type AtStart = {
  /** In the unit of the point. */
  readonly start: number;
  /** Of its logarithm [1/sqrt(yr)]; null for flows, of which no volatility is on record. */
  readonly volatility: number | null;
};

/** All that a hindcast hands to the model and to the references: nothing of the evidence on or after the freeze. */
export type Given = { readonly scenario: ReadScenario; readonly atStart: Readonly<Record<string, AtStart>> };

export function givenAt(read: ReadEpisode, rows: readonly EvidenceRow[], files: Files, variant: Variant): Given {
  const { episode } = read;
  const whole = scenarioOf(read, files, variant === "inSample" ? {} : episode.leaveOut);
  if (whole.scenario.start !== episode.freeze)
    throw fail(read, ["freeze"], `must be the start of ${episode.scenario}, ${whole.scenario.start}`, episode.freeze);
  const until = variant === "policyKnown" ? "9999-12-31" : episode.triggerUntil;
  const document = { ...historyUntil(whole.document, until), horizonWeeks: episode.horizonWeeks };
  const scenario = readAgain(read, document);
  const volatility = Object.fromEntries(
    Object.entries(episode.volatility).map(([material, series]) => [
      material,
      knownVolatility(rows, episode.freeze, series),
    ]),
  );
  const atStart = Object.fromEntries(
    read.points.map((point) => [point.observation, atStartOf(point, scenario.scenario, volatility, read)]),
  );
  return { scenario, atStart };
}

/** The shipped scenario with an episode's overrides laid over it; what is wrong with these is said at their place. */
function scenarioOf(read: ReadEpisode, files: Files, overrides: Readonly<Record<string, unknown>>): ReadScenario {
  const { episode, file, tree } = read;
  if (files.shipped(episode.scenario) === undefined)
    throw fail(read, ["scenario"], "must be a shipped scenario", episode.scenario);
  const text = JSON.stringify({ ...overrides, extends: episode.scenario });
  const readText = (path: string) => (path === file ? text : files.readText(path));
  try {
    return readScenario(file, { ...files, readText });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ScenarioError(
      error.problems.map((problem) => {
        const path: Path = ["leaveOut", ...problem.path.split(".")];
        return problem.file === file ? { ...problem, ...keyPlaceOf(tree, path), path: path.join(".") } : problem;
      }),
    );
  }
}

/** The document with its history cut is checked as any scenario is. */
function readAgain(read: ReadEpisode, document: Readonly<Record<string, unknown>>): ReadScenario {
  const files: Files = { readText: () => JSON.stringify(document), shipped: () => undefined };
  try {
    return readScenario(read.file, files);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const place = placeOf(read.tree, ["triggerUntil"]);
    throw new ScenarioError(error.problems.map((problem) => ({ ...problem, ...place })));
  }
}

function atStartOf(
  { observation, series, material, quantity, unit }: ObservedPoint,
  { materials }: Scenario,
  volatility: Readonly<Record<string, number | null>>,
  read: ReadEpisode,
): AtStart {
  const { quotes } = materials[material] ?? {};
  if (quotes === undefined) {
    const index = read.episode.observations.findIndex(({ name }) => name === observation);
    throw fail(read, ["observations", index, "model", "material"], "must be a material of the scenario", material);
  }
  if (unit === "share of usual") return { start: 1, volatility: null };
  if (quantity.base !== null) return { start: 1, volatility: volatility[material] };
  const domestic = medianOf(quotes.domestic);
  const start =
    series === "priceDomesticUsdPerKg"
      ? domestic
      : series === "priceAskUsdPerKg"
        ? medianOf(quotes.ask)
        : domestic * medianOf(quotes.fobOverDomestic);
  return { start, volatility: volatility[material] };
}

function fail({ tree }: ReadEpisode, path: Path, rule: string, value: unknown): ScenarioError {
  return new ScenarioError([{ ...placeOf(tree, path), path: path.join("."), rule, value }]);
}
