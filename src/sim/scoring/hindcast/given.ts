import { medianOf } from "../../../model/scenario/inputs.ts";
import type { MechanismName, Scenario } from "../../../model/scenario/scenario.ts";
import type { Files } from "../../scenario/bases.ts";
import { ScenarioError } from "../../scenario/problem.ts";
import { type ReadScenario, readScenario } from "../../scenario/read.ts";
import { at, keyPlaceOf, type Path, placeOf } from "../../scenario/tree.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { frozenAt, selectRows } from "../evidence/select.ts";
import type { ReadEpisode } from "./episode.ts";
import { type EpisodeDocument, foretoldFrom, isFileName, type ObservationDocument } from "./episode-schema.ts";
import { isFound, isPrice, knownVolatility } from "./find.ts";
import { askedOf, drawnIn, type GivenPosterior, isThere, withoutDrawn } from "./given-posterior.ts";

type Document = Readonly<Record<string, unknown>>;

/**
 * A scenario as it was known on a day: of every list named `script`, wherever it stands, only the entries dated up to
 * that day; `knownUntil` no later than it. Plans (a project's start) stay: they were announced before.
 */
export function historyUntil(document: Document, day: string): Document {
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      if (key === "script" && Array.isArray(value)) return [key, value.filter((entry) => !isLater(entry, day))];
      if (key === "knownUntil" && typeof value === "string") return [key, value < day ? value : day];
      return [key, isMap(value) ? historyUntil(value, day) : value];
    }),
  );
}

/** The same without the quotes on record of that day and later, wherever they stand. */
function quotesBefore(document: Document, day: string): Document {
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      if (key === "known" && Array.isArray(value))
        return [key, value.filter((entry) => isMap(entry) && typeof entry.date === "string" && entry.date < day)];
      return [key, isMap(value) ? quotesBefore(value, day) : value];
    }),
  );
}

function isLater(entry: unknown, day: string): boolean {
  return isMap(entry) && typeof entry.date === "string" && entry.date > day;
}

function isMap(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Overrides = Readonly<Record<string, unknown>>;

/** What a variant lays over the episode's scenario; `off` switches one mechanism off besides. */
function overridesOf(
  { unknownThen, leaveOut, policyKnown }: EpisodeDocument,
  variant: Variant,
  off?: MechanismName,
): Overrides {
  const layers: readonly Overrides[] = [
    variant === "policyKnown" ? {} : (unknownThen ?? {}),
    variant === "inSample" ? {} : leaveOut,
    variant === "policyKnown" ? (policyKnown ?? {}) : {},
    off === undefined ? {} : { mechanisms: { [off]: false } },
  ];
  return layers.reduce(laidOver, {});
}

/** Maps are merged key by key; a number with its unit is replaced whole. */
function laidOver(below: Overrides, above: Overrides): Overrides {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key];
    merged[key] = isOverrides(before) && isOverrides(value) ? laidOver(before, value) : value;
  }
  return merged;
}

function isOverrides(value: unknown): value is Overrides {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("unit" in value);
}

/**
 * How much a hindcast is told. Out of sample: the trigger, and nothing that was set from this episode. In sample: the
 * same with what was set from it. Policy known: as out of sample, with the whole history of the exporter's policy. In the
 * order in which they are reported: the first is the headline.
 */
export const variants = ["outOfSample", "inSample", "policyKnown"] as const;
export type Variant = (typeof variants)[number];

/** What the references know of a series at the start. */
export type AtStart = {
  /** In the unit of the point. */
  readonly start: number;
  /** Of its logarithm [1/sqrt(yr)]; null for flows, of which no volatility is on record. */
  readonly volatility: number | null;
};

/** All that a hindcast hands to the model and to the references: nothing of the evidence from the day on that it foretells. */
export type Given = {
  readonly scenario: ReadScenario;
  readonly atStart: Readonly<Record<string, AtStart>>;
  /** The posterior that the episode asks for; absent where it asks for none. */
  readonly posterior?: GivenPosterior;
};

/** An episode without what the evidence says of it. */
type WrittenEpisode = Pick<ReadEpisode, "file" | "tree" | "episode">;

export function givenAt(
  read: WrittenEpisode,
  rows: readonly EvidenceRow[],
  files: Files,
  variant: Variant,
  off?: MechanismName,
): Given {
  const { episode } = read;
  const { whole, posterior } = wholeScenario(read, files, variant, off);
  if (whole.scenario.start !== episode.freeze)
    throw fail(read, ["freeze"], `must be the start of ${episode.scenario}, ${whole.scenario.start}`, episode.freeze);
  const until = variant === "policyKnown" ? "9999-12-31" : episode.triggerUntil;
  const known = quotesBefore(historyUntil(whole.document, until), episode.freeze);
  const document = { ...known, horizonWeeks: episode.horizonWeeks };
  const scenario = readAgain(read, document);
  const atStart = Object.fromEntries(
    episode.observations.map((observation, index) => {
      const { material } = observation.model;
      const quotes = scenario.scenario.materials[material]?.quotes;
      if (quotes === undefined)
        throw fail(read, ["observations", index, "model", "material"], "must be a material of the scenario", material);
      if (isGiven(scenario.scenario, observation))
        throw fail(
          read,
          ["observations", index, "model", "series"],
          "must not be a price of the user's own in the scenario (ownPrices): it would be scored against what it was told",
          observation.model.series,
        );
      const volatility = knownVolatility(rows, foretoldFrom(episode), episode.volatility[material] ?? []);
      return [observation.name, atStartOf(observation, quotes, volatility, lastKnown(observation, rows, episode))];
    }),
  );
  return { scenario, atStart, ...(posterior === null ? {} : { posterior }) };
}

const basisOfSeries: Readonly<Record<string, string>> = {
  priceDomesticUsdPerKg: "domestic",
  priceFobUsdPerKg: "fob",
  priceAskUsdPerKg: "ask",
  pricePaidUsdPerKg: "paid",
};

/** Whether a price is one that the scenario takes from the user, or follows from one. */
function isGiven({ ownPrices }: Scenario, { model }: ObservationDocument): boolean {
  const basis = basisOfSeries[model.series];
  return (
    ownPrices?.paths[0].prices.some(
      (each) =>
        each.material === model.material && (each.basis === basis || (each.basis === "domestic" && basis === "fob")),
    ) ?? false
  );
}

/** The scenario before its history is cut: with the posterior that the variant asks for, if it is there. */
function wholeScenario(read: WrittenEpisode, files: Files, variant: Variant, off?: MechanismName) {
  const { episode } = read;
  const without = () => scenarioOf(read, files, overridesOf(episode, variant, off));
  const asked = askedOf(episode, variant === "inSample");
  if (asked === null) return { whole: without(), posterior: null };
  if (!isThere(asked.file, read.file, files))
    return { whole: without(), posterior: { name: asked.file, sha256: null } satisfies GivenPosterior };
  // What the posterior draws, nothing that is laid over it may state.
  const plain = scenarioOf(read, files, {
    ...overridesOf({ ...episode, leaveOut: {} }, variant, off),
    posterior: asked,
  });
  const leaveOut = withoutDrawn(episode.leaveOut, drawnIn(plain.document, []));
  const whole = scenarioOf(read, files, { ...overridesOf({ ...episode, leaveOut }, variant, off), posterior: asked });
  const { name, sha256 } = whole.document.posterior as { readonly name: string; readonly sha256: string };
  return { whole, posterior: { name, sha256 } satisfies GivenPosterior };
}

/** Keys of an episode that are laid over its scenario, the topmost first. */
const layers = ["policyKnown", "leaveOut", "unknownThen"] as const;

/** The scenario, shipped or beside the episode, with an episode's overrides laid over it; what is wrong with these is said at their place. */
function scenarioOf(read: WrittenEpisode, files: Files, overrides: Readonly<Record<string, unknown>>): ReadScenario {
  const { episode, file, tree } = read;
  if (!isFileName(episode.scenario) && files.shipped(episode.scenario) === undefined)
    throw fail(read, ["scenario"], "must be a shipped scenario, or a file beside the episode", episode.scenario);
  const text = JSON.stringify({ ...overrides, extends: episode.scenario });
  const readText: Files["readText"] = (path, within) => (path === file ? text : files.readText(path, within));
  try {
    // A posterior without the episode has seen what came after it.
    return readScenario(file, { ...files, readText }, { mayKnowMore: true });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ScenarioError(
      error.problems.map((problem) => {
        const steps = problem.path.split(".");
        const layer = layers.find((key) => at(tree, [key, ...steps]) !== undefined) ?? "leaveOut";
        const path: Path = steps[0] === "posterior" ? steps : [layer, ...steps];
        return problem.file === file ? { ...problem, ...keyPlaceOf(tree, path), path: path.join(".") } : problem;
      }),
    );
  }
}

/** The document with its history cut is checked as any scenario is. */
function readAgain(read: WrittenEpisode, document: Readonly<Record<string, unknown>>): ReadScenario {
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
  { model, relativeTo }: ObservationDocument,
  quotes: Scenario["materials"][string]["quotes"],
  volatility: number | null,
  known: number | undefined,
): AtStart {
  if (!isPrice(model)) return { start: 1, volatility: null };
  return { start: relativeTo === undefined ? (known ?? quoteAtStart(model.series, quotes)) : 1, volatility };
}

/** The last figure of an observation before the day from which the episode is foretold, where that is later than the start. */
function lastKnown(
  { rows: selector }: ObservationDocument,
  rows: readonly EvidenceRow[],
  episode: EpisodeDocument,
): number | undefined {
  if (episode.scoredFrom === undefined) return undefined;
  const known = selectRows(frozenAt(rows, episode.scoredFrom), selector).filter(isFound);
  return known.toSorted((a, b) => (a.interval.to < b.interval.to ? -1 : 1)).at(-1)?.value;
}

function quoteAtStart(series: string, { domestic, fobOverDomestic, ask }: Scenario["materials"][string]["quotes"]) {
  if (series === "priceAskUsdPerKg") return medianOf(ask);
  return series === "priceDomesticUsdPerKg" ? medianOf(domestic) : medianOf(domestic) * medianOf(fobOverDomestic);
}

function fail({ tree }: WrittenEpisode, path: Path, rule: string, value: unknown): ScenarioError {
  return new ScenarioError([{ ...placeOf(tree, path), path: path.join("."), rule, value }]);
}
