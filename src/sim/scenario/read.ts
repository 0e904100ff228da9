import type { Distribution } from "../../model/distributions/distribution.ts";
import type { Input } from "../../model/scenario/parts.ts";
import { marginalOf, type Posterior, valuesOfParameter } from "../../model/scenario/posterior.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { unitFactors } from "../../model/scenario/units.ts";
import { type Files, readTree } from "./bases.ts";
import { impliedHistory } from "./history-from.ts";
import { formulaProblems, ownOutcomesOf, problemOf, type WrittenOutcomes } from "./own-outcomes.ts";
import { layOwnPrices } from "./own-prices/lay.ts";
import { layPosterior } from "./posterior/lay.ts";
import { type Problem, ScenarioError } from "./problem.ts";
import { crossProblems } from "./rules/index.ts";
import { scenarioSchema } from "./schema.ts";
import { schemaProblems } from "./schema-problems.ts";
import { type Entry, plain, type Tree, treeOf } from "./tree.ts";
import { allProblems, type Override } from "./yaml.ts";

export type ReadScenario = {
  readonly scenario: Scenario;
  /** As written, bases merged in: what a manifest keeps. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly overrides: readonly Override[];
};

/**
 * Reads, merges and checks a scenario; throws ScenarioError with every problem at once. Past it nothing is re-checked. Its
 * posterior may not know more than it does, unless that is meant, as where an inference is scored.
 */
export function readScenario(
  path: string,
  files: Files,
  { mayKnowMore = false }: { readonly mayKnowMore?: boolean } = {},
): ReadScenario {
  const { tree, overrides, problems, files: chain } = readTree(path, files);
  const laid = layPosterior(withoutExtends(tree), chain, overrides, files, mayKnowMore);
  const priced = layOwnPrices(laid.tree, files);
  return checked(priced.tree, chain, laid.overrides, [...problems, ...laid.problems, ...priced.problems]);
}

/**
 * Checks a resolved scenario that no file holds, such as one that a program put together; `called` is how messages call
 * it. All its keys count as those of a base: a state to which nothing leads is an offer, no mistake.
 */
export function readDocument(document: Readonly<Record<string, unknown>>, called: string): ReadScenario {
  const root = { file: called, line: 1, column: 1 };
  const base = `base of ${called}`;
  return checked({ ...treeOf(document, { ...root, file: base }), place: root }, [called, base], [], []);
}

/** `files` are those of the chain, the scenario's own first. */
function checked(
  whole: Tree,
  files: readonly string[],
  overrides: readonly Override[],
  read: readonly Problem[],
): ReadScenario {
  const document = plain(whole);
  const parsed = scenarioSchema.safeParse(document);
  const problems = allProblems(read, [
    ...schemaProblems(parsed.error?.issues ?? [], whole),
    // What a wrong table would have brought is not there to refer to.
    ...crossProblems(whole, files).filter(({ value }) => read.length === 0 || value !== "ownPrices.position"),
    ...formulaProblems(whole),
  ]);
  if (!parsed.success || problems.length > 0) throw new ScenarioError(problems);
  const ofFormulas: Problem[] = [];
  const scenario = scenarioOf(parsed.data, (name, error) => ofFormulas.push(problemOf(whole, name, error)));
  if (ofFormulas.length > 0) throw new ScenarioError(ofFormulas);
  return { scenario, document: document as Record<string, unknown>, overrides };
}

/**
 * The scenario of a document as a manifest keeps it. Trusts that it was checked when it was read from its files, of which
 * some rules ask more than of the merged whole; throws where its form is not that of a scenario.
 */
export function scenarioOfDocument(document: Readonly<Record<string, unknown>>): Scenario {
  return scenarioOf(scenarioSchema.parse(document), (name, { message }) => {
    throw new RangeError(`ownOutcomes.${name}: ${message}`);
  });
}

function scenarioOf(
  { ownOutcomes: written, ...document }: Record<string, unknown>,
  told: Parameters<typeof ownOutcomesOf>[2],
): Scenario {
  const scenario = withHistory(inModelUnits(document, document.posterior as Posterior | undefined) as Scenario);
  if (written === undefined) return scenario;
  return { ...scenario, ownOutcomes: ownOutcomesOf(written as WrittenOutcomes, scenario, told) };
}

/** A run meets a restriction that is in force at the start from its first week, where the scenario does not say since when. */
function withHistory(scenario: Scenario): Scenario {
  const { historyFrom, start, policy } = scenario;
  if (historyFrom !== undefined) return scenario;
  const script = policy.script.map(({ date, state }) => ({ date, isOpen: policy.states[state].role === "open" }));
  const from = impliedHistory(script, start);
  return from === undefined ? scenario : { ...scenario, historyFrom: from };
}

function withoutExtends(tree: Tree): Tree {
  if (tree.kind !== "map") return tree;
  const entries = new Map<string, Entry>(tree.entries);
  entries.delete("extends");
  return { ...tree, entries };
}

type Written = {
  readonly value?: number;
  readonly distribution?: Distribution;
  readonly parameter?: NonNullable<Input["parameter"]>;
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly grade: string;
};

/** Every number that carries a unit becomes an input of the model; all else stays. */
function inModelUnits(node: unknown, posterior: Posterior | undefined): unknown {
  if (node === null || typeof node !== "object" || node === posterior) return node;
  if (Array.isArray(node)) return node.map((each) => inModelUnits(each, posterior));
  if ("unit" in node && "source" in node) {
    const { value, distribution, parameter, unit, source, date, grade } = node as Written;
    const drawn = parameter && posterior && marginalOf(valuesOfParameter(posterior, parameter), posterior.weights);
    return {
      distribution: distribution ?? drawn ?? { kind: "constant", value },
      unit,
      toModelUnit: unitFactors[unit],
      ...(parameter === undefined ? {} : { parameter }),
      source,
      date,
      grade,
    };
  }
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, inModelUnits(child, posterior)]));
}
