import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import type { World } from "../scenario/world.ts";
import type { Week } from "../week.ts";

/** One number that a run reports: what it is called, and of which material and sector it is. */
export type OutcomeKey = {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
  readonly unit: string;
};

/** Name of an outcome's column in runs.parquet: its parts joined by dots, e.g. `unmetNeedShare.Dy.large`. */
export function outcomeId(of: {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
}): string {
  return [of.outcome, of.material, of.sector].filter((part) => part !== null).join(".");
}

/**
 * What a number that a run reports is like, by which its figures are written:
 * - `amount`: zero where nothing happened, so that zero in every run means it was never seen;
 * - `case`: 1 in the runs of a case and 0 in the others, so that its mean is a share of the runs;
 * - `time`: a time within the horizon, which stands for never;
 * - `level`: any other.
 */
export type OutcomeKind = "amount" | "case" | "time" | "level";

/** Units that stand alone; beside them are billions of the scenario's currency. */
const plainUnits = ["weeks", "t", "share", "share of GDP", "ratio", "million USD", "firms", "firm-weeks"] as const;
export type PlainUnit = (typeof plainUnits)[number];

export function isPlainUnit(unit: string): unit is PlainUnit {
  return plainUnits.some((each) => each === unit);
}

/** What an outcome may be of: the run, a material, a sector, or a material in a sector (a cell); the widest first. */
export const scopes = ["run", "material", "sector", "cell"] as const;
export type Scope = (typeof scopes)[number];

/** What is said of an outcome, once, for all that show, ask for or judge it. Its words are in `src/report/words/outcomes.ts`. */
export type Declared = {
  readonly unit: PlainUnit | ((world: Pick<World, "scenario">) => `billion ${string}`);
  readonly kind: OutcomeKind;
  /** Where it stands among the outcomes shown first, the lowest first; absent where it is not one of them. */
  readonly headline?: number;
  /**
   * A name nearer to speech by which it may be asked for; what follows a dot stands behind material and sector:
   * `pricePaid.peak` is asked for as `pricePaid.Dy.peak`.
   */
  readonly spoken?: string;
  /** In weeks, but no time of the study: a value may lie beyond the horizon. */
  readonly passesHorizon?: true;
};

/** An outcome of a family, with its finished column: of the run, or `at` a material, sector or cell. */
export type Outcome<State> = Declared & {
  readonly of: { readonly [S in Scope]?: (state: State, block: Block, at: number) => Column };
};

type Family<State, Name extends string> = {
  /** Allocates what a block's runs add up, before the first step. */
  start(block: Block): State;
  /** In the order in which they are reported. */
  readonly outcomes: Readonly<Record<Name, Outcome<State>>>;
  /** After each step, for what a week's sums do not tell. */
  step?(state: State, block: Block, week: Week): void;
  /** After each week; the block is as the week has left it. */
  week(state: State, block: Block, week: Week, index: number): void;
};

/** Outcomes that are found from the same running totals. */
export type OutcomeFamily<Name extends string = string> = {
  readonly outcomes: Readonly<Record<Name, Outcome<never>>>;
  start(block: Block): Running<Name>;
};

/** A family at work on a block. */
type Running<Name extends string = string> = {
  step(week: Week): void;
  week(week: Week, index: number): void;
  /** The column of an outcome when the last week is over. @throws RangeError where it is not told of such. */
  column(name: Name, scope: Scope, at: number): Column;
};

/** A family from its declaration: keys and columns are both read from `outcomes`, so that they cannot drift. */
export function outcomeFamily<State, Name extends string>(family: Family<State, Name>): OutcomeFamily<Name> {
  return {
    outcomes: family.outcomes,
    start: (block) => {
      const state = family.start(block);
      return {
        step: (week) => family.step?.(state, block, week),
        week: (week, index) => family.week(state, block, week, index),
        column: (name, scope, at) => {
          const column = family.outcomes[name].of[scope];
          if (column === undefined) throw new RangeError(`${name}: not told by ${scope}`);
          return column(state, block, at);
        },
      };
    },
  };
}
