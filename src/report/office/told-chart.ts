import type { Chart } from "../charts/kit/chart.ts";
import type { Lang } from "../words/lang.ts";
import { officeWords } from "./office.words.ts";

/** A chart as a slide or a page of a document tells it, as text. */
export type ToldChart = {
  /** What it found. */
  readonly headline: string;
  /** What is shown, of whom, in which unit and as of when; what it asks where it says none of that. */
  readonly subtitle: string;
  /** How it is made and read. */
  readonly method: readonly string[];
  /** How large its errors are, and where its numbers come from. */
  readonly foot: readonly string[];
};

/** The words of a chart that stand around its picture. */
export function toldChart({ finding, subtitle, question, notes, sources }: Chart, lang: Lang): ToldChart {
  const own = notes.filter((note) => !sources.includes(note));
  const errors = own.filter((note) => note.startsWith(officeWords[lang].errors));
  return {
    ...{ headline: finding.text, subtitle: subtitle === "" ? question : subtitle },
    method: own.filter((note) => !errors.includes(note)),
    foot: [...errors, ...sources],
  };
}
