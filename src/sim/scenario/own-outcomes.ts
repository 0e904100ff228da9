import { declaredAt, drawnOnce } from "../../model/declarations.ts";
import { checkFormula, type Known, type Named } from "../../model/formulas/check.ts";
import { FormulaError, readFormula } from "../../model/formulas/read.ts";
import { ratio, type Unit, unitNamed, unitOfInput } from "../../model/formulas/units.ts";
import { outcomeKeys, outcomesByName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { OwnOutcome } from "../../model/scenario/formula.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { seriesKeys } from "../../model/series.ts";
import { meant, oneOf, type Problem } from "./problem.ts";
import { at, placeInText, placeOf, type Tree } from "./tree.ts";

type Written = {
  readonly is: string;
  readonly numbers?: Readonly<Record<string, { readonly value: number; readonly unit: string }>> | undefined;
};
/** As a document has them, by name. */
export type WrittenOutcomes = Readonly<Record<string, Written>>;

type Told = (name: string, error: FormulaError) => void;

/** A scenario's own outcomes, checked against what it has; what is wrong with one is told, and it is left out. */
export function ownOutcomesOf(written: WrittenOutcomes, scenario: Scenario, told: Told): readonly OwnOutcome[] {
  const own: OwnOutcome[] = [];
  const names = namesOf(scenario);
  for (const [name, { is, numbers = {} }] of Object.entries(written)) {
    try {
      if (names.has(name)) throw new FormulaError(0, `must have a name of its own, got that of one there is: ${name}`);
      const ofNumbers = new Map(
        Object.entries(numbers).map(([word, { value, unit }]): [string, Named] => [
          word,
          { kind: "number", value, unit: unitOf(unit) },
        ]),
      );
      const find = (word: string) => ofNumbers.get(word) ?? names.get(word);
      const all = [...ofNumbers.keys(), ...names.keys()];
      const known: Known = {
        find,
        meant: (word, of) => {
          if (of !== undefined) return meant(word, of) || oneOf(of);
          // Of the many hundred names those that a slip of the pen could have meant.
          const near = all.filter((each) => Math.abs(each.length - word.length) <= 3 && !each.startsWith("outcome."));
          return meant(word, near);
        },
        weeks: scenario.horizonWeeks,
        start: scenario.start,
        currency: scenario.loss.currency,
      };
      const checked = checkFormula(is, known);
      own.push({ name, ...checked });
      names.set(name, { kind: "outcome", id: name, unit: unitOf(checked.unit) });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      told(name, error);
    }
  }
  return own;
}

function unitOf(word: string): Unit {
  return unitNamed(word) ?? ratio;
}

/**
 * All that a formula may name: weekly series, with and without the unit in their names, inputs that are drawn once a run, and
 * outcomes. Of two that go by one name, the series; `outcome.` before a name asks for the outcome.
 */
function namesOf(scenario: Scenario): Map<string, Named> {
  const world = createWorld(scenario);
  const names = new Map<string, Named>();
  for (const [name, key] of outcomesByName(outcomeKeys(world))) {
    const named: Named = { kind: "outcome", id: outcomeId(key), unit: unitOf(key.unit) };
    names.set(`outcome.${name}`, named).set(name, named);
  }
  for (const { path } of drawnOnce(scenario)) {
    const dimension = declaredAt(path)?.spec.dimension;
    if (dimension !== undefined) names.set(path, { kind: "input", id: path, unit: unitOfInput(dimension) });
  }
  for (const { series, material, sector, unit } of seriesKeys(world)) {
    const id = outcomeId({ outcome: series, material, sector });
    const named: Named = { kind: "series", id, unit: unitOf(unit) };
    const spoken = outcomeId({ outcome: series.replace(/(UsdPerKg|Tonnes|Weeks)$/, ""), material, sector });
    names.set(spoken, named).set(id, named);
  }
  return names;
}

/** What is wrong with a scenario's own outcomes as far as the text of each tells. */
export function formulaProblems(tree: Tree): readonly Problem[] {
  const own = at(tree, ["ownOutcomes"]);
  if (own?.kind !== "map") return [];
  return [...own.entries.keys()].flatMap((name) => {
    const is = at(tree, ["ownOutcomes", name, "is"]);
    if (is?.kind !== "scalar" || typeof is.value !== "string") return [];
    try {
      readFormula(is.value);
      return [];
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      return [problemOf(tree, name, error)];
    }
  });
}

/** A rule that a formula breaks, at the sign that breaks it. */
export function problemOf(tree: Tree, name: string, { at: offset, message, value }: FormulaError): Problem {
  const path = ["ownOutcomes", name, "is"];
  const is = at(tree, path);
  const place = is === undefined ? placeOf(tree, path) : placeInText(is, offset);
  return { ...place, path: path.join("."), rule: message, value };
}
