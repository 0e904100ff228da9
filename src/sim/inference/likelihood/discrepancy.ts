import { exp } from "../../../model/kernels/exp.ts";

/*
 * How many times as large as stated what the model cannot meet is: one factor for all rows, half-normal with mean 1, as a grid of
 * midpoints with their probabilities. It is inferred with the parameters.
 */

const spacing = 0.5;
const nodes = 8;
/** Scale of a half-normal with mean 1: the square root of pi / 2. */
const scale = Math.sqrt(Math.PI / 2);

/** 0.25, 0.75, ... 3.75. */
export const multipliers: readonly number[] = Array.from({ length: nodes }, (_, k) => spacing * (k + 0.5));

const densities = multipliers.map((k) => exp((-k * k) / (2 * scale * scale)));
const total = densities.reduce((sum, density) => sum + density, 0);

export const multiplierWeights: readonly number[] = densities.map((density) => density / total);

/** Of the squared discrepancy of a row, what it shares with its series: an offset, twice its independent part. */
export const sharedOfSquare = 0.8;
