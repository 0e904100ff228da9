import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
} from "yaml";
import { type Problem, ScenarioError } from "./problem.ts";
import type { Entry, Place, Tree } from "./tree.ts";

/** A scenario file may not be larger: real ones have some tens of kB. */
export const maximumScenarioBytes = 1_000_000;

const mostNodes = 100_000;
const deepest = 40;

/** Reads one YAML 1.2 file as a tree with places; throws ScenarioError with its problems. */
export function parseYaml(file: string, text: string): Tree {
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
  if (document.errors.length > 0)
    throw new ScenarioError(
      document.errors
        .slice(0, 20)
        .map(({ code, message, pos }) => problem(placeAt(file, lines, pos[0]), syntaxRule(message, code))),
    );
  const walker = new Walker(file, lines, document);
  if (document.contents === null) throw fail(start, "must be a map of keys, got an empty file");
  const tree = walker.walk(document.contents, start, 0);
  if (tree.kind !== "map") throw fail(tree.place, "must be a map of keys");
  return tree;
}

class Walker {
  private readonly file: string;
  private readonly lines: LineCounter;
  private readonly document: Document.Parsed;
  private nodes = 0;

  constructor(file: string, lines: LineCounter, document: Document.Parsed) {
    this.file = file;
    this.lines = lines;
    this.document = document;
  }

  walk(node: Node | null | undefined, parent: Place, depth: number): Tree {
    const place = node?.range ? placeAt(this.file, this.lines, node.range[0]) : parent;
    this.nodes++;
    if (this.nodes > mostNodes) throw fail(place, `must hold at most ${mostNodes} values, aliases counted each time`);
    if (depth > deepest) throw fail(place, `must be nested at most ${deepest} deep`);
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      if (target === undefined) throw fail(place, "unknown alias", node.source);
      return this.walk(target, place, depth + 1);
    }
    if (isMap(node)) {
      const entries = new Map<string, Entry>();
      for (const { key, value } of node.items) {
        const keyNode = key as ParsedNode | null;
        const keyPlace = keyNode?.range ? placeAt(this.file, this.lines, keyNode.range[0]) : place;
        if (!isScalar(keyNode)) throw fail(keyPlace, "a key must be a word");
        if (keyNode.value === "__proto__") throw fail(keyPlace, "unknown key", keyNode.value);
        entries.set(String(keyNode.value), { keyPlace, value: this.walk(value as Node | null, keyPlace, depth + 1) });
      }
      return { kind: "map", place, entries };
    }
    if (isSeq(node))
      return { kind: "list", place, items: node.items.map((item) => this.walk(item as Node, place, depth + 1)) };
    return { kind: "scalar", place, value: isScalar(node) ? node.value : null };
  }
}

function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function syntaxRule(message: string, code?: string): string {
  if (code === "MULTIPLE_DOCS") return "must be YAML: one document, and a second begins here";
  if (/call stack/.test(message)) return `must be nested at most ${deepest} deep`;
  const first = message.split("\n")[0].replace(/\.$/, "");
  return `must be YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

function problem(place: Place, rule: string, value?: unknown): Problem {
  return { ...place, path: "", rule, value };
}

function fail(place: Place, rule: string, value?: unknown): ScenarioError {
  return new ScenarioError([problem(place, rule, value)]);
}
