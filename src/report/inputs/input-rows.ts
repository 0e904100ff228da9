import type { Distribution } from "../../model/distributions/distribution.ts";
import type { Correlation, Grade } from "../../model/scenario/parts.ts";
import { describeDistribution } from "../words/distributions.ts";
import type { Lang } from "../words/lang.ts";
import { distributionWords } from "./distribution-words.ts";
import { inputUnit } from "./unit-words.ts";

/** One number of a scenario as an auditor reads it. */
export type InputRow = {
  readonly path: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
};

/** Every number of a resolved scenario document, correlations included, in the order of its keys. */
export function inputRows(document: Readonly<Record<string, unknown>>, lang: Lang = "en"): readonly InputRow[] {
  const rows: InputRow[] = [];
  collect(document, "", rows, lang);
  return rows;
}

type WrittenInput = {
  readonly value?: number;
  readonly distribution?: Distribution;
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
};

function collect(node: unknown, path: string, rows: InputRow[], lang: Lang): void {
  if (node === null || typeof node !== "object") return;
  if (isInput(node)) {
    const { unit, source, date, grade } = node;
    rows.push({
      path,
      value: describeValue(node, lang),
      unit: inputUnit(unit, lang),
      source,
      date: String(date),
      grade,
    });
    return;
  }
  if (isCorrelation(node)) {
    const { between, rank, source, date, grade } = node;
    rows.push({
      path,
      value: distributionWords[lang].ranks(rank, between),
      unit: inputUnit("rank correlation", lang),
      source,
      date,
      grade,
    });
    return;
  }
  for (const [key, child] of Object.entries(node)) collect(child, path === "" ? key : `${path}.${key}`, rows, lang);
}

/** An input, or any other value of a scenario document, in a few words. */
export function describeWritten(written: unknown): string {
  if (written !== null && typeof written === "object" && isInput(written))
    return `${describeValue(written, "en")} ${written.unit}`;
  return JSON.stringify(written);
}

function describeValue(input: WrittenInput, lang: Lang): string {
  return input.distribution === undefined ? String(input.value) : describeDistribution(input.distribution, lang);
}

function isCorrelation(node: object): node is Correlation {
  return "between" in node && "rank" in node;
}

function isInput(node: object): node is WrittenInput {
  return "unit" in node && "source" in node && ("value" in node || "distribution" in node);
}
