import type { TopLevelSpec } from "vega-lite";
import type { InputGroup } from "../../../model/scenario/input-spec.ts";
import type { Title } from "../../../model/scenario/title.ts";
import type { Estimate } from "../../../sim/analysis/explain/explanation.ts";
import type { RecordedFlow } from "../../../sim/scoring/hindcast/flows-on-record.ts";
import type { RecordedQuote } from "../../../sim/scoring/hindcast/quotes-on-record.ts";
import { sheetLine } from "../../../sim/study/files/csv.ts";
import type { PairedDifference, StudyResults } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import type { StudyFacts } from "../../words/study.ts";
import type { Finding } from "./finding.ts";

export type Cell = string | number;
export type Row = Readonly<Record<string, Cell>>;

/** The aggregates that a chart draws, ready for a CSV file. */
export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

export type Chart = {
  readonly id: string;
  /** Name of the study, or of both, that the chart shows. */
  readonly study: string;
  /** The reader's question. */
  readonly question: string;
  /** What it finds: the headline. */
  readonly finding: Finding;
  /** What is shown, of whom, in which unit and as of when, in one line. */
  readonly subtitle: string;
  /** What the chart shows, in one sentence whose numbers come from the results. */
  readonly reading: string;
  /** How to read it, its errors and its sources: the footnote, unbroken. */
  readonly notes: readonly string[];
  /** The last of these: where its numbers come from. */
  readonly sources: readonly string[];
  /** For a reader who does not see the chart. */
  readonly alt: string;
  readonly spec: TopLevelSpec;
  readonly table: ChartTable;
};

/** A study as charts draw it. */
export type DrawnStudy = StudyResults & {
  /** Quotes on record, of any day and material; none are drawn where they are left out. */
  readonly onRecord?: readonly RecordedQuote[] | undefined;
  /** Flows on record, of any day and material; none are drawn where they are left out. */
  readonly flowsOnRecord?: readonly RecordedFlow[] | undefined;
  /** What the model is known to overstate, by outcome; a chart of that outcome says it. */
  readonly overstated?: readonly { readonly outcome: string; readonly said: Title }[] | undefined;
  /** Weeks from the start that charts over time draw; all where it is left out. */
  readonly untilWeeks?: number | undefined;
};

/** A chart of one study. The list of `charts/index.ts` has all, in the order in which a reader asks. */
export type StudyChart = {
  readonly id: string;
  /** Ids of the outcomes that it reads run by run; the rest it takes from the summary, the bands and the insights. */
  readonly needs: (facts: StudyFacts) => readonly string[];
  /** null where there is nothing to say of this study. */
  readonly draw: (study: DrawnStudy, lang: Lang) => Chart | null;
};

/** A difference and the parts that the groups of inputs have in it, which sum to it. */
export type Waterfall = PairedDifference & {
  readonly explained: PairedDifference;
  readonly remainder?: Estimate | undefined;
  readonly bars: readonly {
    readonly groups: readonly InputGroup[];
    readonly value: number;
    readonly standardError: number;
  }[];
};

/** What explains the differences, as far as it is drawn: bars of groups of inputs that sum to each. */
export type Explained = { readonly runs: number; readonly explanations: readonly Waterfall[] };

/** Two studies on common random numbers, and what is known of their differences. */
export type Pair = {
  readonly a: StudyResults;
  readonly b: StudyResults;
  readonly differences: readonly PairedDifference[];
  readonly explained?: Explained | undefined;
};

/** A chart of two studies; of each it reads what it needs. */
export type PairChart = Pick<StudyChart, "id" | "needs"> & {
  readonly draw: (pair: Pair, lang: Lang) => Chart | null;
};

/**
 * Rows of records as a table; the columns are the fields of the first row, with their units or meanings where stated. Fields
 * named `plot...` say where a mark stands, and are left out.
 */
export function tableOf(rows: readonly Row[], units: Readonly<Record<string, string>>): ChartTable {
  const fields = Object.keys(rows[0] ?? {}).filter((field) => !field.startsWith("plot"));
  return {
    columns: fields.map((field) => (field in units ? `${field} [${units[field]}]` : field)),
    rows: rows.map((row) => fields.map((field) => row[field])),
  };
}

/** To four significant digits: finer than a pixel, and short. */
export function short(value: number): number {
  return Number(value.toPrecision(4));
}

/** A chart's table as CSV (RFC 4180): cells with a comma, a quote or a line break are quoted, and no text is run. */
export function tableToCsv({ columns, rows }: ChartTable): string {
  const lines = [columns, ...rows].map(sheetLine).join("\n");
  // What holds texts from right to left apart in a picture would make a cell unlike the title that it names.
  return `${lines.replace(/[\u2068\u2069]/g, "")}\n`;
}

/** What the columns of limits hold, in the table of every chart that has them. */
export const limitUnits = { low: "lower 95 % limit, 0-1", high: "upper 95 % limit, 0-1" } as const;

/** Columns of a chart over weeks: its own, the week, its first day, and limits of shares. */
export function weekUnits(own: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { week: "weeks from the start", date: "first day of the week", ...limitUnits, ...own };
}
