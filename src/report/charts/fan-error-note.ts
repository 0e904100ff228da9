import { wilson } from "./wilson.ts";

/**
 * The Monte Carlo error of what a fan draws: between which shares of all possible runs a median and the edges of the 90 %
 * band may lie (Wilson's limits of a share, free of any assumption on the distribution).
 */
export function fanErrorNote(runs: number): string {
  const limits = (p: number) => {
    const { low, high } = wilson(p * runs, runs);
    return `${percent(low)} to ${percent(high)} %`;
  };
  return `Monte Carlo error: of all possible runs, ${limits(0.5)} lie below a median drawn, and ${limits(0.05)} below the 90 % band (95 % limits).`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
