import type { Lang } from "../lang.ts";
import { fanWords } from "./fan-words.ts";
import { wilson } from "./wilson.ts";

/**
 * The Monte Carlo error of what a fan draws: between which shares of all possible runs a median and the edges of the 90 %
 * band may lie (Wilson's limits of a share, free of any assumption on the distribution).
 */
export function fanErrorNote(runs: number, lang: Lang = "en"): string {
  const limits = (p: number) => {
    const { low, high } = wilson(p * runs, runs);
    return fanWords[lang].range(percent(low), percent(high));
  };
  return fanWords[lang].error(limits(0.5), limits(0.05));
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
