import { posix } from "node:path";
import { kindRule } from "./kind-of-file.ts";
import { meant, oneOf, type Problem, ScenarioError } from "./problem.ts";
import type { Place, Tree } from "./tree.ts";
import { merge, type Override, parseYaml } from "./yaml.ts";

const longestChain = 8;

/**
 * How the reader reaches files: the text of a path, which no link may lead out of the folder `within` except to shipped
 * files, and the path of a shipped scenario by name.
 */
export type Files = {
  readonly readText: (path: string, within?: string) => string;
  readonly shipped: (name: string) => string | undefined;
  /** Names of the shipped scenarios, to tell which there are. */
  readonly shippedNames?: readonly string[];
  /** The same of the shipped posteriors. */
  readonly shippedPosterior?: (name: string) => string | undefined;
  readonly posteriorNames?: readonly string[];
};

/** A scenario with its bases merged in, as far as it can be read; `problems` say what cannot. */
export type ReadTree = {
  readonly tree: Tree;
  readonly overrides: readonly Override[];
  readonly problems: readonly Problem[];
  /** Every file of the chain, the scenario's own first. */
  readonly files: readonly string[];
};

/**
 * Reads a file and the chain of bases it extends, merged. `extends` is a path relative to the file, which must stay
 * inside the folder of the scenario, or the bare name of a shipped scenario or base (`base/behaviour`).
 */
export function readTree(path: string, files: Files): ReadTree {
  return read(path, folderOf(path), [], files, undefined);
}

function read(path: string, root: string, chain: readonly string[], files: Files, from: Place | undefined): ReadTree {
  const place = from ?? { file: path, line: 1, column: 1 };
  if (chain.includes(path)) throw fail(place, "must not lead back to itself", [...chain, path].join(" -> "));
  if (chain.length >= longestChain)
    throw fail(place, `must be a chain of at most ${longestChain} files`, chain.length + 1);
  const { tree: own, problems } = parseYaml(path, text(path, files, place, from === undefined ? undefined : root));
  const wrongKind = kindRule(own, "scenario");
  if (wrongKind !== undefined)
    throw new ScenarioError([{ ...place, ...whole(from), rule: wrongKind, value: undefined }]);
  const entry = own.kind === "map" ? own.entries.get("extends") : undefined;
  if (entry === undefined) return { tree: own, overrides: [], problems, files: [path] };
  const base = together(problems, () => readBase(path, entry.value, root, chain, files));
  const overrides: Override[] = [];
  const tree = merge(base.tree, own, overrides);
  return { tree, overrides, problems: [...base.problems, ...problems], files: [path, ...base.files] };
}

/** Of a base, its name is what is wrong. */
const whole = (from: Place | undefined) => ({ path: from === undefined ? "" : "extends" });

/** What else is wrong is told with what cannot be read at all. */
function together<T>(problems: readonly Problem[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError([...problems, ...error.problems]) : error;
  }
}

function readBase(path: string, node: Tree, root: string, chain: readonly string[], files: Files): ReadTree {
  if (node.kind !== "scalar" || typeof node.value !== "string" || node.value === "")
    throw fail(
      node.place,
      "must be the path of a file or the name of a shipped scenario",
      node.kind === "scalar" ? node.value : undefined,
    );
  const [basePath, baseRoot] = baseOf(path, node.value, root, files, node.place);
  return read(basePath, baseRoot, [...chain, path], files, node.place);
}

function baseOf(path: string, wanted: string, root: string, files: Files, place: Place): readonly [string, string] {
  if (/^(base\/)?[A-Za-z0-9][A-Za-z0-9_-]*$/.test(wanted)) {
    const shipped = files.shipped(wanted);
    if (shipped === undefined) {
      const { shippedNames: known = [] } = files;
      const which = known.length > 0 ? `${oneOf(known)}${meant(wanted, known)}` : "";
      throw fail(place, `must be a file or a shipped scenario${which}`, wanted);
    }
    return [shipped, folderOf(shipped)];
  }
  const target = posix.join(posix.dirname(path), wanted);
  if (posix.isAbsolute(wanted) || !inside(target, root))
    throw fail(place, `must stay inside the folder of the scenario, ${root}`, wanted);
  return [target, root];
}

function inside(target: string, root: string): boolean {
  const from = posix.relative(root, target);
  return from !== "" && !from.startsWith("..") && !posix.isAbsolute(from);
}

function folderOf(path: string): string {
  return posix.dirname(path);
}

function text(path: string, files: Files, place: Place, within: string | undefined): string {
  try {
    return files.readText(path, within);
  } catch (error) {
    throw fail(
      place,
      within !== undefined ? "must be a file that can be read" : "cannot be read",
      (error as Error).message,
    );
  }
}

function fail(place: Place, rule: string, value?: unknown): ScenarioError {
  const problem: Problem = { ...place, path: rule === "cannot be read" ? "" : "extends", rule, value };
  return new ScenarioError([problem]);
}
