import { measureMean } from "../../precision/measure-mean.ts";
import { measureQuantile } from "../../precision/measure-quantile.ts";
import { measureShare } from "../../precision/measure-share.ts";
import type { Measured, Sampled } from "../../precision/measured.ts";
import type { Goal } from "./goal.ts";

/** The error of a goal, by the intervals that the study's summary gives too; needs two runs or more. */
export function measure({ statistic, asked }: Goal, sampled: Sampled): Measured {
  switch (statistic.kind) {
    case "mean":
      return measureMean(sampled, asked);
    case "quantile":
      return measureQuantile(sampled, statistic.p, asked);
    case "probability":
      return measureShare(sampled, statistic.relation, statistic.threshold, asked);
  }
}
