/** An estimate from all runs, and the same with each group of runs left out. */
export type Replicated = { readonly value: number; readonly leftOut: Float64Array };

/**
 * Grouped jackknife (Tukey 1958; Efron and Tibshirani 1993, section 11.5). From 16 groups it is itself known to about a
 * fifth. Where the true share is 0 it is too large, by up to two fifths.
 */
export function jackknifeError({ leftOut }: Replicated): number {
  const groups = leftOut.length;
  let sum = 0;
  for (const value of leftOut) sum += value;
  let squares = 0;
  for (const value of leftOut) squares += (value - sum / groups) * (value - sum / groups);
  return Math.sqrt((squares * (groups - 1)) / groups);
}

/** 1 less all of the parts. What is left out is left out of all of them at once, so that their errors add as they are. */
export function remainderOf(parts: readonly Replicated[], groups: number): Replicated {
  const { value, leftOut } = sumOf(parts, groups);
  return { value: 1 - value, leftOut: leftOut.map((each) => 1 - each) };
}

export function sumOf(parts: readonly Replicated[], groups: number): Replicated {
  const leftOut = new Float64Array(groups);
  let value = 0;
  for (const part of parts) {
    value += part.value;
    for (let g = 0; g < groups; g++) leftOut[g] += part.leftOut[g];
  }
  return { value, leftOut };
}
