import type { OutcomeKey } from "../../../model/outcomes/outcome.ts";

export type Relation = "<=" | "<" | ">=" | ">";

/** A figure of one outcome over all runs of a study; thresholds in the outcome's own unit. */
export type Statistic =
  | { readonly kind: "mean"; readonly key: OutcomeKey }
  | { readonly kind: "quantile"; readonly key: OutcomeKey; readonly p: number }
  | {
      readonly kind: "probability";
      readonly key: OutcomeKey;
      readonly relation: Relation;
      readonly threshold: number;
    };

/**
 * The error asked for: half the width of the figure's 95 % interval. Relative to the figure, or in the outcome's own unit
 * (of a probability: a share, 0-1).
 */
export type Asked = {
  readonly relative: boolean;
  readonly size: number;
  /** How sizes of its kind are written: `size * factor` and this sign, e.g. 0.03 as `3 %`. */
  readonly factor: number;
  readonly sign: string;
};

/** A statistic that is to be known to a stated error, e.g. `p95(pricePaid.Dy.peak) 3%`. */
export type Goal = {
  /** As given. */
  readonly text: string;
  /** The statistic as given, without its error. */
  readonly label: string;
  readonly statistic: Statistic;
  readonly asked: Asked;
};
