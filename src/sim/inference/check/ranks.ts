import { exp } from "../../../model/kernels/exp.ts";
import { logGammaSurvival } from "../../../model/kernels/gamma-survival.ts";
import { normalSurvival } from "../../../model/kernels/normal-survival.ts";

/* Whether ranks are uniform: by their bins, their mean and their spread, with what many tests find by chance taken off. */

const rankBins = 20;

export type RankTest = {
  readonly quantity: string;
  readonly bins: readonly number[];
  /** Of the ranks over their number, 0-1: 0.5 where uniform. */
  readonly mean: number;
  /** Probability of ranks so uneven by chance, the least of three tests times three. */
  readonly probability: number;
};

/** Ranks from 0 to `among`, that is among + 1 values, in 20 bins. */
export function rankTest(quantity: string, ranks: readonly number[], among: number): RankTest {
  const shares = ranks.map((rank) => (rank + 0.5) / (among + 1));
  const bins = Array<number>(rankBins).fill(0);
  for (const share of shares) bins[Math.min(rankBins - 1, Math.floor(share * rankBins))]++;
  const expected = ranks.length / rankBins;
  const chiSquared = bins.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const square = shares.reduce((sum, share) => sum + (share - 0.5) * (share - 0.5), 0) / shares.length;
  const zOfMean = (mean - 0.5) * Math.sqrt(12 * ranks.length);
  const zOfSquare = (square - 1 / 12) * Math.sqrt(180 * ranks.length);
  const twoSided = (z: number) => 2 * normalSurvival(Math.abs(z));
  const least = Math.min(
    exp(logGammaSurvival((rankBins - 1) / 2, chiSquared / 2)),
    twoSided(zOfMean),
    twoSided(zOfSquare),
  );
  return { quantity, bins, mean, probability: Math.min(1, 3 * least) };
}
