import { stringify } from "yaml";
import type { Dimension } from "../../sim/scenario/units.ts";
import { unitsOf } from "../../sim/scenario/units.ts";
import { type Wrong, wrong } from "./wrong.ts";

/** What an answer says of a number: known, between two ends, or between two ends with a most likely one. */
export type Quantity = { readonly numbers: readonly number[]; readonly unit: string };

const written = /^(-?[\d.]+(?:e-?\d+)?(?:\.\.-?[\d.]+?(?:e-?\d+)?){0,2})\s*(.*)$/i;

/** Reads `20 t/yr`, `10..40 t/yr` or `10..20..40 t/yr`; or says which rule the text breaks. */
export function parseQuantity(text: string, dimension: Dimension): Quantity | Wrong {
  const units = unitsOf(dimension);
  const rule = `must be a number or a range and one of ${units.join(", ")}, such as 20 ${units[0]} or 10..40 ${units[0]}`;
  const [, figures, unit] = written.exec(text.trim()) ?? [];
  if (figures === undefined || !units.includes(unit)) return wrong(rule);
  const numbers = figures.split("..").map(Number);
  if (numbers.some((each) => !Number.isFinite(each))) return wrong(rule);
  if (numbers.some((each) => each < 0)) return wrong("must not be below 0");
  const [low, middle] = numbers;
  const high = numbers[numbers.length - 1];
  if (numbers.length > 1 && low >= high) return wrong("must be a range that rises");
  if (numbers.length === 3 && (middle < low || middle > high))
    return wrong("must have the most likely number in its range");
  return { numbers, unit };
}

/** One line of YAML: the number, or the distribution that says no more than the answer. */
export function inputLine({ numbers, unit }: Quantity, source: string, date: string): string {
  const about = `unit: ${unit}, source: ${quoted(source)}, date: ${date}, grade: D`;
  const [low, middle, high] = numbers;
  if (numbers.length === 1) return `{ value: ${low}, ${about} }`;
  if (numbers.length === 2) return `{ distribution: { kind: uniform, low: ${low}, high: ${middle} }, ${about} }`;
  return `{ distribution: { kind: triangular, low: ${low}, mode: ${middle}, high: ${high} }, ${about} }`;
}

/** As YAML text, in quotes: whatever the user typed stays text. */
export function quoted(text: string): string {
  return stringify(text, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }).trimEnd();
}
