import type { Chart } from "../../charts/kit/chart.ts";

/** What one chart of a brief says: its heading, a line of text, and the chart. */
export type BriefChart = { readonly heading: string; readonly caption: string; readonly chart: Chart };

/** One input on which the answer rests. */
type RestingInput = {
  readonly [field in "outcome" | "input" | "what" | "share" | "grade"]: string;
};

/** All that a brief says, in one language: what is put on paper, and on nothing else. */
export type Brief = {
  readonly lang: "en" | "ja";
  readonly title: string;
  /** Day on which it is made, in words; empty where it is not told. */
  readonly made: string;
  /** Whose figures they are: a line a study. */
  readonly sources: readonly string[];
  /** How old they are; empty where they are young, or where no day is known. */
  readonly age: string;
  readonly question: string;
  /** Three sentences, fewer where there is no more to say. */
  readonly answers: readonly string[];
  /** At most four, in the order in which a reader asks. */
  readonly charts: readonly BriefChart[];
  readonly restsOn: {
    /** What the table of inputs shows; empty where there is none. */
    readonly caption: string;
    readonly inputs: readonly RestingInput[];
    readonly sentences: readonly string[];
  };
  /** What would change the answer, and where that comes from. */
  readonly change: { readonly from: string; readonly sentences: readonly string[] };
  readonly trust: readonly string[];
};
