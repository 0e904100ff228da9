import type { z } from "zod";
import { distributionKinds, knownKeysMark } from "./distribution-schema.ts";
import { saidRule } from "./input-schema.ts";
import { meant, type Problem } from "./problem.ts";
import { at, keyPlaceOf, type Path, placeOf, plain, type Tree } from "./tree.ts";

/** What must stand where another type was expected by zod. */
function typeRule(expected: string): string {
  if (expected === "number") return "must be a finite number";
  if (expected === "int") return "must be a whole number";
  if (expected === "object" || expected === "record") return "must be a map of keys";
  if (expected === "array") return "must be a list";
  if (expected === "string") return "must be text";
  if (expected === "boolean") return "must be true or false";
  return `must be ${expected}`;
}

/** What a whole number must keep that has no other limit, as every one has. */
const wholeRule = `must be at most ${Number.MAX_SAFE_INTEGER}`;

/** A message of zod as one of ours. */
function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function smallRule(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin !== "number" && issue.origin !== "int") return lower(issue.message);
  return `must be ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`;
}

function bigRule(issue: z.core.$ZodIssueTooBig): string {
  if (issue.origin !== "number" && issue.origin !== "int") return lower(issue.message);
  return `must be ${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}`;
}

/**
 * zod's findings as problems of ours: each with its place, rule and value. `kinds` gives those of a union that is told
 * apart by one, by its path.
 */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  tree: Tree,
  kinds: Kinds = () => distributionKinds,
): readonly Problem[] {
  const problems = issues.flatMap((issue) => problemsOf(issue, [], tree, kinds));
  // A number too large to be a whole one breaks a rule of its own, whose limit says more.
  return problems.filter(
    ({ rule, path }) => rule !== wholeRule || !problems.some((other) => other.path === path && other.rule !== rule),
  );
}

/** The kinds by which the union at a path is told apart. */
export type Kinds = (path: Path) => readonly string[];

function problemsOf(issue: z.core.$ZodIssue, above: Path, tree: Tree, kinds: Kinds): readonly Problem[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(tree, [...path, key], issue.message));
    case "invalid_key":
      return [problem(tree, path, issue.message, path.at(-1))];
    case "invalid_union":
      return unionProblems(issue, path, tree, kinds);
    case "invalid_type": {
      const found = at(tree, path);
      if (found === undefined) return [missing(tree, path)];
      return [problem(tree, path, typeRule(issue.expected), plain(found))];
    }
    case "invalid_value": {
      if (at(tree, path) === undefined) return [missing(tree, path)];
      const value = valueAt(tree, path);
      const known = issue.values.map(String);
      const rule = `must be ${known.length > 1 ? "one of " : ""}${known.join(", ")}`;
      return [problem(tree, path, `${rule}${meant(value, known)}`, value)];
    }
    case "too_small":
      return [problem(tree, path, smallRule(issue), valueAt(tree, path))];
    case "too_big":
      return [problem(tree, path, bigRule(issue), valueAt(tree, path))];
    default:
      return [problem(tree, path, lower(issue.message), valueAt(tree, path))];
  }
}

/** Of alternatives that all fail, the one for what was written: a map is measured against the map, a word against words. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, path: Path, tree: Tree, kinds: Kinds): readonly Problem[] {
  const found = at(tree, path);
  if (found === undefined) return [missing(tree, path)];
  if ("discriminator" in issue && issue.discriminator !== undefined) return [kindProblem(issue, path, tree, kinds)];
  if (found.kind === "map")
    for (const branch of issue.errors)
      if (
        !branch.some(
          (each) => each.path.length === 0 && (each.code === "invalid_type" || each.code === "invalid_value"),
        )
      )
        return branch.flatMap((each) => problemsOf(each, path, tree, kinds));
  if (issue.message.startsWith(saidRule))
    return typeof plain(found) === "string"
      ? issue.errors[0].flatMap((each) => problemsOf(each, path, tree, kinds))
      : [problem(tree, path, issue.message, plain(found))];
  const words = issue.errors.flat().flatMap((each) => (each.code === "invalid_value" ? each.values.map(String) : []));
  const takesMap = issue.errors.flat().some((each) => each.code === "invalid_type" && each.path.length === 0);
  const rule = `must be ${[...(takesMap ? ["a number with unit and source"] : []), ...words].join(" or ")}`;
  return [problem(tree, path, rule, plain(found))];
}

function kindProblem(issue: z.core.$ZodIssueInvalidUnion, path: Path, tree: Tree, kindsAt: Kinds): Problem {
  const kindPath = issue.path.at(-1) === "kind" ? path : [...path, "kind"];
  const value = valueAt(tree, kindPath);
  const kinds = kindsAt(path);
  if (value === undefined) return missing(tree, kindPath);
  return problem(tree, kindPath, `must be one of ${kinds.join(", ")}${meant(value, kinds)}`, value);
}

function unknownKey(tree: Tree, path: Path, message: string): Problem {
  const known = message.startsWith(knownKeysMark) ? message.slice(knownKeysMark.length).split(",") : [];
  const near = meant(String(path.at(-1)), known);
  const rule = `unknown key${near === "" ? `, known are ${known.join(", ")}` : near}`;
  return { ...keyPlaceOf(tree, path), path: path.join("."), rule, value: path.at(-1) };
}

function missing(tree: Tree, path: Path): Problem {
  return problem(tree, path, "is required", undefined);
}

function problem(tree: Tree, path: Path, rule: string, value: unknown): Problem {
  return { ...placeOf(tree, path), path: path.join("."), rule, value };
}

function valueAt(tree: Tree, path: Path): unknown {
  const found = at(tree, path);
  return found === undefined ? undefined : plain(found);
}
