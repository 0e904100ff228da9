import type { Chart } from "../charts/kit/chart.ts";

/** A chart as a slide or a page of a document tells it, as text. */
type ToldChart = {
  /** What it found. */
  readonly headline: string;
  /** What is shown, of whom, in which unit and as of when; what it asks where it says none of that. */
  readonly subtitle: string;
  /** How to read it, its errors and its sources. */
  readonly footnotes: readonly string[];
};

/** The words of a chart that stand around its picture. */
export function toldChart({ finding, subtitle, question, notes }: Chart): ToldChart {
  return { headline: finding.text, subtitle: subtitle === "" ? question : subtitle, footnotes: notes };
}
