import { log } from "../../../model/kernels/log.ts";
import { effectiveDraws } from "../../scenario/posterior/file.ts";
import { type Fitted, logLikelihoods, logMean } from "../likelihood/likelihood.ts";
import { recordOf } from "../likelihood/record.ts";
import type { Simulator } from "../points/point.ts";
import { type PointsOptions, type Simulated, simulatePoints } from "../points/run.ts";
import { streamOf } from "../waves/design.ts";
import { withNormal } from "../waves/normal-proposal.ts";
import { type Proposal, proposalFrom } from "../waves/proposal.ts";
import { proposed, type Sizes, type StageListener } from "../waves/waves.ts";
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

/** By world, what one round's points are drawn from, and how many. */
type Round = { readonly proposals: readonly Proposal[]; readonly count: number };

export type SimulatedBank = { readonly bank: Bank; readonly failed: number };

/** Simulates the bank of an inference from the mixtures that its waves left. */
export async function simulateBank(
  simulator: Simulator,
  fitted: Fitted,
  first: readonly Proposal[],
  { sizes, seed }: { readonly sizes: Sizes; readonly seed: string },
  options: PointsOptions,
  onStage: StageListener,
): Promise<SimulatedBank> {
  const { layout } = fitted;
  const record = recordOf(layout);
  const found: Simulated[] = [];
  const logs: number[] = [];
  const rounds: Round[] = [];
  for (let done = 0; done < sizes.bank; done += roundSize) {
    const count = Math.min(roundSize, sizes.bank - done);
    const proposals = done === 0 ? first : nextProposals(fitted, found, logs, rounds, seed);
    rounds.push({ proposals, count });
    const points = proposed(proposals, count, streamOf(seed, rounds.length === 1 ? "bank" : `bank ${rounds.length}`));
    const stage = sizes.bank > roundSize ? `bank, round ${rounds.length}` : "bank";
    const simulated = await simulatePoints(
      simulator,
      layout,
      points,
      { runs: sizes.runs[2], luck: seed },
      { ...options, onProgress: onStage(stage, points.length) },
    );
    for (const point of simulated) {
      found.push(point);
      logs.push(logMean(logLikelihoods(fitted, point.summary, record)));
    }
  }
  return { bank: { points: found, logPrior: logPriorOf(found, rounds) }, failed: sizes.bank - found.length };
}

/** Log of the prior over the mixture of rounds, each with its share of the points. */
function logPriorOf(points: readonly Simulated[], rounds: readonly Round[]): Float64Array {
  const total = rounds.reduce((sum, { count }) => sum + count, 0);
  return Float64Array.from(points, ({ ranks, world }) => {
    let density = 0;
    for (const { proposals, count } of rounds) density += (count / total) * proposals[world].density(ranks);
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
    return withNormal(
      own.map(({ ranks }) => ranks),
      weights,
      about,
    );
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
