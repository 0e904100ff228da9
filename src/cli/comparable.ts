import { InputError } from "./input-error.ts";

type Comparable = {
  readonly name: string;
  readonly stepWeeks: number;
  readonly materials: Readonly<Record<string, unknown>>;
  readonly sectors: Readonly<Record<string, unknown>>;
  readonly loss: { readonly currency: string };
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
  const [moneyA, moneyB] = [a, b].map(({ loss }) => loss.currency);
  if (moneyA !== moneyB)
    throw new InputError(`${givenB}: loss.currency: must be ${moneyA}, as in ${givenA}, got ${moneyB}`);
}
