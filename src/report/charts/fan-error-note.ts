import type { Lang } from "../lang.ts";
import { fanWords } from "./fan-words.ts";
import { wilson } from "./wilson.ts";

/**
 * The Monte Carlo error of what a fan draws: how far, as a share of all possible runs, a median and the edges of the 90 %
 * band may lie from the true ones (Wilson's limits of a share, free of any assumption on the distribution).
 */
export function fanErrorNote(runs: number, lang: Lang = "en"): string {
  const reach = (p: number) => {
    const { low, high } = wilson(p * runs, runs);
    return (100 * Math.max(high - p, p - low)).toFixed(1);
  };
  return fanWords[lang].error(reach(0.5), reach(0.05));
}
