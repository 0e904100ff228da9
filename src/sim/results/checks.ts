import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { OwnOutcome } from "../../model/scenario/formula.ts";
import type { Band } from "../engine/bands/bands-of.ts";
import { canonicalJson } from "../engine/parts/canonical.ts";
import type { ReadScenario } from "../scenario/read.ts";
import type { Summary } from "../study/study.ts";
import { InputError } from "./host.ts";

type Facts = Readonly<Record<string, string | number>>;

/** Refuses a study that is not the one of which a record beside it was made; all that differs at once. */
export function mustMatch(given: string, got: Facts, wanted: Facts, record: string): void {
  const wrong = Object.entries(wanted).filter(([key, value]) => got[key] !== value);
  if (wrong.length === 0) return;
  throw new InputError(
    wrong.map(([key, value]) => `${given}: ${key}: must be ${value}, as in ${record}, got ${got[key]}`).join("\n"),
  );
}

type Comparable = {
  readonly name: string;
  readonly stepWeeks: number;
  readonly materials: Readonly<Record<string, unknown>>;
  readonly sectors: Readonly<Record<string, unknown>>;
  readonly loss: { readonly currency: string };
  readonly ownOutcomes?: readonly OwnOutcome[] | undefined;
};

/**
 * Refuses two scenarios that a comparison could not tell apart, that have nothing in common, that advance by other
 * steps, whose rounding would count as a difference, or that count losses in different money. Names are compared without
 * regard to capitals: files bear them.
 */
export function mustBeComparable(a: Comparable, b: Comparable, [givenA, givenB]: readonly [string, string]): void {
  const [nameA, nameB] = [a.name, b.name].map((name) => name.toLowerCase());
  if (nameA === nameB) throw new InputError(`${givenB}: name: must differ from that of ${givenA}, got ${b.name}`);
  for (const key of ["materials", "sectors"] as const) {
    const [namesA, namesB] = [a, b].map((each) => Object.keys(each[key]));
    if (!namesA.some((each) => namesB.includes(each)))
      throw new InputError(
        `${givenB}: ${key}: must share one with ${givenA}, got ${namesB.join(", ") || "none"} for ${namesA.join(", ")}`,
      );
  }
  if (a.stepWeeks !== b.stepWeeks)
    throw new InputError(`${givenB}: stepWeeks: must be ${a.stepWeeks}, as in ${givenA}, got ${b.stepWeeks}`);
  for (const { name, formula } of b.ownOutcomes ?? []) {
    const other = a.ownOutcomes?.find((each) => each.name === name);
    if (other !== undefined && canonicalJson(other.formula) !== canonicalJson(formula))
      throw new InputError(`${givenB}: ownOutcomes.${name}.is: must be as in ${givenA}, or have another name`);
  }
  const [moneyA, moneyB] = [a, b].map(({ loss }) => loss.currency);
  if (moneyA !== moneyB)
    throw new InputError(`${givenB}: loss.currency: must be ${moneyA}, as in ${givenA}, got ${moneyB}`);
}

const because = "some number of the scenario is too large, or too small, to compute with";

/** Refuses means, errors and weekly bands that overflow although every run is finite. */
export function mustSumUp({ outcomes }: Summary, bands: readonly Band[]): void {
  for (const of of outcomes)
    if (!Number.isFinite(of.mean) || !Number.isFinite(of.standardError))
      throw new InputError(
        `${outcomeId(of)}: must have a finite mean and error, got ${of.mean} and ${of.standardError}: ${because}`,
      );
  for (const { series, material, sector, week, mean, p05, p95 } of bands)
    if (!Number.isFinite(mean) || !Number.isFinite(p05) || !Number.isFinite(p95))
      throw new InputError(
        `${outcomeId({ outcome: series, material, sector })}: must be finite in every week, got ${mean} on average in week ${week}: ${because}`,
      );
}

/** Weeks simulated, where all scenarios have the same. */
export function sharedHorizon(all: readonly ReadScenario[]): number | undefined {
  const [{ scenario }] = all;
  return all.every((each) => each.scenario.horizonWeeks === scenario.horizonWeeks) ? scenario.horizonWeeks : undefined;
}
