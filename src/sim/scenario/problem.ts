import { printable } from "./printable.ts";

/** What is wrong with a scenario file, and where: `line` and `column` count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Dotted path of the key, empty for the file as a whole. */
  readonly path: string;
  /** What must hold, lower case, no full stop. */
  readonly rule: string;
  /** What was found instead; undefined when there is nothing to show. */
  readonly value: unknown;
};

/** Carries every problem of a scenario and its bases, in order of file and line. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
    const byLine = new Map<string, Problem>();
    for (const problem of sorted) {
      const line = formatProblem(problem);
      if (!byLine.has(line)) byLine.set(line, problem);
    }
    super(firstOf([...byLine.keys()]));
    this.problems = [...byLine.values()];
  }
}

/** Problems that are told one by one: who has more begins with these. */
const mostTold = 50;

function firstOf(lines: readonly string[]): string {
  const more = lines.length - mostTold;
  if (more <= 0) return lines.join("\n");
  return [...lines.slice(0, mostTold), `and ${more} more problem${more === 1 ? "" : "s"}`].join("\n");
}

const longestValue = 60;
const longestPath = 240;

/** `file:line:column  path: rule, got value`. */
export function formatProblem({ file, line, column, path, rule, value }: Problem): string {
  const where = `${file}:${line}:${column}  ${path === "" ? "" : `${cut(path, longestPath)}: `}`;
  return printable(value === undefined ? `${where}${rule}` : `${where}${rule}, got ${shown(value)}`);
}

/** A value as it stands in a message: JSON, cut off where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return cut(text, longestValue);
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`;
}

/** More words than these are not told one by one, nor searched for what was meant. */
const mostWords = 20;
const mostSearched = 500;

/** The words of a closed set, as they follow on what the set is: `, one of a, b`. */
export function oneOf(known: readonly string[]): string {
  const more = known.length - mostWords;
  const words = known.slice(0, mostWords).join(", ");
  return `, ${known.length === 1 ? "of which there is only" : "one of"} ${words}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The rule that a word of a closed set keeps: `must be one of a, b, did you mean a?`. */
export function mustBeOneOf(known: readonly string[], word: unknown): string {
  return `must be ${known.length === 1 ? known[0] : oneOf(known).slice(2)}${meant(word, known)}`;
}

/** What was meant by a word that is not known, as it ends a rule; empty where there is no telling. */
export function meant(word: unknown, known: readonly string[]): string {
  const near = typeof word === "string" && known.length <= mostSearched ? nearest(word, known) : undefined;
  return near === undefined ? "" : `, did you mean ${near}?`;
}

/** The known word nearest to a mistyped one, if near enough to be meant: at most a third of its letters apart. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(Math.max(word.length, 4) / 2.5)) + 1;
  const mistyped = word.toLowerCase().slice(0, 80);
  for (const candidate of known) {
    if (Math.abs(candidate.length - mistyped.length) >= least) continue;
    const distance = editDistance(mistyped, candidate.toLowerCase());
    if (distance < least && distance < word.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into another. */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) rows[0][j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const substitution = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  return rows[a.length][b.length];
}
