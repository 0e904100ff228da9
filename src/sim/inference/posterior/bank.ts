import { log } from "../../../model/kernels/log.ts";
import { effectiveDraws } from "../../scenario/posterior/effective.ts";
import { type Fitted, logLikelihoods, logMean } from "../likelihood/likelihood.ts";
import { recordOf } from "../likelihood/record.ts";
import type { Simulator } from "../points/point.ts";
import { type PointsOptions, type Simulated, simulatePoints } from "../points/run.ts";
import { streamOf } from "../waves/design.ts";
import { momentsLaw, withStudent } from "../waves/normal-proposal.ts";
import { type Proposal, proposalFrom } from "../waves/proposal.ts";
import { surfaceLaw } from "../waves/surface-proposal.ts";
import { proposed, type Sizes, type StageListener, type Waves } from "../waves/waves.ts";
import { type Bank, resampled, weightsOf } from "./posterior.ts";

/*
 * The bank is drawn in rounds, each from a mixture about the points that the likelihood of all before prefers (population Monte
 * Carlo: Cappé, Guillin, Marin and Robert 2004, Journal of Computational and Graphical Statistics 13, 907-929), and each point
 * weighs the prior over the mixture of all rounds (Cornuet, Marin, Mira and Robert 2012, Adaptive multiple importance
 * sampling, Scandinavian Journal of Statistics 39, 798-812). A larger bank has the same rounds, and more.
 */

/** Points of a round. */
const roundSize = 1000;
/** Parents of a round after the first, and how many of them may count at least: the likelihood is flattened until they do. */
const parents = 200;
const effectiveParents = 60;
/** Of a round, from Student's t about the surface's law; of the rest, from that about the weighted points' moments. */
const ofSurface = 0.7;
const ofMoments = 0.8;

/** By world, what one round's points are drawn from, how many, and its density at each point so far. */
type Round = { readonly proposals: readonly Proposal[]; readonly count: number; readonly densities: number[] };

export type SimulatedBank = { readonly bank: Bank; readonly rounds: readonly Round[]; readonly failed: number };

/**
 * Simulates the bank of an inference from the mixtures that its waves left; their points tell the first surface. A bank of some of the
 * rows begins with all rounds of that of the whole, `before`, whose points lie about a narrower posterior within its own.
 */
export async function simulateBank(
  simulator: Simulator,
  fitted: Fitted,
  waves: Pick<Waves, "all" | "proposals">,
  {
    sizes,
    seed,
    before,
  }: { readonly sizes: Sizes; readonly seed: string; readonly before?: SimulatedBank | undefined },
  options: PointsOptions,
  onStage: StageListener,
): Promise<SimulatedBank> {
  const { layout } = fitted;
  const record = recordOf(layout);
  const logOf = ({ summary }: Simulated) => logMean(logLikelihoods(fitted, summary, record));
  const found: Simulated[] = [...(before?.bank.points ?? [])];
  const logs: number[] = found.map(logOf);
  const rounds: Round[] = (before?.rounds ?? []).map((round) => ({ ...round, densities: [...round.densities] }));
  const seen = [
    ...waves.all.map((point) => ({ ...point, log: logOf(point) })),
    ...found.map((point, k) => ({ ...point, log: logs[k] })),
  ];
  const surfaces = () =>
    layout.table.worlds.map((_, w) => {
      const here = seen.filter(({ world }) => world === w);
      return surfaceLaw(
        here.map(({ ranks }) => ranks),
        here.map(({ log }) => log),
      );
    });
  for (let done = 0; done < sizes.bank; done += roundSize) {
    const count = Math.min(roundSize, sizes.bank - done);
    const others = done === 0 ? waves.proposals : nextProposals(fitted, found, logs, rounds, seed);
    const proposals = surfaces().map((law, w) =>
      law === null ? others[w] : withStudent(law, ofSurface, 2, others[w]),
    );
    rounds.push({ proposals, count, densities: densitiesOf(proposals, found) });
    const points = proposed(proposals, count, streamOf(seed, rounds.length === 1 ? "bank" : `bank ${rounds.length}`));
    const own = rounds.length - (before?.rounds.length ?? 0);
    const stage = sizes.bank > roundSize ? `bank, round ${own}` : "bank";
    const simulated = await simulatePoints(
      simulator,
      layout,
      points,
      { runs: sizes.runs[2], luck: seed },
      { ...options, onProgress: onStage(stage, points.length) },
    );
    for (const point of simulated) {
      found.push(point);
      for (const { proposals, densities } of rounds) densities.push(proposals[point.world].density(point.ranks));
      const log = logOf(point);
      logs.push(log);
      seen.push({ ...point, log });
    }
  }
  const failed = rounds.reduce((sum, { count }) => sum + count, 0) - found.length;
  return { bank: { points: found, logPrior: logPriorOf(found, rounds) }, rounds, failed };
}

function densitiesOf(proposals: readonly Proposal[], points: readonly Simulated[]): number[] {
  return points.map(({ world, ranks }) => proposals[world].density(ranks));
}

/** Log of the prior over the mixture of rounds, each with its share of the points. */
function logPriorOf(points: readonly Simulated[], rounds: readonly Round[]): Float64Array {
  const total = rounds.reduce((sum, { count }) => sum + count, 0);
  return Float64Array.from(points, (_, i) => {
    let density = 0;
    for (const { densities, count } of rounds) density += (count / total) * densities[i];
    return -log(density);
  });
}

/** Mixtures about points drawn by their weights, by world: of the likelihood as much as leaves enough parents that count. */
function nextProposals(
  fitted: Fitted,
  points: readonly Simulated[],
  logs: readonly number[],
  rounds: readonly Round[],
  seed: string,
): readonly Proposal[] {
  const { parameters, worlds } = fitted.layout.table;
  const logPrior = logPriorOf(points, rounds);
  return worlds.map((_, w) => {
    const here = [...points.keys()].filter((i) => points[i].world === w);
    const own = here.map((i) => points[i]);
    const all = {
      layout: { ...fitted.layout, table: { ...fitted.layout.table, worlds: [{ ...worlds[w], weight: 1 }] } },
    };
    const inOne = own.map((point) => ({ ...point, world: 0 }));
    const weightsAt = (power: number) =>
      weightsOf(
        { ...fitted, ...all },
        inOne,
        Float64Array.from(here, (i) => flattened(logs[i], power) + logPrior[i]),
      );
    const weights = weightsAt(powerFor((power) => effectiveDraws(weightsAt(power))));
    if (own.length === 0) return proposalFrom([], parameters.length);
    const drawn = resampled(weights, parents, streamOf(seed, `parents ${rounds.length}`), w);
    const about = proposalFrom(
      drawn.map((k) => own[k].ranks),
      parameters.length,
    );
    const ranks = own.map((point) => point.ranks);
    return withStudent(momentsLaw(ranks, weights), ofMoments, 1, about);
  });
}

function flattened(logLikelihood: number, power: number): number {
  return logLikelihood === -Infinity ? -Infinity : power * logLikelihood;
}

/** The largest power of the likelihood, 0-1, with enough effective points, by halving. */
function powerFor(effective: (power: number) => number): number {
  if (effective(1) >= effectiveParents) return 1;
  let [low, high] = [0, 1];
  for (let k = 0; k < 20; k++) {
    const middle = (low + high) / 2;
    if (effective(middle) >= effectiveParents) low = middle;
    else high = middle;
  }
  return low;
}
