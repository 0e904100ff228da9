import { stringify } from "yaml";
import { isDay } from "../../../model/calendar.ts";
import { type Dimension, unitsOf } from "../../../model/scenario/units.ts";
import { textRules } from "../../../sim/scenario/printable.ts";

/** The rule that an answer breaks. */
export type Wrong = { readonly rule: string };

const wrong = (rule: string): Wrong => ({ rule });

export function isWrong(read: unknown): read is Wrong {
  return typeof read === "object" && read !== null && "rule" in read;
}

/** What an answer says of a number: known, between two ends, or between two ends with a most likely one. */
export type Quantity = { readonly numbers: readonly number[]; readonly unit: string };

const figure = "\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?";
const written = new RegExp(`^(-?${figure}(?:\\s*(?:\\.\\.|-|–|to)\\s*-?${figure}){0,2})\\s*(\\D.*)?$`, "i");
const between = /\s*(?:\.\.|(?<=\d)-|–|to)\s*/i;

/** Reads `20 t/yr`, `10..40 t/yr` or `10..20..40 t/yr`, also with `-` or `to` between; or says which rule the text breaks. */
function parseQuantity(text: string, dimension: Dimension, example: string): Quantity | Wrong {
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

export function words(text: string): string | Wrong {
  if (!/\p{L}/u.test(text)) return wrong("must be a name");
  return textRules.some(({ holds }) => !holds(text)) || /[\n\t]/.test(text) || text.length > 60
    ? wrong("must be at most 60 letters on one line")
    : text.trim();
}

export function day(text: string): string | Wrong {
  return isDay(text) ? text : wrong("must be a day such as 2026-11-01");
}

/** Reads a number or a range of it; a time may be none, a flow or money may not. */
export function quantity(dimension: "flow" | "time" | "money", example: string) {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text, dimension, example);
    return dimension !== "time" && !isWrong(read) && !(read.numbers[0] > 0) ? wrong("must be above 0") : read;
  };
}

export function price(example: string) {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text, "price", example);
    if (isWrong(read)) return read;
    if (read.numbers.length > 1) return wrong("must be one number: today's quote is known");
    return read.numbers[0] > 0 ? read : wrong("must be above 0");
  };
}

/** Reads a low and a high share of GDP, or one that is both. */
export function shareOfGdp(example: string) {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text.replace(/\s*of GDP$/i, ""), "share", example);
    if (isWrong(read)) return read;
    if (read.numbers.length > 2) return wrong("must be one number or two: a low and a high reading");
    const most = read.unit === "%" ? 100 : 1;
    return read.numbers.every((each) => each <= most) ? read : wrong("must be at most the whole GDP");
  };
}

/** Reads the code of a currency; nothing where none is said. */
export function currency(text: string): string | undefined | Wrong {
  if (text === "") return undefined;
  return /^[A-Z]{3}$/.test(text) ? text : wrong("must be a currency code");
}

/** A GDP is in some currency, and a currency is that of a GDP. */
export function oneWithoutTheOther(said: Readonly<Record<string, string | undefined>>): readonly string[] {
  const [gdp, code] = ["gdp", "currency"].map((key) => (said[key] ?? "") !== "");
  if (gdp === code) return [];
  return gdp
    ? ['--currency: must be said with --gdp, such as "EUR"']
    : ['--gdp: must be said with --currency, such as "4500 billion"'];
}

/** A name for keys and files: letters, digits and dashes, beginning with a letter; empty where nothing is left. */
export function nameOf(words: string): string {
  return words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}

export type SectorAnswer = { readonly name: string; readonly title: string; readonly endUse: "civil" | "military" };

const mostSectors = 12;

/** Reads `chips, radar:military`, or says which rule the text breaks. */
export function parseSectors(text: string): readonly SectorAnswer[] | Wrong {
  const parts = text.split(",").map((part) => part.trim());
  const sectors: SectorAnswer[] = [];
  for (const part of parts) {
    const [, title, endUse = "civil"] = /^([^:]+?)(?:\s*:\s*(civil|military))?$/.exec(part) ?? [];
    const name = title === undefined ? "" : nameOf(title);
    if (name === "") return wrong("must be names of sectors with commas between, :military after those that are");
    if (sectors.some((each) => each.name === name)) return wrong("must name each sector once");
    sectors.push({ name, title, endUse: endUse as SectorAnswer["endUse"] });
  }
  return sectors.length > mostSectors ? wrong(`must be at most ${mostSectors} sectors`) : sectors;
}
