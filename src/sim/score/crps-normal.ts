import { exp } from "../../model/kernels/exp.ts";
import { normalSurvival } from "../../model/kernels/normal-survival.ts";

const oneOverRootTwoPi = 0.3989422804014327;
const oneOverRootPi = 0.5641895835477563;

export type Normal = { readonly mean: number; readonly sd: number };

/**
 * CRPS of a normal forecast: sd (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), z = (y - mean) / sd (Gneiting and Raftery
 * 2007, JASA 102, section 4.2). Absolute error when sd is 0. RangeError below.
 */
export function crpsNormal({ mean, sd }: Normal, observed: number): number {
  if (!(sd >= 0)) throw new RangeError(`sd of a normal: must be 0 or more, got ${sd}`);
  if (sd === 0) return Math.abs(observed - mean);
  const z = (observed - mean) / sd;
  const density = oneOverRootTwoPi * exp((-z * z) / 2);
  return sd * (z * (1 - 2 * normalSurvival(z)) + 2 * density - oneOverRootPi);
}
