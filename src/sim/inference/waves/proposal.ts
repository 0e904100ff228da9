import { exp } from "../../../model/kernels/exp.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import type { UniformSource } from "../../../model/random/source.ts";

/*
 * New points from kept ones: each coordinate is a kept point's, or, with a third, some other's, moved by a normal and
 * reflected at the ends. The density of the whole mixture is known, so that what is proposed often counts for less.
 */

/** Of a coordinate's step: a tenth of the range. */
const step = 0.1;
/** Of a coordinate to come from another kept point, each from one of its own. */
const crossed = 1 / 3;
/** Of a proposal to come from the prior: no weight is more than ten. */
const fromPrior = 0.1;

/** Steps beyond which a normal density is as good as nothing. */
const farthest = 9;

/** Density on [0, 1] of a normal about `centre` that is reflected at both ends. */
function reflected(x: number, centre: number): number {
  let sum = 0;
  for (let fold = -1; fold <= 1; fold++)
    for (const image of [2 * fold + centre, 2 * fold - centre]) {
      const z = (x - image) / step;
      if (Math.abs(z) < farthest) sum += exp((-z * z) / 2);
    }
  return sum / (step * Math.sqrt(2 * Math.PI));
}

function folded(x: number): number {
  const rest = Math.abs(x) % 2;
  return rest > 1 ? 2 - rest : rest;
}

/** A mixture of which points are drawn, by their ranks. */
export type Proposal = {
  /** Density at a point, 1 for the prior's own. */
  readonly density: (ranks: Float64Array) => number;
  /** Point `index` of a stream. */
  readonly draw: (stream: UniformSource, index: number) => Float64Array;
};

/** The prior itself, where nothing was kept. */
export function proposalFrom(kept: readonly Float64Array[], parameters: number): Proposal {
  if (kept.length === 0)
    return {
      density: () => 1,
      draw: (stream, index) => Float64Array.from({ length: parameters }, (_, p) => stream.uniform(index, p, 0)),
    };
  const kernels = new Float64Array(kept.length * parameters);
  const pick = (u: number) => kept[Math.min(kept.length - 1, Math.floor(u * kept.length))];
  return {
    density(ranks) {
      const marginal = new Float64Array(parameters);
      kept.forEach((each, k) => {
        for (let p = 0; p < parameters; p++) {
          const own = reflected(ranks[p], each[p]);
          kernels[k * parameters + p] = own;
          marginal[p] += own / kept.length;
        }
      });
      let sum = 0;
      for (let k = 0; k < kept.length; k++) {
        let product = 1;
        for (let p = 0; p < parameters && product > 1e-12; p++)
          product *= (1 - crossed) * kernels[k * parameters + p] + crossed * marginal[p];
        sum += product;
      }
      return fromPrior + ((1 - fromPrior) * sum) / kept.length;
    },
    draw(stream, index) {
      const at = (k: number) => stream.uniform(index, k, 0);
      if (at(0) < fromPrior) return Float64Array.from({ length: parameters }, (_, p) => at(2 + 4 * p));
      const parent = pick(at(1));
      return Float64Array.from({ length: parameters }, (_, p) => {
        const centre = at(2 + 4 * p) < crossed ? pick(at(3 + 4 * p))[p] : parent[p];
        return folded(centre + step * normalQuantile(at(4 + 4 * p)));
      });
    },
  };
}
