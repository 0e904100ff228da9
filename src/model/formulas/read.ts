import { daysBetween, type Interval, parsePeriod } from "../calendar.ts";
import type { FunctionName, Operator, Over } from "../scenario/formula.ts";

/* The text of a formula as a tree with places: what each word stands for is not asked here. */

/** Position in the text, from 0. */
type At = { readonly at: number };

export type Syntax = At &
  (
    | { readonly kind: "number"; readonly value: number; readonly unit: (At & { readonly word: string }) | null }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "operation"; readonly operator: Operator; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: "call"; readonly name: string; readonly of: readonly Syntax[] }
    /** Weeks from the first to the last; of one week or day alone its number. */
    | {
        readonly kind: "window";
        readonly of: Syntax;
        readonly from: End;
        readonly to: End;
        readonly isOne: boolean;
      }
  );

/** An end of a window, as it is written: a week by its number, or the days of a day, a month, a quarter, a year. */
export type End = { readonly text: string } & ({ readonly week: number } | { readonly period: Interval });

/** A place at which a text is no formula, and the rule that it breaks. */
export class FormulaError extends Error {
  readonly at: number;
  readonly value: unknown;

  constructor(at: number, rule: string, value?: unknown) {
    super(rule);
    this.at = at;
    this.value = value;
  }
}

export const functionNames: readonly FunctionName[] = ["min", "max", "abs", "if", "not"];
export const overNames: readonly Over[] = ["mean", "sum", "min", "max", "last", "first", "count"];

type Token = At & { readonly kind: "number" | "name" | "sign" | "unit" | "end"; readonly text: string };

/** A number, a name (a dot between its words; in quotes with any sign in it), a unit in braces, a sign. */
const token =
  /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z]\w*(?:\.\w+)*)|'([^']+)'|\{([^{}]*)\}|(<=|>=|==|!=|[-+*/()<>,[\]:]))/y;

const mostCharacters = 2_000;
const mostNested = 60;

function tokensOf(text: string): readonly Token[] {
  if (text.length > mostCharacters)
    throw new FormulaError(0, `must be at most ${mostCharacters} characters`, text.length);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) {
      const rest = text.slice(at).trimStart();
      if (rest === "") break;
      throw new FormulaError(text.length - rest.length, "must be a number, a name or a sign", [...rest][0]);
    }
    const [whole, number, name, quoted, unit, sign] = match;
    const begin = at + whole.length - whole.trimStart().length;
    if (number !== undefined) tokens.push({ kind: "number", text: number, at: begin });
    else if (unit !== undefined) tokens.push({ kind: "unit", text: unit.trim(), at: begin });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at: begin });
    else tokens.push({ kind: "name", text: name ?? quoted, at: begin });
    at += whole.length;
  }
  return [...tokens, { kind: "end", text: "the end", at: text.length }];
}

/** From what binds least to what binds most. */
const levels: readonly (readonly Operator[])[] = [
  ["or"],
  ["and"],
  ["<", "<=", ">", ">=", "==", "!="],
  ["+", "-"],
  ["*", "/"],
];

/**
 * Reads a formula: `mean(pricePaid.A[w27:w52])`. Weeks count from 0, and both ends of a window are in it;
 * `pricePaid.A[w27]` is the number of that week.
 *
 * @throws FormulaError at the first place that is none.
 */
export function readFormula(text: string): Syntax {
  const reader = new Reader(tokensOf(text));
  return reader.whole();
}

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Syntax {
    const tree = this.#level(0);
    if (this.#peek.kind !== "end") this.#fail("must end here, or go on with a sign such as + or )");
    return tree;
  }

  get #peek(): Token {
    return this.#tokens[this.#next];
  }

  #take(): Token {
    return this.#tokens[this.#next++];
  }

  /** Whether a sign, or a word that is one, comes next. */
  #is(text: string): boolean {
    return this.#peek.text === text && (this.#peek.kind === "sign" || text === "and" || text === "or");
  }

  #expect(text: string, what: string): void {
    if (!this.#is(text)) this.#fail(`must have ${text} here, ${what}`);
    this.#next++;
  }

  #fail(rule: string): never {
    throw new FormulaError(this.#peek.at, rule, this.#peek.text);
  }

  #level(level: number): Syntax {
    if (level === levels.length) return this.#unary();
    let left = this.#level(level + 1);
    for (;;) {
      const { at } = this.#peek;
      const operator = levels[level].find((each) => this.#is(each));
      if (operator === undefined) return left;
      this.#next++;
      left = { kind: "operation", operator, left, right: this.#level(level + 1), at };
    }
  }

  #unary(): Syntax {
    const { at } = this.#peek;
    if (++this.#depth > mostNested) this.#fail(`must be nested at most ${mostNested} deep`);
    const tree = this.#is("-") ? this.#negative(at) : this.#windowed();
    this.#depth--;
    return tree;
  }

  #negative(at: number): Syntax {
    this.#next++;
    const zero: Syntax = { kind: "number", value: 0, unit: null, at };
    return { kind: "operation", operator: "-", left: zero, right: this.#unary(), at };
  }

  #windowed(): Syntax {
    let of = this.#primary();
    while (this.#is("[")) {
      const { at } = this.#take();
      const from = this.#end();
      let to = from;
      const isAlone = !this.#is(":");
      if (!isAlone) {
        this.#next++;
        to = this.#end();
      }
      this.#expect("]", "at the end of the weeks");
      const isOne = isAlone && ("week" in from || daysBetween(from.period.from, from.period.to) === 1);
      of = { kind: "window", of, from, to, isOne, at };
    }
    return of;
  }

  #end(): End {
    const { kind, text } = this.#peek;
    if (kind === "name" && /^w\d{1,5}$/.test(text)) {
      this.#next++;
      return { text, week: Number(text.slice(1)) };
    }
    const written = this.#writtenPeriod();
    const period = parsePeriod(written.text);
    if (period === undefined)
      this.#fail("must be a week such as w27, a month as YYYY-MM, a day as YYYY-MM-DD, a quarter as YYYY-Q1 or a year");
    this.#next += written.tokens;
    return { text: written.text, period };
  }

  /** What begins with a number and goes on without a blank: a year, dashes, numbers, Q1. */
  #writtenPeriod(): { readonly text: string; readonly tokens: number } {
    let [text, tokens] = ["", 0];
    if (this.#peek.kind !== "number") return { text, tokens };
    for (let end = this.#peek.at; tokens < 5; tokens++) {
      const next = this.#tokens[this.#next + tokens];
      const isPart = next.kind === "number" || (tokens > 0 && (next.text === "-" || next.kind === "name"));
      if (!isPart || next.at !== end) break;
      text += next.text;
      end += next.text.length;
    }
    return { text, tokens };
  }

  #primary(): Syntax {
    const { kind, text, at } = this.#peek;
    if (kind === "number") return this.#number();
    if (this.#is("(")) {
      this.#next++;
      const inner = this.#level(0);
      this.#expect(")", "where a bracket is open");
      return inner;
    }
    if (kind !== "name" || text === "and" || text === "or") this.#fail("must be a number, a name or a bracket");
    this.#next++;
    if (!this.#is("(")) return { kind: "name", name: text, at };
    this.#next++;
    const of: Syntax[] = this.#is(")") ? [] : [this.#level(0)];
    while (this.#is(",")) {
      this.#next++;
      of.push(this.#level(0));
    }
    this.#expect(")", `where the bracket of ${text} is open`);
    return { kind: "call", name: text, of, at };
  }

  #number(): Syntax {
    const { text, at } = this.#take();
    if (this.#peek.kind !== "unit") return { kind: "number", value: Number(text), unit: null, at };
    const unit = this.#take();
    return { kind: "number", value: Number(text), unit: { word: unit.text, at: unit.at }, at };
  }
}
