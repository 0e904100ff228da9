import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type ParsedNode } from "yaml";
import { merge } from "./merge.ts";
import { type Problem, ScenarioError } from "./problem.ts";
import type { Entry, Place, Tree } from "./tree.ts";

const mostNodes = 100_000;

/** Levels of a file; real ones have some ten. */
export const deepest = 40;

/** Turns what YAML has read into a tree with places. What is no part of a tree is a problem, and the walk goes on. */
export class Walker {
  readonly problems: Problem[] = [];
  private readonly file: string;
  private readonly lines: LineCounter;
  private readonly document: Document.Parsed;
  private nodes = 0;

  constructor(file: string, lines: LineCounter, document: Document.Parsed) {
    this.file = file;
    this.lines = lines;
    this.document = document;
  }

  /** Throws ScenarioError where there are so many values that a walk would not end. */
  walk(node: Node | null | undefined, parent: Place, depth: number): Tree {
    const place = this.placeOf(node, parent);
    this.nodes++;
    if (this.nodes > mostNodes) {
      this.add(place, `must hold at most ${mostNodes} values, aliases counted each time`);
      throw new ScenarioError(this.problems);
    }
    if (depth > deepest) return this.unreadable(place, `must be nested at most ${deepest} deep`);
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      return target === undefined
        ? this.unreadable(place, "unknown alias", node.source)
        : this.walk(target, place, depth + 1);
    }
    if (isMap(node)) {
      const entries = new Map<string, Entry>();
      for (const { key, value } of node.items) this.enter(entries, key as ParsedNode, value as Node, place, depth);
      return { kind: "map", place, entries };
    }
    if (isSeq(node))
      return { kind: "list", place, items: node.items.map((item) => this.walk(item as Node, place, depth + 1)) };
    return { kind: "scalar", place, value: isScalar(node) ? node.value : null };
  }

  /** A key that stands twice, which YAML reports, counts with all that is under either. */
  private enter(entries: Map<string, Entry>, key: ParsedNode | null, node: Node, place: Place, depth: number): void {
    const keyPlace = this.placeOf(key, place);
    if (!isScalar(key)) this.add(keyPlace, "a key must be a word");
    else if (key.value === "__proto__") this.add(keyPlace, "unknown key", key.value);
    else {
      const name = String(key.value);
      const value = this.walk(node, keyPlace, depth + 1);
      const before = entries.get(name);
      entries.set(name, { keyPlace, value: before === undefined ? value : merge(before.value, value) });
    }
  }

  private placeOf(node: Node | null | undefined, parent: Place): Place {
    return node?.range ? placeAt(this.file, this.lines, node.range[0]) : parent;
  }

  /** Stands for what cannot be read; problems in its place are those that follow from that. */
  private unreadable(place: Place, rule: string, value?: unknown): Tree {
    this.add(place, rule, value);
    return { kind: "scalar", place, value: undefined };
  }

  private add(place: Place, rule: string, value?: unknown): void {
    this.problems.push({ ...place, path: "", rule, value });
  }
}

/** Where an offset lies in its file. */
export function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}
