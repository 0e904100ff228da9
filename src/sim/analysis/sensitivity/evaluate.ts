import type { InputGroup } from "../../../model/scenario/input-spec.ts";
import { failedRuns } from "../../engine/failures.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { type CourseOptions, type FailureListener, ProbeCourse, runProbes } from "../../engine/probes/run-probes.ts";
import type { Redrawn } from "../../engine/sampling/redrawn.ts";
import { plainSampling } from "../../engine/sampling/sampling.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import type { Source } from "../drivers/sources.ts";
import { type Orders, ordersOf } from "./design.ts";
import { luckRedrawn, type Player, redrawnOf } from "./players.ts";

/** Values of mixed points held at once: 64 MB. */
const mostValuesHeld = 8_388_608;

/** Orders of each quantity, by its position. */
type ByQuantity = readonly Orders[];

export type Designed = {
  /** The design's own runs, one column a quantity; NaN where one failed. */
  readonly base: readonly Float64Array[];
  readonly failed: readonly number[];
  readonly players: readonly ByQuantity[];
  readonly groups: ReadonlyMap<InputGroup, ByQuantity>;
  readonly luck: ByQuantity;
};

export type DesignOptions = CourseOptions & FailureListener & { readonly points: number };

/** Seed of the second column of a design. As JSON, it is none that a user would think of. */
const otherSeed = (seed: string) => JSON.stringify([seed, "sensitivity"]);

/**
 * Runs a scenario's first runs, plainly drawn, and the points of the design around the first of them: all draws from
 * another seed, then those of one player after the other, of each group of players, and of luck.
 */
export async function evaluateDesign(
  read: ReadScenario,
  sources: readonly Source[],
  players: readonly Player[],
  quantities: readonly Quantity[],
  { points, ...options }: DesignOptions,
): Promise<Designed> {
  const { seed, runs, onProgress } = options;
  const other = otherSeed(seed);
  const byGroup = Map.groupBy(players, ({ sources: [first] }) => sources[first].group);
  const several = [...byGroup].filter(([, members]) => members.length > 1);
  const all = runs + points * (players.length + several.length + 2);
  let done = 0;
  const told = { ...options, sampling: plainSampling };
  const probe = (name: string, redrawn?: Redrawn) => ({
    name: `${read.scenario.name}${name}`,
    read,
    quantities,
    redrawn,
  });
  const {
    values: [base],
    failures,
  } = await runProbes([probe("")], { ...told, onProgress: (finished, found) => onProgress?.(finished, all, found) });
  done += runs;
  const course = new ProbeCourse(
    { ...told, runs: points, onProgress: (finished, _, found) => onProgress?.(done + finished, all, found) },
    players.length + several.length + 2,
  );
  course.add(failures.filter(({ run }) => run < points));
  const run = async (redraws: readonly (readonly [string, Redrawn])[]) => {
    const found = await runProbes(
      redraws.map(([name, redrawn]) => probe(` with ${name} redrawn`, redrawn)),
      course.next(redraws.length),
    );
    course.add(found.failures);
    return found.values;
  };
  const [b] = await run([["all", { seed: other, which: "allBut", draws: [] }]]);
  const design = base.map((column, q) => ({ a: column.subarray(0, points), b: b[q] }));
  const atOnce = Math.max(1, Math.floor(mostValuesHeld / (points * quantities.length)));
  const orders: ByQuantity[] = [];
  const redraws: (readonly [string, Redrawn])[] = [
    ["luck", luckRedrawn(players, other)],
    ...players.map((player) => [sources[player.sources[0]].path, redrawnOf([player], other)] as const),
    ...several.map(([group, members]) => [group, redrawnOf(members, other)] as const),
  ];
  for (let first = 0; first < redraws.length; first += atOnce)
    for (const mixed of await run(redraws.slice(first, first + atOnce)))
      orders.push(mixed.map((column, q) => ordersOf(design[q], column)));
  const failedOfBase = failedRuns(failures);
  if (course.failures.length > 0 || failedOfBase.length > 0)
    options.onFailures?.([...failures, ...course.failures.filter((each) => !failures.includes(each))]);
  const [luck, ...rest] = orders;
  const ofPlayers = rest.slice(0, players.length);
  const groups = new Map(
    [...byGroup].map(([group, members]) => {
      const at = several.findIndex(([name]) => name === group);
      return [group, at < 0 ? ofPlayers[players.indexOf(members[0])] : rest[players.length + at]];
    }),
  );
  return { base, failed: failedOfBase, players: ofPlayers, groups, luck };
}
