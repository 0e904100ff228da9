import { declaredAt } from "../../model/declarations.ts";
import { quantile } from "../../model/distributions/quantile.ts";
import { inputsOf } from "../../model/scenario/inputs.ts";
import type { Input } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { ScenarioError } from "../../sim/scenario/problem.ts";
import { type ReadScenario, readDocument } from "../../sim/scenario/read.ts";
import { explorerWords } from "../words/explorer.ts";
import { inputText } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { titleIn } from "../words/titles.ts";
import { inputUnit } from "../words/units.ts";
import type { Control } from "./given.ts";

/** How far a number that is not drawn can be moved: from half of it to twice as much. */
const reach = 2;

/** What a slider leaves out at either end: so much of the draws, or of the way; more where the rules of scenarios ask for it. */
const tails = [0.02, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** Ends further apart than this ratio are crossed in equal ratios. */
const wideRatio = 30;

type Read = Pick<ReadScenario, "scenario" | "document">;

/**
 * The inputs of a scenario that a reader can hold at a number, those of `first` before the others, in this order. Left out is
 * what cannot be held by itself, such as one of several shares that sum to one: either end of its slider must make a
 * scenario, by the rules of every scenario, and so of `known`, the scenario with what is on record.
 */
export function controlsOf(
  read: Read,
  first: readonly string[],
  lang: Lang,
  known: Read | null = null,
): readonly Control[] {
  const { scenario } = read;
  const place = (path: string) => (first.includes(path) ? first.indexOf(path) : first.length);
  const found = inputsOf(scenario).flatMap(({ path, input }) => {
    const ends = endsOf(path, input, read.document);
    if (ends === null) return [];
    const control = controlOf(path, input, ends, read, lang);
    return known === null ? [control] : [{ ...control, known: reachOf(endsOf(path, input, known.document)) }];
  });
  return found.toSorted((a, b) => place(a.path) - place(b.path));
}

function controlOf(path: string, input: Input, [low, high]: Ends, { scenario, document }: Read, lang: Lang): Control {
  const { what } = inputText(path, { scenario: document as never }, lang);
  const isShare = input.unit === "share";
  const isPlain = input.unit === "ratio" || input.unit === "count";
  return {
    ...{ path, name: nameOf(path, scenario, document, lang), what, low, high },
    unit: isShare ? "%" : isPlain ? "" : (explorerWords[lang].units[input.unit] ?? inputUnit(input.unit, lang)),
    factor: isShare ? 100 : 1,
    at: quantile(input.distribution, 0.5),
    isDrawn: input.distribution.kind !== "constant",
    isLog: low > 0 && high / low > wideRatio,
  };
}

/** In words; a duration that states of policy share is called by all of them. */
function nameOf(path: string, { policy }: Scenario, document: Document, lang: Lang): string {
  const nameAt = (each: string) => inputText(each, { scenario: document as never }, lang).name;
  const duration = /^policy\.durations\.(.+)$/.exec(path)?.[1];
  const states = Object.entries(policy.states).filter(([, { lasts }]) => lasts === duration);
  if (duration === undefined || states.length === 0) return nameAt(path);
  const [[first], ...others] = states;
  const titles = others.map(([, { title }]) => titleIn(title, lang));
  return [nameAt(`policy.states.${first}.lasts`), ...titles].join(lang === "ja" ? "、" : ", ");
}

type Ends = readonly [low: number, high: number];
function reachOf(ends: Ends | null): Control["known"] {
  return ends === null ? null : { low: ends[0], high: ends[1] };
}

type Document = Readonly<Record<string, unknown>>;

/** Lowest and highest value at which an input makes a scenario, in its unit; null where there is no room between them. */
function endsOf(path: string, { distribution, toModelUnit }: Input, document: Document): Ends | null {
  const range = declaredAt(path)?.spec.range;
  if (range === undefined) return null;
  const isShare = range.low === 0 && range.high === 1;
  const at = quantile(distribution, 0.5);
  const whole = isShare ? [0, 1 / toModelUnit] : [at / reach, at * reach].toSorted((a, b) => a - b);
  const end = (which: 0 | 1) =>
    (distribution.kind === "constant" ? [0, ...tails] : tails)
      .map((tail) =>
        distribution.kind === "constant"
          ? whole[which] + (at - whole[which]) * tail
          : quantile(distribution, which === 0 ? tail : 1 - tail),
      )
      .map((value) => Number(value.toPrecision(3)))
      .find((value) => makesScenario(document, path, value));
  const [low, high] = [end(0), end(1)];
  return low !== undefined && high !== undefined && high > low ? [low, high] : null;
}

function makesScenario(document: Document, path: string, value: number): boolean {
  try {
    readDocument(withValue(document, path.split("."), value), path);
    return true;
  } catch (error) {
    if (error instanceof ScenarioError) return false;
    throw error;
  }
}

function withValue(node: Document, [key, ...rest]: readonly string[], value: number): Document {
  if (rest.length > 0) return { ...node, [key]: withValue(node[key] as Document, rest, value) };
  const { distribution: _d, parameter: _p, note: _n, ...own } = node[key] as Document;
  return { ...node, [key]: { ...own, value } };
}
