import { type Document, type ErrorCode, LineCounter, parseDocument } from "yaml";
import { type Problem, ScenarioError } from "./problem.ts";
import type { Tree } from "./tree.ts";
import { deepest, placeAt, Walker } from "./walk-yaml.ts";

/** A scenario file may not be larger: real ones have some tens of kB. */
export const maximumScenarioBytes = 1_000_000;

/** A file read although something in it is wrong, so that all else can be judged too; `problems` say what. */
export type ParsedYaml = { readonly tree: Tree; readonly problems: readonly Problem[] };

/** What YAML finds wrong and reads on after: the rest of the file means what it says. */
const harmless: ErrorCode = "DUPLICATE_KEY";

const mostShown = 20;

/** Reads one YAML 1.2 file as a tree with places; throws ScenarioError where there is no telling what is meant. */
export function parseYaml(file: string, text: string): ParsedYaml {
  const start = { file, line: 1, column: 1 };
  if (text.length > maximumScenarioBytes)
    throw fail(start, `must be at most ${maximumScenarioBytes} characters`, text.length);
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, version: "1.2", prettyErrors: false, logLevel: "error" });
  } catch (error) {
    throw fail(start, syntaxRule((error as Error).message));
  }
  // A warning is of a tag that nothing here knows: its value would be taken for another.
  const found = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    problem(placeAt(file, lines, pos[0]), syntaxRule(message, code)),
  );
  if (document.errors.some(({ code }) => code !== harmless)) throw new ScenarioError(found.slice(0, mostShown));
  const walker = new Walker(file, lines, document);
  if (document.contents === null) throw fail(start, "must be a map of keys, got an empty file");
  const tree = walker.walk(document.contents, start, 0);
  const problems = [...found, ...walker.problems];
  if (tree.kind !== "map") throw new ScenarioError([...problems, problem(tree.place, "must be a map of keys")]);
  return { tree, problems };
}

/** The problems of a file and of what was judged of it, without those that an unreadable value alone brings about. */
export function allProblems(read: readonly Problem[], judged: readonly Problem[]): readonly Problem[] {
  const placeOf = ({ file, line, column }: Problem) => `${file}:${line}:${column}`;
  const unreadable = new Set(read.map(placeOf));
  return [...read, ...judged.filter((each) => !unreadable.has(placeOf(each)))];
}

function syntaxRule(message: string, code?: string): string {
  if (code === "MULTIPLE_DOCS") return "must be YAML: one document, and a second begins here";
  if (/call stack|stack overflow/i.test(message)) return `must be nested at most ${deepest} deep`;
  const first = message.split("\n")[0].replace(/\.$/, "");
  return `must be YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

function problem(place: Tree["place"], rule: string, value?: unknown): Problem {
  return { ...place, path: "", rule, value };
}

function fail(place: Tree["place"], rule: string, value?: unknown): ScenarioError {
  return new ScenarioError([problem(place, rule, value)]);
}
