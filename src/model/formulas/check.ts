import { addDays, weeksBetween } from "../calendar.ts";
import type { CheckedFormula, Formula, FunctionName, Operator, Over } from "../scenario/formula.ts";
import { type End, FormulaError, functionNames, overNames, readFormula, type Syntax } from "./read.ts";
import {
  areAlike,
  type Powers,
  powersText,
  product,
  ratio,
  share,
  told,
  type Unit,
  unitNamed,
  unitWords,
  weeks,
} from "./units.ts";

/** What a name stands for, with its unit: a number a week, or one of the run, known from its beginning or at its end. */
export type Named =
  | { readonly kind: "series" | "input" | "outcome"; readonly id: string; readonly unit: Unit }
  | { readonly kind: "number"; readonly value: number; readonly unit: Unit };

/** What a formula may name, and for how many weeks it is. */
export type Known = {
  readonly find: (name: string) => Named | undefined;
  /** The end of a rule about a name that is not known. */
  readonly meant: (name: string, known?: readonly string[]) => string;
  readonly weeks: number;
  /** First day of week 0. */
  readonly start: string;
  readonly currency: string;
};

/** Weeks from `from` to before `to`. */
type Weeks = { readonly from: number; readonly to: number };

/** A part of a formula that was checked. */
type Part = {
  readonly formula: Formula;
  readonly powers: Powers;
  readonly isShare: boolean;
  /** A number without a unit: it takes that of what it is added to or held against. */
  readonly isBare: boolean;
  /** Yes or no. */
  readonly isYes: boolean;
  /** The weeks that it has a number of; null where it has one of the run. */
  readonly weeks: Weeks | null;
  /** Whether it is known only when the run is over. */
  readonly isLate: boolean;
  readonly at: number;
};

/**
 * A formula with its unit.
 *
 * @throws FormulaError at the first place that breaks a rule: a name, a unit, a week.
 */
export function checkFormula(text: string, known: Known): CheckedFormula {
  const part = partOf(readFormula(text), known);
  if (part.weeks !== null)
    throw new FormulaError(part.at, `must be one number of a run, such as mean(...), got a number a week`);
  const isShare = part.isShare || part.isYes;
  const unit = told({ powers: part.powers, isShare }, known.currency);
  if (unit === undefined)
    throw new FormulaError(
      0,
      `must come out in weeks, t, USD/kg, million USD, money or a ratio, got ${powersText(part.powers)}`,
    );
  return { unit: unit.word, formula: unit.factor === 1 ? part.formula : scaled(part.formula, 1 / unit.factor) };
}

function scaled(of: Formula, by: number): Formula {
  return { kind: "scaled", by, of };
}

function partOf(tree: Syntax, known: Known): Part {
  switch (tree.kind) {
    case "number":
      return numberPart(tree);
    case "name":
      return namePart(tree.name, tree.at, known);
    case "operation":
      return operationPart(tree.operator, partOf(tree.left, known), partOf(tree.right, known), tree.at, known);
    case "window":
      return windowPart(partOf(tree.of, known), tree, known);
    case "call":
      return callPart(
        tree.name,
        tree.of.map((each) => partOf(each, known)),
        tree.at,
        known,
      );
  }
}

const plain = { ...{ isBare: false, isYes: false, isLate: false }, weeks: null } as const;

function numberPart({ value, unit, at }: Extract<Syntax, { kind: "number" }>): Part {
  if (unit === null)
    return { ...plain, formula: { kind: "number", value }, powers: {}, isShare: false, isBare: true, at };
  const found = unitNamed(unit.word);
  if (found === undefined) throw new FormulaError(unit.at, `must be a unit, one of ${unitWords.join(", ")}`, unit.word);
  const { powers, factor, isShare } = found;
  return { ...plain, formula: { kind: "number", value: value * factor }, powers, isShare, at };
}

function namePart(name: string, at: number, { find, meant, weeks: all }: Known): Part {
  const found = find(name);
  if (found === undefined)
    throw new FormulaError(at, `must be a weekly series, an input or an outcome${meant(name)}`, name);
  const { powers, factor, isShare } = found.unit;
  const of: Formula =
    found.kind === "number" ? { kind: "number", value: found.value } : { kind: found.kind, id: found.id };
  return {
    ...{ ...plain, formula: factor === 1 ? of : scaled(of, factor), powers, isShare, at },
    weeks: found.kind === "series" ? { from: 0, to: all } : null,
    isLate: found.kind === "outcome",
  };
}

function windowPart(
  of: Part,
  { from, to, isOne, at }: Extract<Syntax, { kind: "window" }>,
  { weeks: all, start }: Known,
): Part {
  if (of.weeks === null) throw new FormulaError(at, "must stand behind a number a week, got one of the run");
  const first = "week" in from ? from.week : (isOne ? Math.floor : Math.ceil)(weeksBetween(start, from.period.from));
  // Of a period the weeks that begin in it, so that those of a year's months are the year's.
  const last = "week" in to ? to.week : isOne ? first : Math.ceil(weeksBetween(start, to.period.to)) - 1;
  const text = from === to ? from.text : `${from.text}:${to.text}`;
  if (last < first) throw new FormulaError(at, lateFirst(from, to), text);
  if (first < 0 || last >= all) {
    const days = "week" in from && "week" in to ? "" : `, ${start} to ${addDays(start, 7 * all - 1)}`;
    throw new FormulaError(
      at,
      `must lie within the weeks of the run, w0 to w${all - 1}${days}`,
      last >= all ? to.text : from.text,
    );
  }
  const within: Weeks = { from: Math.max(first, of.weeks.from), to: Math.min(last + 1, of.weeks.to) };
  if (within.from >= within.to) throw new FormulaError(at, "must share a week with the weeks that it is of", text);
  if (!isOne) return { ...of, weeks: within };
  return { ...of, weeks: null, isLate: true, formula: { kind: "over", over: "last", ...within, of: of.formula } };
}

function lateFirst(from: End, to: End): string {
  return "week" in from && "week" in to
    ? "must have the earlier week first"
    : "must hold the first day of a week, the earlier end first";
}

const comparisons: readonly Operator[] = ["<", "<=", ">", ">=", "==", "!="];

function operationPart(operator: Operator, left: Part, right: Part, at: number, known: Known): Part {
  const joined = { ...together([left, right], at), at };
  if (operator === "and" || operator === "or") {
    for (const each of [left, right]) mustBeYes(each);
    const formula: Formula = { kind: "operation", operator, left: left.formula, right: right.formula };
    return { ...joined, formula, ...yes };
  }
  if (operator === "*" || operator === "/") {
    const formula: Formula = { kind: "operation", operator, left: left.formula, right: right.formula };
    const powers = product(left.powers, right.powers, operator === "*" ? 1 : -1);
    const isShare = operator === "*" && [left, right].every((each) => each.isShare || each.isYes);
    return { ...joined, formula, powers, isShare, isBare: left.isBare && right.isBare, isYes: false };
  }
  const [a, b] = alike([left, right], at, known);
  const formula: Formula = { kind: "operation", operator, left: a.formula, right: b.formula };
  if (comparisons.includes(operator)) return { ...joined, formula, ...yes };
  return {
    ...joined,
    formula,
    powers: a.powers,
    isShare: a.isShare && b.isShare,
    isBare: a.isBare && b.isBare,
    isYes: false,
  };
}

const yes = { powers: {}, isShare: true, isBare: false, isYes: true } as const;

/** The weeks and the end of what is made of several parts. */
function together(parts: readonly Part[], at: number): Pick<Part, "weeks" | "isLate"> {
  const all = parts.flatMap((each) => (each.weeks === null ? [] : [each.weeks]));
  const [first, ...others] = all;
  const other = others.find(({ from, to }) => from !== first.from || to !== first.to);
  if (other !== undefined)
    throw new FormulaError(
      at,
      `must be of the same weeks on both sides, got w${first.from}:w${first.to - 1} and w${other.from}:w${other.to - 1}`,
    );
  const late = parts.find(({ isLate }) => isLate);
  if (first !== undefined && late !== undefined)
    throw new FormulaError(late.at, "must not stand beside a number a week: it is known only when the run is over");
  return { weeks: first ?? null, isLate: late !== undefined };
}

/** Parts in one unit: numbers without one take that of the others. */
function alike(parts: readonly Part[], at: number, { currency }: Known): readonly Part[] {
  const settled = parts.find(({ isBare }) => !isBare);
  if (settled === undefined) return parts;
  return parts.map((each) => {
    if (each.isBare) {
      const unit = told(settled, currency);
      if (unit === undefined && !isZero(each.formula))
        throw new FormulaError(each.at, `must have a unit in braces beside ${powersText(settled.powers)}`);
      const { factor = 1 } = unit ?? {};
      return {
        ...each,
        formula: factor === 1 ? each.formula : scaled(each.formula, factor),
        powers: settled.powers,
        isShare: settled.isShare,
      };
    }
    if (areAlike(each.powers, settled.powers)) return each;
    throw new FormulaError(
      at,
      `must have the same unit on both sides, got ${powersText(settled.powers)} and ${powersText(each.powers)}`,
    );
  });
}

function isZero(formula: Formula): boolean {
  return formula.kind === "number" && formula.value === 0;
}

function mustBeYes({ isYes, at }: Part): void {
  if (!isYes) throw new FormulaError(at, "must be yes or no, such as a comparison");
}

function callPart(name: string, of: readonly Part[], at: number, known: Known): Part {
  const isOver =
    overNames.some((each) => each === name) &&
    of.length === 1 &&
    (of[0].weeks !== null || (name !== "min" && name !== "max"));
  if (isOver) return overPart(name as Over, of[0], at);
  if (!functionNames.some((each) => each === name)) {
    const all = [...new Set<string>([...overNames, ...functionNames])];
    if (!all.includes(name)) throw new FormulaError(at, `must be a function${known.meant(name, all)}`, name);
    throw new FormulaError(at, `must have one number a week in its brackets`, `${of.length} of ${name}`);
  }
  const wanted = { abs: 1, not: 1, if: 3, min: null, max: null }[name as FunctionName];
  if (wanted === null ? of.length < 2 : of.length !== wanted)
    throw new FormulaError(
      at,
      `must have ${wanted ?? "two or more"} parts in its brackets${wanted === null ? ", or one number a week" : ""}`,
      of.length,
    );
  const joined = { ...together(of, at), at };
  const made = (parts: readonly Part[]): Formula => ({
    kind: "call",
    name: name as FunctionName,
    of: parts.map(({ formula }) => formula),
  });
  if (name === "not") {
    mustBeYes(of[0]);
    return { ...joined, formula: made(of), ...yes };
  }
  if (name === "if") mustBeYes(of[0]);
  const parts = name === "if" ? [of[0], ...alike(of.slice(1), at, known)] : alike(of, at, known);
  const valued = name === "if" ? parts.slice(1) : parts;
  return {
    ...{ ...joined, formula: made(parts), powers: valued[0].powers },
    isShare: valued.every((each) => each.isShare || each.isBare) && valued.some((each) => each.isShare),
    isBare: valued.every((each) => each.isBare),
    isYes: false,
  };
}

function overPart(over: Over, of: Part, at: number): Part {
  if (of.weeks === null) throw new FormulaError(at, `must be of a number a week, got one of the run`);
  const { from, to } = of.weeks;
  const formula: Formula = { kind: "over", over, from, to, of: of.formula };
  const late = { ...plain, formula, isLate: true, at };
  if (over === "first" || over === "count") {
    mustBeYes(of);
    return { ...late, powers: weeks.powers, isShare: false };
  }
  const unit: Pick<Unit, "isShare"> = over === "sum" && (of.isShare || of.isYes) ? ratio : of.isYes ? share : of;
  return { ...late, powers: of.powers, isShare: unit.isShare };
}
