import { stringify } from "yaml";
import type { Dimension } from "../../sim/scenario/units.ts";
import { unitsOf } from "../../sim/scenario/units.ts";
import { type Wrong, wrong } from "./wrong.ts";

/** What an answer says of a number: known, between two ends, or between two ends with a most likely one. */
export type Quantity = { readonly numbers: readonly number[]; readonly unit: string };

const figure = "\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?";
const written = new RegExp(`^(-?${figure}(?:\\s*(?:\\.\\.|-|–|to)\\s*-?${figure}){0,2})\\s*(\\D.*)?$`, "i");
const between = /\s*(?:\.\.|(?<=\d)-|–|to)\s*/i;

/** Reads `20 t/yr`, `10..40 t/yr` or `10..20..40 t/yr`, also with `-` or `to` between; or says which rule the text breaks. */
export function parseQuantity(text: string, dimension: Dimension, example: string): Quantity | Wrong {
  const units = unitsOf(dimension);
  if (/\d,\d/.test(text)) return wrong(`must have no comma in its numbers, such as ${example}`);
  const [, figures, unit = ""] = written.exec(text.trim()) ?? [];
  if (figures === undefined) return wrong(`must be a number or a range with its unit, such as ${example}`);
  if (!units.includes(unit)) return wrong(unitRule(unit, units));
  const numbers = figures.split(between).map(Number);
  if (numbers.some((each) => !Number.isFinite(each))) return wrong(`must be finite, such as ${example}`);
  if (numbers.some((each) => each < 0)) return wrong("must not be below 0");
  const [low, middle] = numbers;
  const high = numbers[numbers.length - 1];
  if (numbers.length > 1 && low >= high) return wrong("must be a range that rises");
  if (numbers.length === 3 && (middle < low || middle > high))
    return wrong("must have the most likely number in its range");
  return { numbers, unit };
}

function unitRule(unit: string, units: readonly string[]): string {
  return `must ${unit === "" ? "have its unit," : "be in"} ${units.slice(0, -1).join(", ")} or ${units.at(-1)}`;
}

/** One line of YAML: the number, or the distribution that says no more than the answer. */
export function inputLine({ numbers, unit }: Quantity, source: string, date: string): string {
  const about = `unit: ${unit.startsWith("%") ? quoted(unit) : unit}, source: ${quoted(source)}, date: ${date}, grade: D`;
  const [low, middle, high] = numbers;
  if (numbers.length === 1) return `{ value: ${low}, ${about} }`;
  if (numbers.length === 2) return `{ distribution: { kind: uniform, low: ${low}, high: ${middle} }, ${about} }`;
  return `{ distribution: { kind: triangular, low: ${low}, mode: ${middle}, high: ${high} }, ${about} }`;
}

/** As YAML text, in quotes: whatever the user typed stays text. */
export function quoted(text: string): string {
  return stringify(text, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }).trimEnd();
}
