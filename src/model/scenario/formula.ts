/*
 * A formula that was checked: numbers of a run from its weekly series, inputs and outcomes. Yes is 1 and no is 0. All units are
 * settled: what is not in those of `units.ts` is scaled here.
 */

export type Operator = "+" | "-" | "*" | "/" | "<" | "<=" | ">" | ">=" | "==" | "!=" | "and" | "or";
export type FunctionName = "min" | "max" | "abs" | "if" | "not";
/** How the weeks of a run become one number. */
export type Over = "mean" | "sum" | "min" | "max" | "last" | "first" | "count";

export type Formula =
  | { readonly kind: "number"; readonly value: number }
  /** A weekly series, an input (in the model's unit) or an outcome by its id or path. */
  | { readonly kind: "series" | "input" | "outcome"; readonly id: string }
  | { readonly kind: "scaled"; readonly by: number; readonly of: Formula }
  | { readonly kind: "operation"; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: readonly Formula[] }
  /** Over the weeks from `from` to before `to`; `of` is a number a week. */
  | { readonly kind: "over"; readonly over: Over; readonly from: number; readonly to: number; readonly of: Formula };

/** A formula and the unit in which it comes out. */
export type CheckedFormula = { readonly unit: string; readonly formula: Formula };

/** An outcome of one's own, as a scenario holds it: in the order in which they are written, by which one may name another. */
export type OwnOutcome = CheckedFormula & { readonly name: string };
