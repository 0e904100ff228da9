import { type DataSet, recordOf } from "../likelihood/record.ts";
import type { Point, Simulator } from "../points/point.ts";
import { type PointsOptions, type Simulated, simulatePoints } from "../points/run.ts";
import type { Layout } from "../points/summary.ts";
import type { Table } from "../table.ts";
import { priorPoints, streamOf } from "./design.ts";
import { type Judge, judgeOf, leastTold, passes, type Rule, rules } from "./implausibility.ts";
import { type Proposal, proposalFrom } from "./proposal.ts";

/** How much is simulated. */
export type Sizes = {
  /** Waves after the design of the prior. */
  readonly waves: number;
  readonly points: number;
  readonly bank: number;
  /** Of the whole's bank, with which that of some of the rows begins. */
  readonly before?: number | undefined;
  /** Runs of a point: in the design, in the waves, and in the bank. */
  readonly runs: readonly [design: number, waves: number, bank: number];
};

type Wave = {
  readonly points: number;
  readonly failed: number;
  readonly rule: Rule;
  /** Of this wave's points and of all so far: how many pass. */
  readonly passed: number;
  readonly kept: number;
  /** As `passed`, with the spread between runs not counted. */
  readonly passedOnMeans: number;
  /** Share of the prior that passes, by the weights of this wave's points. */
  readonly volume: number;
};

export type Waves = {
  readonly waves: readonly Wave[];
  readonly design: readonly Simulated[];
  /** Of all waves. */
  readonly all: readonly Simulated[];
  /** By world, from what the bank is drawn. */
  readonly proposals: readonly Proposal[];
  readonly kept: readonly Simulated[];
};

/** Told of each stage as it begins. */
export type StageListener = (stage: string, points: number) => PointsOptions["onProgress"];

/** History matching in waves: of all points so far those that pass the wave's rule, from which the next are proposed. */
export async function runWaves(
  simulator: Simulator,
  layout: Layout,
  { sizes, seed }: { readonly sizes: Sizes; readonly seed: string },
  options: PointsOptions,
  onStage: StageListener = () => undefined,
): Promise<Waves> {
  const { table } = layout;
  const [parameters, worlds] = [table.parameters.length, table.worlds.length];
  const judge = judgeOf(layout);
  const record = recordOf(layout);
  const all: Simulated[] = [];
  const told: Wave[] = [];
  let proposals: readonly Proposal[] = table.worlds.map(() => proposalFrom([], parameters));
  let kept: readonly Simulated[] = [];
  let design: readonly Simulated[] = [];
  for (let wave = 0; wave <= sizes.waves; wave++) {
    const points =
      wave === 0
        ? priorPoints(sizes.points, parameters, worlds, seed)
        : proposed(proposals, sizes.points, streamOf(seed, `wave ${wave}`));
    const runs = sizes.runs[wave === 0 ? 0 : 1];
    const done = await simulatePoints(
      simulator,
      layout,
      points,
      { runs, luck: seed },
      {
        ...options,
        onProgress: onStage(wave === 0 ? "design" : `wave ${wave}`, points.length),
      },
    );
    if (wave === 0) design = done;
    all.push(...done);
    const rule = wave === 0 ? rules[0] : rules[Math.max(1, rules.length - 1 - (sizes.waves - wave))];
    kept = passing(judge, all, record, rule);
    const own = new Set(kept);
    const passed = done.filter((each) => own.has(each));
    told.push({
      points: points.length,
      failed: points.length - done.length,
      rule,
      passed: passed.length,
      kept: kept.length,
      passedOnMeans: passedOnMeans(judge, done, record, rule),
      volume: volumeOf(passed, proposals, points.length),
    });
    if (kept.length === 0) break;
    proposals = proposalsFrom(kept, layout.table, latest);
    if (wave > 0 && Math.abs(told[wave].volume / told[wave - 1].volume - 1) < 0.1 && rule === rules.at(-1)) break;
  }
  return { waves: told, design, all, proposals, kept };
}

/**
 * The waves of some of the rows, after those of all: the points there are, judged by the last rule on these rows alone, and one wave
 * from them. Nothing of the waves of all is done twice.
 */
export async function narrowed(
  simulator: Simulator,
  layout: Layout,
  before: Waves,
  { sizes, seed, isUsed }: { readonly sizes: Sizes; readonly seed: string; readonly isUsed: (row: number) => boolean },
  options: PointsOptions,
  onStage: StageListener = () => undefined,
): Promise<Waves> {
  const judge = judgeOf(layout, isUsed);
  const record = recordOf(layout);
  const rule = rules[rules.length - 1];
  const parents = passing(judge, before.all, record, rule);
  if (parents.length === 0) return { ...before, kept: [] };
  const from = proposalsFrom(parents, layout.table, spread);
  const points = proposed(from, sizes.points, streamOf(seed, "wave of some rows"));
  const done = await simulatePoints(
    simulator,
    layout,
    points,
    { runs: sizes.runs[1], luck: seed },
    {
      ...options,
      onProgress: onStage("wave of the rows that are left", points.length),
    },
  );
  const all = [...before.all, ...done];
  const kept = passing(judge, all, record, rule);
  const own = new Set(kept);
  const passed = done.filter((each) => own.has(each));
  const wave: Wave = {
    points: points.length,
    failed: points.length - done.length,
    rule,
    passed: passed.length,
    kept: kept.length,
    passedOnMeans: passedOnMeans(judge, done, record, rule),
    volume: volumeOf(passed, from, points.length),
  };
  return {
    waves: [...before.waves, wave],
    design: before.design,
    all,
    proposals: proposalsFrom(kept, layout.table, latest),
    kept,
  };
}

/** More parents say no more of a region, and each costs. */
const mostParents = 1000;

type Points = readonly Simulated[];

/** The last of the points, which are those of the latest wave. */
function latest(points: Points): Points {
  return points.slice(-mostParents);
}

/** Points of all waves alike. */
function spread(points: Points): Points {
  const count = Math.min(mostParents, points.length);
  return Array.from({ length: count }, (_, k) => points[Math.floor((k * points.length) / count)]);
}

/** By world, a mixture about its kept points; about all of them where it has none. */
function proposalsFrom(kept: Points, { worlds, parameters }: Table, some: (points: Points) => Points) {
  return worlds.map((_, w) => {
    const here = kept.filter(({ world }) => world === w);
    return proposalFrom(
      some(here.length > 0 ? here : kept).map(({ ranks }) => ranks),
      parameters.length,
    );
  });
}

function passedOnMeans({ of }: Judge, points: Points, record: DataSet, rule: Rule): number {
  return points.filter(({ summary }) => passes(of(summary, record), rule, true)).length;
}

function volumeOf(passed: Points, proposals: readonly Proposal[], points: number): number {
  const weights = passed.map(({ ranks, world }) => 1 / proposals[world].density(ranks));
  return weights.reduce((sum, weight) => sum + weight, 0) / points;
}

/** Points of a mixture, worlds in turn. */
export function proposed(
  proposals: readonly Proposal[],
  count: number,
  stream: ReturnType<typeof streamOf>,
): readonly Point[] {
  return Array.from({ length: count }, (_, index) => {
    const world = index % proposals.length;
    return { ranks: proposals[world].draw(stream, index), world };
  });
}

/** Points that a rule keeps, of those given. */
function passing(
  { of, logTold }: Judge,
  points: readonly Simulated[],
  record: DataSet,
  rule: Rule,
): readonly Simulated[] {
  const near = points.filter(({ summary }) => passes(of(summary, record), rule));
  if (!rule.isTold) return near;
  const logs = near.map(({ summary }) => logTold(summary, record));
  const best = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  return near.filter((_, k) => logs[k] > -Infinity && logs[k] >= best + leastTold);
}
