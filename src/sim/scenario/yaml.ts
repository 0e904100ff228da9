import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from "yaml";
import { type Problem, ScenarioError } from "./problem.ts";
import { type Entry, isWhole, type Path, type Place, plain, type Tree } from "./tree.ts";

/** What a scenario changes in, or adds to, the file it extends. */
export type Override = { readonly path: string; readonly base: unknown; readonly value: unknown };

/** Keys that say what a file is, not what its world is like. */
const identity = new Set(["schemaVersion", "extends", "name", "title", "shortTitle", "summary"]);

/**
 * Lays a file over its base. Maps are merged; a number with its provenance, a title by language, a list and the successors of a
 * policy state are replaced whole; `null` takes a key of the base away. Adds what differs to `overrides`.
 */
export function merge(base: Tree, over: Tree, overrides: Override[] = [], path: Path = []): Tree {
  if (base.kind !== "map" || over.kind !== "map" || isWhole(base) || isWhole(over) || path.at(-1) === "next") {
    note(base, over, overrides, path);
    return over;
  }
  const entries = new Map<string, Entry>(base.entries);
  // A short title is that of the title beside it.
  if (path.length === 0 && over.entries.has("title") && !over.entries.has("shortTitle")) entries.delete("shortTitle");
  const taken = new Map<string, Place>(base.taken);
  for (const [key, entry] of over.entries) {
    const below = base.entries.get(key);
    const here = [...path, key];
    if (below === undefined) noteAdded(entry.value, overrides, here);
    if (below !== undefined && entry.value.kind === "scalar" && entry.value.value === null) {
      entries.delete(key);
      taken.set(key, entry.value.place);
      overrides.push({ path: here.join("."), base: plain(below.value), value: null });
    } else if (below === undefined) entries.set(key, entry);
    else entries.set(key, { keyPlace: entry.keyPlace, value: merge(below.value, entry.value, overrides, here) });
  }
  return { kind: "map", place: over.place, entries, taken };
}

function note(base: Tree, over: Tree, overrides: Override[], path: Path): void {
  const [before, after] = [plain(base), plain(over)];
  if (path.length === 1 && identity.has(String(path[0]))) return;
  if (JSON.stringify(before) !== JSON.stringify(after))
    overrides.push({ path: path.join("."), base: before, value: after });
}

function noteAdded(tree: Tree, overrides: Override[], path: Path): void {
  if (path.length === 1 && identity.has(String(path[0]))) return;
  if (tree.kind === "map" && !isWhole(tree)) {
    for (const [key, { value }] of tree.entries) noteAdded(value, overrides, [...path, key]);
    return;
  }
  overrides.push({ path: path.join("."), base: undefined, value: plain(tree) });
}

const mostNodes = 100_000;

/** Levels of a file; real ones have some ten. */
const deepest = 40;

/** Turns what YAML has read into a tree with places. What is no part of a tree is a problem, and the walk goes on. */
class Walker {
  readonly problems: Problem[] = [];
  private readonly file: string;
  private readonly text: string;
  private readonly lines: LineCounter;
  private readonly targets: ReadonlyMap<Alias, Node>;
  private nodes = 0;

  constructor(file: string, text: string, lines: LineCounter, document: Document.Parsed) {
    this.file = file;
    this.text = text;
    this.lines = lines;
    this.targets = aliasTargets(document);
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
      const target = this.targets.get(node);
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
    const value = isScalar(node) ? node.value : null;
    if (typeof value !== "string" || !node?.range) return { kind: "scalar", place, value };
    return { kind: "scalar", place, value, written: this.text.slice(node.range[0], node.range[1]) };
  }

  /** A key that stands twice is a problem, and counts with all that is under either. */
  private enter(entries: Map<string, Entry>, key: ParsedNode | null, node: Node, place: Place, depth: number): void {
    const keyPlace = this.placeOf(key, place);
    if (!isScalar(key)) this.add(keyPlace, "a key must be a word");
    else if (key.value === "__proto__") this.add(keyPlace, "unknown key", key.value);
    else {
      const name = String(key.value);
      const value = this.walk(node, keyPlace, depth + 1);
      const before = entries.get(name);
      if (before !== undefined) this.add(keyPlace, "must be YAML: map keys must be unique", name);
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

/** What each alias stands for: the last node before it with its anchor. Found in one pass; the library makes one an alias. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** Where an offset lies in its file. */
function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

/** A scenario file may not be larger: real ones have some tens of kB. */
export const maximumScenarioBytes = 1_000_000;

/** A file read although something in it is wrong, so that all else can be judged too; `problems` say what. */
export type ParsedYaml = { readonly tree: Tree; readonly problems: readonly Problem[] };

const mostShown = 20;

/** Reads one YAML 1.2 file as a tree with places; throws ScenarioError where there is no telling what is meant. */
export function parseYaml(file: string, text: string): ParsedYaml {
  const start = { file, line: 1, column: 1 };
  if (text.length > maximumScenarioBytes)
    throw fail(start, `must be at most ${maximumScenarioBytes} characters`, text.length);
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    // The library compares each key with all before it; the walk does so by name.
    const options = { version: "1.2", prettyErrors: false, logLevel: "error", uniqueKeys: false } as const;
    document = parseDocument(text, { lineCounter: lines, ...options });
  } catch (error) {
    throw fail(start, syntaxRule((error as Error).message));
  }
  // A warning is of a tag that nothing here knows: its value would be taken for another.
  const found = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    problem(placeAt(file, lines, pos[0]), syntaxRule(message, code)),
  );
  if (document.errors.length > 0) throw new ScenarioError(found.slice(0, mostShown));
  const walker = new Walker(file, text, lines, document);
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
