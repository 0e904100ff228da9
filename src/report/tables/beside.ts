import { z } from "zod";
import { jackknifeError } from "../../sim/analysis/drivers/shares.ts";
import type { HindcastRecord, HindcastResult, ScoredObservation } from "../../sim/scoring/hindcast/record.ts";
import type { Asked } from "../../sim/scoring/hindcast/target-schema.ts";
import { targetRows } from "../../sim/scoring/hindcast/targets.ts";
import { z95 } from "../../sim/study/shares.ts";
import { fixed, formatExact, formatWithError } from "../words/figures.ts";
import { markdownTable } from "../words/lines.ts";
import { gotFigure } from "../words/targets.ts";

const number = z.number();

/** The scores of an engine before, point by point and out of sample: docs/validation-before.json, written once. */
export const scoredBeforeSchema = z.strictObject({
  schemaVersion: z.literal(1),
  engineVersion: z.string(),
  /** Commit that was scored. */
  commit: z.string(),
  seed: z.string(),
  runs: z.number().int(),
  points: z.array(
    z.strictObject({
      ...{ episode: z.string(), id: z.string(), observation: z.string() },
      ...{ horizonMonths: number, observed: number, start: number, low80: number, high80: number },
      ...{ crps: number, pit: number, randomWalkCrps: number.nullable() },
    }),
  ),
});

export type ScoredBefore = z.infer<typeof scoredBeforeSchema>;

/** Both engines on the points that both foretold, each episode by itself and all together. RangeError where they share none. */
export function besideTable({ results, engineVersion }: HindcastRecord, before: ScoredBefore): string {
  const now = results.filter(({ variant }) => variant === "outOfSample");
  const idOf = (episode: string, { id }: { readonly id: string }) => `${episode} ${id}`;
  const foretold = new Map(now.flatMap(({ episode, points }) => points.map((point) => [idOf(episode, point), point])));
  const shared = before.points.filter((point) => foretold.has(idOf(point.episode, point)));
  const episodes = [...new Set(shared.map(({ episode }) => episode))];
  if (shared.length === 0) throw new RangeError("besideTable: the engines must share points, got none");
  const olds = episodes.map((episode) =>
    resultOf(
      episode,
      shared.filter((point) => point.episode === episode),
    ),
  );
  const news = episodes.map((episode, e) =>
    resultOf(
      episode,
      olds[e].points.map((point) => foretold.get(idOf(episode, point)) as ScoredObservation),
    ),
  );
  const head = [
    "out of sample, on the same points",
    "points",
    `engine ${before.engineVersion}`,
    `engine ${engineVersion}`,
  ];
  const scopes = [...episodes.map((episode) => [episode]), ...(episodes.length > 1 ? [episodes] : [])];
  const rows = scopes.flatMap((scope) => {
    const of = (all: readonly HindcastResult[]) => all.filter(({ episode }) => scope.includes(episode));
    const points = of(olds).flatMap((result) => result.points).length;
    const title = scope.length > 1 ? "pooled" : scope[0];
    return [
      ...asked(scope).map(([name, what]) => [
        `${title}: ${name}`,
        formatExact(points),
        ...[olds, news].map((all) => figureOf(what, of(all))),
      ]),
      [
        `${title}: mean CRPS, over that of engine ${before.engineVersion}`,
        formatExact(points),
        "1",
        ratioFigure(of(news), of(olds)),
      ],
    ];
  });
  return markdownTable([head, ...rows]);
}

function asked(episodes: readonly string[]): readonly (readonly [name: string, what: Asked])[] {
  const named = [...episodes];
  return [
    ["in the 80 % interval", { kind: "coverage", level: 0.8, episodes: named }],
    [
      "skill against the random walk, six months on",
      { kind: "skill", reference: "randomWalk", fromMonths: 6, episodes: named },
    ],
    [
      "skill against the random walk, before",
      { kind: "skill", reference: "randomWalk", fromMonths: 0, toMonths: 6, episodes: named },
    ],
    ["largest tenth of the PIT", { kind: "pitTenth", episodes: named }],
  ];
}

function figureOf(of: Asked, results: readonly HindcastResult[]): string {
  const [row] = targetRows([{ name: "x", of, least: 0, reading: "x" }], results);
  return gotFigure(row);
}

type Scored = Omit<ScoredBefore["points"][number], "episode">;

/** Of what is scored of an engine before, as much as targets ask for. */
function resultOf(episode: string, points: readonly Scored[]): HindcastResult {
  return { episode, variant: "outOfSample", runs: 1, points, features: [] } as unknown as HindcastResult;
}

/** Mean CRPS of one over that of another, each over the value at the start, with the error of the jackknife over series; a tie within 1.96 of it. */
function ratioFigure(of: readonly HindcastResult[], over: readonly HindcastResult[]): string {
  const pairs = of.flatMap(({ episode, points }, e) =>
    points.map(({ observation, crps, start }, k) => ({
      ...{ series: JSON.stringify([episode, observation]), crps: crps / start },
      before: over[e].points[k].crps / over[e].points[k].start,
    })),
  );
  const ratio = (some: typeof pairs) =>
    some.reduce((sum, { crps }) => sum + crps, 0) / some.reduce((sum, { before }) => sum + before, 0);
  const value = ratio(pairs);
  const series = [...new Set(pairs.map((pair) => pair.series))];
  if (series.length < 2) return fixed(value, 2);
  const error = jackknifeError({
    value,
    leftOut: Float64Array.from(series, (left) => ratio(pairs.filter((pair) => pair.series !== left))),
  });
  const verdict = Math.abs(value - 1) <= z95 * error ? "a tie" : value < 1 ? "better" : "worse";
  return `${formatWithError(value, error)}: ${verdict}`;
}
