import { kindRule } from "../../scenario/kind-of-file.ts";
import { type Problem, ScenarioError } from "../../scenario/problem.ts";
import { problemReporter, type ReportProblem } from "../../scenario/report-problem.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { at, type Path, plain, type Tree } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { rowsUntil } from "../evidence/select.ts";
import {
  type EpisodeDocument,
  episodeSchema,
  foretoldFrom,
  type Judgeable,
  judgeable,
  quantityKinds,
} from "./episode-schema.ts";
import { type EpisodeEvent, eventsOf } from "./events.ts";
import { type Feature, features } from "./features.ts";
import { findRows, isPrice, knownVolatility } from "./find.ts";
import { type ObservedPoint, observedPoints } from "./observed.ts";

/** An episode with what it is measured against looked up in the evidence. */
export type ReadEpisode = {
  readonly file: string;
  readonly tree: Tree;
  readonly episode: EpisodeDocument;
  readonly points: readonly ObservedPoint[];
  readonly features: readonly Feature[];
  readonly events: readonly EpisodeEvent[];
};

/** Reads and checks an episode; throws ScenarioError with every problem of its file at once. */
export function readEpisode(file: string, text: string, rows: readonly EvidenceRow[]): ReadEpisode {
  const { tree, problems: read } = parseYaml(file, text);
  const wrongKind = kindRule(tree, "episode");
  if (wrongKind !== undefined)
    throw new ScenarioError([{ file, line: 1, column: 1, path: "", rule: wrongKind, value: undefined }]);
  const document = plain(tree);
  const parsed = episodeSchema.safeParse(document);
  const judged = parsed.success ? { episode: parsed.data, written } : judgeable(document, parsed.error.issues);
  const problems: Problem[] = parsed.success ? [] : [...schemaProblems(parsed.error.issues, tree, () => quantityKinds)];
  const found = judged && judge(judged, tree, rows, problems);
  const all = allProblems(read, problems);
  if (!parsed.success || found === undefined || all.length > 0) throw new ScenarioError(all);
  return { file, tree, episode: parsed.data, ...found };
}

const written = (path: Path) => path;

/** Holds an episode against the evidence, and looks up what it is measured against. */
function judge(
  { episode, written }: Judgeable,
  tree: Tree,
  rows: readonly EvidenceRow[],
  problems: Problem[],
): Pick<ReadEpisode, "points" | "features" | "events"> {
  const reporter = problemReporter(tree, problems);
  const report: ReportProblem = (path, rule, value) => reporter(written(path), rule, value);
  if (episode.triggerUntil < episode.freeze)
    report(["triggerUntil"], `must not be before the freeze, ${episode.freeze}`, episode.triggerUntil);
  if (episode.dataCut !== undefined && episode.dataCut < episode.freeze)
    report(["dataCut"], `must not be before the freeze, ${episode.freeze}`, episode.dataCut);
  if (episode.scoredFrom !== undefined && episode.scoredFrom < episode.freeze)
    report(["scoredFrom"], `must not be before the freeze, ${episode.freeze}`, episode.scoredFrom);
  const seen = rowsUntil(rows, episode.dataCut);
  volatilityProblems(episode, tree, seen, report);
  return {
    points: observedPoints(episode, seen, report),
    features: features(episode, seen, report),
    events: eventsOf(episode, seen, report),
  };
}

/** A random walk needs a volatility for every material whose price is scored. */
function volatilityProblems(
  episode: EpisodeDocument,
  tree: Tree,
  rows: readonly EvidenceRow[],
  report: ReportProblem,
): void {
  for (const [material, series] of Object.entries(episode.volatility)) {
    const path: Path = ["volatility", material];
    series.forEach((selector, index) => {
      findRows(rows, selector, [...path, index], report);
    });
    try {
      if (knownVolatility(rows, foretoldFrom(episode), series) === null)
        report(path, `must name a series with two rows before ${foretoldFrom(episode)}`);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      report(path, error.message);
    }
  }
  episode.observations.forEach(({ model }, index) => {
    if (isPrice(model) && at(tree, ["volatility", model.material]) === undefined)
      report(["observations", index, "model", "material"], "must have a volatility", model.material);
  });
}
