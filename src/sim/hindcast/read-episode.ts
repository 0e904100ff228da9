import type { z } from "zod";
import type { EvidenceRow } from "../evidence/evidence-row.ts";
import { nearest } from "../scenario/nearest.ts";
import { allProblems, parseYaml } from "../scenario/parse-yaml.ts";
import { type Problem, ScenarioError } from "../scenario/problem.ts";
import { schemaProblems } from "../scenario/schema-problems.ts";
import { at, type Path, placeOf, plain, type Tree } from "../scenario/tree.ts";
import { type EpisodeDocument, episodeSchema, quantityKinds } from "./episode-schema.ts";
import { type Feature, features } from "./features.ts";
import { findRows } from "./find-rows.ts";
import { knownVolatility } from "./known-volatility.ts";
import { isPrice } from "./model-series.ts";
import { type ObservedPoint, observedPoints } from "./observed-points.ts";
import { problemReporter, type ReportProblem } from "./report-problem.ts";

/** An episode with what it is measured against looked up in the evidence. */
export type ReadEpisode = {
  readonly file: string;
  readonly tree: Tree;
  readonly episode: EpisodeDocument;
  readonly points: readonly ObservedPoint[];
  readonly features: readonly Feature[];
};

/** Reads and checks an episode; throws ScenarioError with every problem of its file at once. */
export function readEpisode(file: string, text: string, rows: readonly EvidenceRow[]): ReadEpisode {
  const { tree, problems: read } = parseYaml(file, text);
  const parsed = episodeSchema.safeParse(plain(tree));
  if (!parsed.success)
    throw new ScenarioError(
      allProblems(
        read,
        parsed.error.issues.flatMap((issue) => kindProblem(issue, tree) ?? schemaProblems([issue], tree)),
      ),
    );
  const episode = parsed.data;
  const problems: Problem[] = [...read];
  const report = problemReporter(tree, problems);
  if (episode.triggerUntil < episode.freeze)
    report(["triggerUntil"], `must not be before the freeze, ${episode.freeze}`, episode.triggerUntil);
  volatilityProblems(episode, rows, report);
  const points = observedPoints(episode, rows, report);
  const named = features(episode, rows, report);
  if (problems.length > 0) throw new ScenarioError(problems);
  return { file, tree, episode, points, features: named };
}

/** A random walk needs a volatility for every material whose price is scored. */
function volatilityProblems(episode: EpisodeDocument, rows: readonly EvidenceRow[], report: ReportProblem): void {
  for (const [material, series] of Object.entries(episode.volatility)) {
    const path: Path = ["volatility", material];
    series.forEach((selector, index) => {
      findRows(rows, selector, [...path, index], report);
    });
    try {
      if (knownVolatility(rows, episode.freeze, series) === null)
        report(path, `must name a series with two rows before ${episode.freeze}`);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      report(path, error.message);
    }
  }
  episode.observations.forEach(({ model }, index) => {
    if (isPrice(model) && !Object.hasOwn(episode.volatility, model.material))
      report(["observations", index, "model", "material"], "must have a volatility", model.material);
  });
}

function kindProblem(issue: z.core.$ZodIssue, tree: Tree): readonly Problem[] | undefined {
  if (issue.code !== "invalid_union" || !("discriminator" in issue) || issue.discriminator === undefined)
    return undefined;
  const above = issue.path as Path;
  const path = above.at(-1) === "kind" ? above : [...above, "kind"];
  const found = at(tree, path);
  const value = found === undefined ? undefined : plain(found);
  const meant = typeof value === "string" ? nearest(value, quantityKinds) : undefined;
  const known = `must be one of ${quantityKinds.join(", ")}`;
  const rule = found === undefined ? "is required" : meant === undefined ? known : `${known}, did you mean ${meant}?`;
  return [{ ...placeOf(tree, path), path: path.join("."), rule, value }];
}
