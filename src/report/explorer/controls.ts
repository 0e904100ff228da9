import { declaredAt } from "../../model/declarations.ts";
import { quantile } from "../../model/distributions/quantile.ts";
import { inputsOf } from "../../model/scenario/inputs.ts";
import type { Input } from "../../model/scenario/parts.ts";
import { ScenarioError } from "../../sim/scenario/problem.ts";
import { type ReadScenario, readDocument } from "../../sim/scenario/read.ts";
import { inputText } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { inputUnit } from "../words/units.ts";
import type { Control } from "./given.ts";

/** How far a number that is not drawn can be moved: from half of it to twice as much. */
const reach = 2;

/** Of what is drawn, all but so much at either end. */
const tail = 0.02;

/** Ends further apart than this ratio are crossed in equal ratios. */
const wideRatio = 30;

/**
 * The inputs of a scenario that a reader can hold at a number, those of `first` before the others, in this order. Left out is
 * what cannot be held by itself, such as one of several shares that sum to one: either end of its slider must make a
 * scenario, by the rules of every scenario.
 */
export function controlsOf(
  read: Pick<ReadScenario, "scenario" | "document">,
  first: readonly string[],
  lang: Lang,
): readonly Control[] {
  const { scenario, document } = read;
  const place = (path: string) => (first.includes(path) ? first.indexOf(path) : first.length);
  const found = inputsOf(scenario).flatMap(({ path, input }) => {
    const ends = endsOf(path, input);
    if (ends === null || !ends.every((value) => makesScenario(document, path, value))) return [];
    return [controlOf(path, input, ends, document, lang)];
  });
  return found.toSorted((a, b) => place(a.path) - place(b.path));
}

function controlOf(path: string, input: Input, [low, high]: Ends, document: Document, lang: Lang): Control {
  const { name, what } = inputText(path, { scenario: document as never }, lang);
  const isShare = input.unit === "share";
  const isPlain = input.unit === "ratio" || input.unit === "count";
  return {
    ...{ path, name, what, low, high },
    unit: isShare ? "%" : isPlain ? "" : inputUnit(input.unit, lang),
    factor: isShare ? 100 : 1,
    at: quantile(input.distribution, 0.5),
    isDrawn: input.distribution.kind !== "constant",
    isLog: low > 0 && high / low > wideRatio,
  };
}

type Ends = readonly [low: number, high: number];
type Document = Readonly<Record<string, unknown>>;

/** Lowest and highest value, in the unit of the input; null where there is no room between them. */
function endsOf(path: string, { distribution, toModelUnit }: Input): Ends | null {
  const range = declaredAt(path)?.spec.range;
  if (range === undefined) return null;
  const isShare = range.low === 0 && range.high === 1;
  const raw: Ends =
    distribution.kind !== "constant"
      ? [quantile(distribution, tail), quantile(distribution, 1 - tail)]
      : isShare
        ? [0, 1 / toModelUnit]
        : [distribution.value / reach, distribution.value * reach];
  const [low, high] = raw.toSorted((a, b) => a - b).map((value) => Number(value.toPrecision(3)));
  const ends: Ends = [Math.max(low, range.low / toModelUnit), Math.min(high, range.high / toModelUnit)];
  const isOpen = range.openBelow === true && ends[0] * toModelUnit <= range.low;
  return ends[1] > ends[0] && !isOpen ? ends : null;
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
