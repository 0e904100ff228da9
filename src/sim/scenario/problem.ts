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
    const lines = sorted.map(formatProblem);
    super([...new Set(lines)].join("\n"));
    this.problems = sorted.filter((_, index) => lines.indexOf(lines[index]) === index);
  }
}

const longestValue = 60;

/** `file:line:column  path: rule, got value`. */
export function formatProblem({ file, line, column, path, rule, value }: Problem): string {
  const where = `${file}:${line}:${column}  ${path === "" ? "" : `${path}: `}`;
  return value === undefined ? `${where}${rule}` : `${where}${rule}, got ${shown(value)}`;
}

function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 3)}...`;
}
