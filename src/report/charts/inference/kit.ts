import type { InferenceRecord } from "../../../sim/inference/record.ts";
import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { titleIn } from "../../words/titles.ts";
import { inferenceWords } from "./inference.words.ts";

/** What the columns of the tables of an inference hold, by chart: in English in either language, being data. */
export const columnUnits = {
  learnt: {
    number: "what is inferred",
    prior: "before, median (5 to 95 %)",
    posterior: "after, median (5 to 95 %)",
    learnt: "1 less the variance of its rank over that before, in per cent",
    verdict: "the same in words, or that nothing was learnt",
    from: "rank where the twentieth of what was believed begins, 0-1",
    to: "rank where it ends, 0-1",
    share: "probability after, 0-1",
  },
  observed: {
    observation: "row of the record",
    episode: "what it is of",
    use: "whether the posterior knows it",
    value: "on record, on the scale of the row",
    p5: "on its scale, 5 % of what is foretold below",
    p50: "on its scale, median of what is foretold",
    p95: "on its scale, 95 % of what is foretold below",
    residual: "record less the mean that is foretold, in standard deviations",
  },
  ranks: {
    quantity: "of which the truth is ranked",
    from: "rank where the bin begins, 0-1",
    to: "rank where it ends, 0-1",
    count: "data sets in the bin",
    low: "of the band in which 99 % of bins lie by chance",
    high: "of the band",
  },
} as const;

/** An inference as its charts tell of it. */
export type Told = { readonly record: InferenceRecord; readonly lang: Lang };

/** Where an inference's numbers come from: what was used, seed, engine, points, hash. */
export function inferenceSource({ record, lang }: Told): string {
  const words = inferenceWords[lang];
  const { inference, bank, effective, posteriorSha256 } = record;
  const { name, seed, engineVersion: engine, leaveOut, knownUntil } = inference;
  const selection = `${leaveOut === null ? "" : words.without(leaveOut)}${knownUntil === null ? "" : words.until(knownUntil)}`;
  const figures = { points: formatExact(bank.points), effective: formatExact(Math.round(effective)) };
  return words.source({ name, seed, engine, ...figures, hash: posteriorSha256.slice(0, 8) }, selection);
}

export function effectiveNote({ record, lang }: Told): string {
  return inferenceWords[lang].error(formatExact(Math.round(record.effective)));
}

/** Below this in both measures the record said nothing of a number. */
const silent = 0.1;

type Parameter = InferenceRecord["parameters"][number];

export function isUninformed({ distance, contraction }: Parameter): boolean {
  return distance < silent && contraction < silent;
}

/** Parameters, that of which most was learnt first; those of which nothing was come last. */
export function byLearnt(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.toSorted(
    (a, b) => Number(isUninformed(a)) - Number(isUninformed(b)) || b.contraction - a.contraction,
  );
}

export function learntPercent({ contraction }: Parameter): number {
  return Math.round(100 * Math.max(0, contraction));
}

export function titleOf({ name, title }: Pick<Parameter, "name" | "title">, lang: Lang): string {
  return titleIn(title, lang) || name;
}

/** Standard deviations beyond which the model cannot follow a row. */
export const tooFar = 3;

/** Rows of the record that lie too far from what is foretold, that the posterior knows or not. */
export function beyond(observations: InferenceRecord["observations"]): InferenceRecord["observations"] {
  return observations.filter(({ residual }) => residual !== null && Math.abs(residual) > tooFar);
}
