import type { Distribution } from "../../model/distributions/distribution.ts";
import type { Grade } from "../../model/scenario/parts.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { Expression } from "./file/quantity.ts";

/* What is inferred from what, checked: past the reader nothing is judged again. */

/** A number to be inferred: what is believed of it before, in `unit`. */
export type Parameter = {
  readonly name: string;
  readonly title: Title;
  readonly unit: string;
  readonly distribution: Distribution;
  readonly grade: Grade;
};

/** A lever that no observation informs, as it stands in one world. */
type World = { readonly name: string; readonly title: Title; readonly weight: number };

/** Where a record lies on a scale, and how far the model may lie from it: standard deviations. */
type Judged = {
  readonly scale: "linear" | "log";
  readonly error: number;
  readonly discrepancy: number;
  /** The series with which it shares a base and an offset, by its position; null for none. */
  readonly series: number | null;
};

export type NormalRow = Judged & {
  readonly kind: "normal";
  readonly expression: Expression;
  /** As written: on the scale it is its logarithm where that is "log". */
  readonly value: number;
};

/** A row whose probability is found in each run, and averaged over runs. */
export type RunRow =
  | (Judged & {
      readonly kind: "censored";
      readonly expression: Expression;
      readonly bound: number;
      readonly side: "atLeast" | "atMost";
    })
  | (Pick<Judged, "scale" | "discrepancy"> & {
      readonly kind: "interval";
      readonly expression: Expression;
      readonly low: number;
      readonly high: number;
    })
  | {
      readonly kind: "event";
      readonly expression: Expression;
      readonly threshold: number;
      readonly side: "above" | "below";
      /** Of the normal distribution function by which it is said; 0 where it is sharp. */
      readonly width: number;
      readonly logarithm: boolean;
      readonly told: Told;
      /** Other values of trust with which the posterior is told. */
      readonly alsoWith: readonly number[];
    }
  | { readonly kind: "stops"; readonly counts: readonly Count[] }
  | {
      readonly kind: "licences";
      readonly expression: Expression;
      readonly low: number;
      readonly high: number;
      readonly of: number;
    };

/** The spread of some values of a run over their mean, against that of the record: a row of all runs together. */
export type SpreadRow = {
  readonly kind: "spread";
  readonly expressions: readonly Expression[];
  /** Squared standard deviation over the mean, of the record. */
  readonly variance: number;
  readonly freedom: number;
};

/** Probability that a record says what is so; or that it tells anything. */
export type Told = { readonly kind: "right" | "trust"; readonly probability: number };

/** How many of one kind of firm stopped in a run, how many were reported, and the chance of being reported. */
type Count = {
  readonly name: string;
  readonly expression: Expression;
  readonly reported: number;
  /** Position among the chances. */
  readonly chance: number;
};

export type Row = {
  readonly name: string;
  readonly history: number;
  /** What is left out together. */
  readonly episode: string;
  /** Day by which it was on record. */
  readonly known: string;
  readonly isFit: boolean;
  readonly isCheck: boolean;
  readonly grade: Grade;
} & (NormalRow | RunRow | SpreadRow);

/** Which rows to fit are used: all, but for those of an episode, and those that were on record only after a day. */
export type Selection = { readonly leaveOut: string | null; readonly knownUntil: string | null };

export const everything: Selection = { leaveOut: null, knownUntil: null };

export function usedBy({ rows }: Pick<Table, "rows">, { leaveOut, knownUntil }: Selection): (row: number) => boolean {
  return (index) => {
    const { isFit, episode, known } = rows[index];
    return isFit && episode !== leaveOut && (knownUntil === null || known <= knownUntil);
  };
}

/** That something is reported: a fixed chance, or Beta(alpha, beta), drawn once a run. */
export type Chance =
  | { readonly name: string; readonly kind: "fixed"; readonly value: number }
  | { readonly name: string; readonly kind: "beta"; readonly alpha: number; readonly beta: number };

type Derived = {
  readonly name: string;
  readonly title: Title;
  readonly history: number;
  readonly expression: Expression;
};

/** All that the engine knows of an inference; how a run comes about is the simulator's. */
export type Table = {
  readonly name: string;
  readonly title: Title;
  readonly parameters: readonly Parameter[];
  readonly worlds: readonly World[];
  readonly histories: readonly string[];
  /** Shared errors of bases: standard deviation of the logarithm. */
  readonly series: readonly { readonly name: string; readonly base: number }[];
  readonly chances: readonly Chance[];
  /** Of the correlation of two licences of one record. */
  readonly overdispersion: Distribution | null;
  readonly rows: readonly Row[];
  readonly derived: readonly Derived[];
};

/** How scenarios take a posterior. */
export type Takes = {
  /** By parameter: paths of the inputs that take it, by history; how many times; the date of its prior's evidence. */
  readonly parameters: readonly {
    readonly at: Record<string, string[]>;
    readonly times: number;
    readonly date: string;
  }[];
  /** By world, then history: what it lays over the scenario. */
  readonly worlds: readonly Readonly<Record<string, Record<string, unknown>>>[];
};

/** One number of every run that a row or a derived quantity asks for: a column. Spreads ask for one: squared, over the mean. */
export type ColumnOf = {
  readonly history: number;
  readonly expressions: readonly Expression[];
  readonly isSpread: boolean;
};

/** Columns row by row, then those of the derived quantities. */
export function columnsOf({ rows, derived }: Table): readonly ColumnOf[] {
  const plain = (history: number, expression: Expression): ColumnOf => ({
    history,
    expressions: [expression],
    isSpread: false,
  });
  return [
    ...rows.flatMap((row): readonly ColumnOf[] => {
      if (row.kind === "spread") return [{ history: row.history, expressions: row.expressions, isSpread: true }];
      if (row.kind === "stops") return row.counts.map(({ expression }) => plain(row.history, expression));
      return [plain(row.history, row.expression)];
    }),
    ...derived.map(({ history, expression }) => plain(history, expression)),
  ];
}

/** By row, the position of its first column; then of each derived quantity. */
export function columnStarts({ rows, derived }: Table): readonly number[] {
  let at = 0;
  const widths = [...rows.map((row) => (row.kind === "stops" ? row.counts.length : 1)), ...derived.map(() => 1)];
  return widths.map((width) => {
    at += width;
    return at - width;
  });
}
