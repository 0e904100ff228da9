import { inputLine, type Quantity, quoted } from "./quantity.ts";

/** Numbers as lines of YAML, each with where it comes from, all of the day of the scenario. */
export type Numbers = {
  /** What a flag or an answer said. */
  readonly said: (quantity: Quantity, flag: string) => string;
  readonly assumed: (distribution: string, unit: string) => string;
  readonly fixed: (value: number, unit: string, source: string) => string;
};

/** `date` is a month, YYYY-MM. */
export function numbersOf(date: string): Numbers {
  return {
    said: (quantity, flag) => inputLine(quantity, `said to init as --${flag}: write here where it comes from`, date),
    assumed: (distribution, unit) =>
      `{ distribution: ${distribution}, unit: ${unit}, source: "assumption of the template, wide on purpose: no evidence", date: ${date}, grade: D }`,
    fixed: (value, unit, source) =>
      `{ value: ${value}, unit: ${unit}, source: ${quoted(source)}, date: ${date}, grade: D }`,
  };
}
