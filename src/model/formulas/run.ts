import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import type { Formula, FunctionName, Operator, Over } from "../scenario/formula.ts";
import { inputColumn } from "../scenario/inputs.ts";

/* A checked formula at work on a block: closures over columns, one number a run, laid out once. */

/** Where the numbers of a block are found while it runs. */
export type Columns = {
  /** A weekly series, as the present week has left it. */
  readonly series: (id: string) => Column;
  /** An outcome when the last week is over. */
  readonly outcome: (id: string) => Column;
};

/** A formula at work. */
export type RunningFormula = {
  /** After each week. */
  week(index: number): void;
  /** When the last week is over. */
  column(): Column;
};

/** Gives the numbers of the present week, or of the run, in memory that the next call writes over. */
type Read = () => Column;

/** Lays a formula out for a block; the first call of `week` must come before any column is read. */
export function startFormula(formula: Formula, block: Block, columns: Columns): RunningFormula {
  const overs: ((index: number) => void)[] = [];
  const read = reader(formula, block, columns, overs);
  return {
    week: (index) => {
      for (const add of overs) add(index);
    },
    column: () => read().slice(),
  };
}

function reader(of: Formula, block: Block, columns: Columns, overs: ((index: number) => void)[]): Read {
  const { runs } = block;
  const below = (formula: Formula) => reader(formula, block, columns, overs);
  switch (of.kind) {
    case "number": {
      const values = column(runs, of.value);
      return () => values;
    }
    case "input": {
      const values = inputColumn(block.inputs, of.id);
      return () => values;
    }
    case "series":
      return () => columns.series(of.id);
    case "outcome":
      return () => columns.outcome(of.id);
    case "scaled": {
      const [inner, out] = [below(of.of), column(runs)];
      return () => {
        const values = inner();
        for (let i = 0; i < runs; i++) out[i] = values[i] * of.by;
        return out;
      };
    }
    case "operation": {
      const [left, right, out] = [below(of.left), below(of.right), column(runs)];
      const fill = operations[of.operator];
      return () => fill(out, left(), right());
    }
    case "call": {
      const [all, out] = [of.of.map(below), column(runs)];
      const fill = calls[of.name];
      return () =>
        fill(
          out,
          all.map((each) => each()),
        );
    }
    case "over":
      return overReader(of, below(of.of), block, overs);
  }
}

function overReader(
  { over, from, to }: Extract<Formula, { kind: "over" }>,
  inner: Read,
  { runs, world }: Block,
  overs: ((index: number) => void)[],
): Read {
  const { start, add } = overWeeks[over];
  // What never happens stands at the horizon.
  const sum = column(runs, over === "first" ? world.weeks : start);
  const weeks = to - from;
  overs.push((index) => {
    if (index >= from && index < to) add(sum, inner(), index, world.weeks);
  });
  if (over !== "mean") return () => sum;
  const out = column(runs);
  return () => {
    for (let i = 0; i < runs; i++) out[i] = sum[i] / weeks;
    return out;
  };
}

type AddWeek = (sum: Column, values: Column, week: number, horizon: number) => void;

const plus: AddWeek = (sum, values) => {
  for (let i = 0; i < sum.length; i++) sum[i] += values[i];
};

const overWeeks: Readonly<Record<Over, { readonly start: number; readonly add: AddWeek }>> = {
  mean: { start: 0, add: plus },
  sum: { start: 0, add: plus },
  count: { start: 0, add: plus },
  min: {
    start: Infinity,
    add: (sum, values) => {
      for (let i = 0; i < sum.length; i++) if (!(values[i] >= sum[i])) sum[i] = values[i];
    },
  },
  max: {
    start: -Infinity,
    add: (sum, values) => {
      for (let i = 0; i < sum.length; i++) if (!(values[i] <= sum[i])) sum[i] = values[i];
    },
  },
  last: { start: 0, add: (sum, values) => sum.set(values) },
  first: {
    start: 0,
    add: (sum, values, week, horizon) => {
      for (let i = 0; i < sum.length; i++) if (values[i] !== 0 && sum[i] === horizon) sum[i] = week;
    },
  },
};

type Fill = (out: Column, left: Column, right: Column) => Column;

/** A loop of its own for each, so that none asks in it what is to be done. */
const operations: Readonly<Record<Operator, Fill>> = {
  "+": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] + b[i];
    return out;
  },
  "-": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] - b[i];
    return out;
  },
  "*": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
    return out;
  },
  "/": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] / b[i];
    return out;
  },
  "<": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] < b[i] ? 1 : 0;
    return out;
  },
  "<=": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] <= b[i] ? 1 : 0;
    return out;
  },
  ">": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] > b[i] ? 1 : 0;
    return out;
  },
  ">=": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] >= b[i] ? 1 : 0;
    return out;
  },
  "==": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] === b[i] ? 1 : 0;
    return out;
  },
  "!=": (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] === b[i] ? 0 : 1;
    return out;
  },
  and: (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] !== 0 && b[i] !== 0 ? 1 : 0;
    return out;
  },
  or: (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] !== 0 || b[i] !== 0 ? 1 : 0;
    return out;
  },
};

const calls: Readonly<Record<FunctionName, (out: Column, of: readonly Column[]) => Column>> = {
  min: (out, [first, ...others]) => {
    out.set(first);
    for (const each of others) for (let i = 0; i < out.length; i++) out[i] = Math.min(out[i], each[i]);
    return out;
  },
  max: (out, [first, ...others]) => {
    out.set(first);
    for (const each of others) for (let i = 0; i < out.length; i++) out[i] = Math.max(out[i], each[i]);
    return out;
  },
  abs: (out, [of]) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(of[i]);
    return out;
  },
  not: (out, [of]) => {
    for (let i = 0; i < out.length; i++) out[i] = of[i] === 0 ? 1 : 0;
    return out;
  },
  if: (out, [condition, yes, no]) => {
    for (let i = 0; i < out.length; i++) out[i] = condition[i] !== 0 ? yes[i] : no[i];
    return out;
  },
};
