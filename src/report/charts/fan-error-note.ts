import { finishedRuns } from "../../sim/estimates/repetitions.ts";
import { effectiveRuns, layoutOf } from "../../sim/study/layout.ts";
import type { Manifest } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { fanWords } from "./fan-words.ts";
import { wilson } from "./wilson.ts";

/**
 * The Monte Carlo error of what a fan draws: how far, as a share of all possible runs, a median and the edges of the 90 %
 * band may lie from the true ones (Wilson's limits of a share, free of any assumption on the distribution). The weekly
 * bands keep no repetitions: runs that a design lays out together are taken as independent, and weighted ones as worth
 * Kish's effective number.
 */
export function fanErrorNote(manifest: Manifest, lang: Lang = "en"): string {
  const finished = finishedRuns(manifest);
  const isWeighted = manifest.sampling.kind === "importance";
  const runs = isWeighted ? Math.floor(effectiveRuns(layoutOf(manifest), manifest.runs)) : finished;
  const reach = (p: number) => {
    const { low, high } = wilson(p * runs, runs);
    return (100 * Math.max(high - p, p - low)).toFixed(1);
  };
  const { error, ifIndependent, ifWeighted } = fanWords[lang];
  const taken = manifest.sampling.kind === "plain" ? "" : isWeighted ? ifWeighted(runs) : ifIndependent;
  return error(reach(0.5), reach(0.05), taken);
}
