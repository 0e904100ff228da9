import { endsWithHorizon } from "../../../model/outcomes/index.ts";
import { isPlainUnit, type OutcomeKey, type PlainUnit } from "../../../model/outcomes/outcome.ts";
import { nearest } from "../../scenario/problem.ts";
import type { Asked, Goal, Relation, Statistic } from "./goal.ts";

/** Names near to one that is not known: at most three, the nearest first; those of which the name is the beginning when none is near. */
function nearestFew(name: string, known: readonly string[]): readonly string[] {
  const found: string[] = [];
  while (found.length < 3) {
    const next = nearest(
      name,
      known.filter((each) => !found.includes(each)),
    );
    if (next === undefined) break;
    found.push(next);
  }
  if (found.length > 0 || name === "") return found;
  return known.filter((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}.`)).slice(0, 3);
}

/** A number with the unit that was written after it, or before it in the case of a currency. */
type Quantity = { readonly value: number; readonly unit: string };

function parseQuantity(text: string): Quantity | undefined {
  const [, before = "", digits, after = ""] =
    /^(\$?)([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([^\d\s.+-]*)$/i.exec(text.trim().replace("−", "-")) ?? [];
  const value = Number(digits);
  return digits === undefined || !Number.isFinite(value) ? undefined : { value, unit: before + after };
}

const plainSigns: Readonly<Record<PlainUnit, Readonly<Record<string, number>>>> = {
  share: { pt: 0.01 },
  "share of GDP": { pt: 0.01 },
  weeks: { w: 1, weeks: 1 },
  t: { t: 1 },
  ratio: { x: 1, "×": 1 },
  "million USD": { $m: 1, $: 1e-6 },
  firms: { firms: 1 },
  "firm-weeks": { "firm-weeks": 1 },
};

/** Signs in which a unit of the model may be written, and what each is in that unit; the first is the one shown. */
function signsOf(unit: string): Readonly<Record<string, number>> {
  if (isPlainUnit(unit)) return plainSigns[unit];
  return unit.startsWith("billion ") ? { bn: 1, [unit.replace("billion ", "bn")]: 1 } : {};
}

/** What a scenario offers to ask for. */
export type Askable = {
  readonly outcomes: ReadonlyMap<string, OutcomeKey>;
  readonly horizonWeeks: number;
};

export type Parsed =
  | { readonly kind: "goal"; readonly goal: Goal }
  | { readonly kind: "problem"; readonly message: string };

class Problem extends Error {}

/** Reads a statistic with its error, e.g. `p95(pricePaid.Dy.peak) 3%` or `P(firstLineStop.large <= 26w) 1pt`. */
export function parseGoal(given: string, askable: Askable): Parsed {
  try {
    return { kind: "goal", goal: read(given.trim(), askable) };
  } catch (error) {
    if (error instanceof Problem) return { kind: "problem", message: `${given.trim()}: ${error.message}` };
    throw error;
  }
}

const shape =
  "must be mean(<outcome>), median(<outcome>), p95(<outcome>) or P(<outcome> <= <value>), and an error such as 3% or 1pt";

function read(text: string, askable: Askable): Goal {
  const [, name, inside, error] = /^([A-Za-z][\w.]*)\s*\(([^()]*)\)\s*(.*)$/.exec(text) ?? [];
  if (name === undefined) throw new Problem(`${shape}, got ${text || "nothing"}`);
  const statistic = readStatistic(name, inside.trim(), askable);
  if (error === "") throw new Problem("must be followed by the error asked for, such as 3% or 1pt, got none");
  return { text, label: text.slice(0, text.indexOf(")") + 1), statistic, asked: readAsked(error, statistic) };
}

function readStatistic(name: string, inside: string, askable: Askable): Statistic {
  if (name === "P") return readProbability(inside, askable);
  if (name === "mean") return { kind: "mean", key: find(inside, askable) };
  const percent = name === "median" ? 50 : Number(/^p(\d+(?:\.\d+)?)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(percent)) throw new Problem(`${shape}, got ${name}(`);
  if (!(percent > 0 && percent < 100))
    throw new Problem(`a quantile must lie between p0 and p100, both excluded, got ${name}`);
  return { kind: "quantile", key: find(inside, askable), p: percent / 100 };
}

function readProbability(inside: string, askable: Askable): Statistic {
  const [, name, sign, bound] = /^([^\s<>≤≥=]+)\s*(<=|>=|<|>|≤|≥)\s*(.+)$/.exec(inside) ?? [];
  if (name === undefined) throw new Problem(`P must hold an outcome, <=, <, >= or >, and a value, got ${inside}`);
  const key = find(name, askable);
  const relation = sign.replace("≤", "<=").replace("≥", ">=") as Relation;
  const signs = key.unit.startsWith("share") ? { "%": 0.01, ...signsOf(key.unit) } : signsOf(key.unit);
  const threshold = inUnitOf(bound, signs, key.unit);
  const isSure =
    relation === "<=" || relation === ">" ? threshold >= askable.horizonWeeks : threshold > askable.horizonWeeks;
  if (endsWithHorizon(key) && isSure)
    throw new Problem(
      `must lie within the horizon of ${askable.horizonWeeks} weeks, which stands for never, got ${relation} ${bound}`,
    );
  const isDecided =
    relation === "<=" || relation === ">" ? threshold < 0 || threshold >= 1 : threshold <= 0 || threshold > 1;
  if (key.unit === "share" && isDecided)
    throw new Problem(
      `must lie where some runs can be on either side, and a share is never below 0 or above 1 (100 %), got ${relation} ${bound}`,
    );
  return { kind: "probability", key, relation, threshold };
}

/** Errors below these are beyond any number of runs, and near the rounding of the figures themselves. */
const leastPercent = 1e-4;
const leastSize = 1e-12;

function readAsked(text: string, { kind, key }: Statistic): Asked {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Problem(`the error must be a number with a unit, such as 3%, got ${text}`);
  if (!(quantity.value > 0)) throw new Problem(`the error must be above 0, got ${text}`);
  if (quantity.unit === "%" && quantity.value < leastPercent)
    throw new Problem(`the error must be at least ${leastPercent}%, got ${text}`);
  if (quantity.unit === "%") return { relative: true, size: quantity.value / 100, factor: 100, sign: "%" };
  const unit = kind === "probability" ? "share" : key.unit;
  const signs = signsOf(unit);
  const size = inUnitOf(text, signs, unit, "%");
  if (size < leastSize) throw new Problem(`the error must be at least ${leastSize} ${unit}, got ${text}`);
  const sign = quantity.unit in signs ? quantity.unit : (Object.keys(signs)[0] ?? unit);
  return { relative: false, size, factor: 1 / (signs[sign] ?? 1), sign };
}

/** A bare number is in the unit itself. */
function inUnitOf(text: string, signs: Readonly<Record<string, number>>, unit: string, ...others: string[]): number {
  const quantity = parseQuantity(text);
  const factor = quantity?.unit === "" ? 1 : signs[quantity?.unit ?? ""];
  if (quantity === undefined || factor === undefined) {
    const known = [...others, ...Object.keys(signs)].join(", ");
    throw new Problem(`must be a number in ${unit}${known === "" ? "" : ` (${known})`}, got ${text}`);
  }
  return quantity.value * factor;
}

function find(name: string, { outcomes }: Askable): OutcomeKey {
  const key = outcomes.get(name);
  if (key !== undefined) return key;
  const close = nearestFew(name, [...outcomes.keys()]);
  const known = [...new Set([...outcomes.values()].map(({ outcome }) => outcome))];
  throw new Problem(
    `${name || "nothing"}: no such outcome, ${close.length > 0 ? `did you mean ${close.join(" or ")}?` : `there are ${known.join(", ")}`}`,
  );
}
