import type { TopLevelSpec } from "vega-lite";
import { markedName } from "../../../src/report/charts/kit/marked.ts";

type Datum = Readonly<Record<string, unknown>>;
type View = {
  readonly name?: string;
  readonly data?: { readonly values: readonly Datum[] } | undefined;
  readonly mark?: { readonly type: string; readonly align?: string; readonly dx?: number };
  readonly encoding?: Readonly<Record<string, { readonly field?: string } | undefined>>;
  readonly layer?: readonly View[];
};

/**
 * What is wrong with the points that a chart marks and with the labels at the ends of its lines, in words: a point that no line
 * goes through, a label that tells of another value than the last of any line.
 */
export function lineFaults(spec: TopLevelSpec): readonly string[] {
  return panelsOf(spec).flatMap(({ layers }) => {
    const lines = layers.flatMap(linesOf);
    const marked = layers.filter(({ name }) => name?.startsWith(markedName)).flatMap(({ data }) => data?.values ?? []);
    const labels = layers.flatMap(leavesOf).flatMap(({ data }) => data?.values.filter((row) => "end" in row) ?? []);
    return [
      ...marked
        .filter(({ x, y }) => !lines.some((line) => line.some((at) => at.x === x && at.y === y)))
        .map((row) => `on no line: ${JSON.stringify(row)}`),
      ...labels
        .filter(({ end }) => !lines.some((line) => isClose(line.at(-1)?.y, end)))
        .map((row) => `where no line ends: ${JSON.stringify(row)}`),
    ];
  });
}

/** To the four digits with which charts draw. */
function isClose(drawn: unknown, told: unknown): boolean {
  return Math.abs(Number(drawn) - Number(told)) <= 6e-4 * Math.abs(Number(told)) + 1e-9;
}

/** Every panel with layers, and in them the rows of those above. */
function panelsOf(node: unknown, given: readonly Datum[] = []): readonly { readonly layers: readonly View[] }[] {
  if (Array.isArray(node)) return node.flatMap((each) => panelsOf(each, given));
  if (node === null || typeof node !== "object") return [];
  const view = node as View;
  const values = view.data?.values ?? given;
  if (view.layer !== undefined)
    return [{ layers: view.layer.map((layer) => ({ ...layer, data: layer.data ?? { values } })) }];
  const { data: _, ...rest } = view;
  return Object.values(rest).flatMap((each) => panelsOf(each, values));
}

function leavesOf(view: View): readonly View[] {
  return view.layer === undefined
    ? [view]
    : view.layer.flatMap((layer) => leavesOf({ ...layer, data: layer.data ?? view.data }) as readonly View[]);
}

type At = { readonly x: unknown; readonly y: unknown };

/** What each line of a layer goes through, from left to right; an area counts as the lines of its edges. */
function linesOf(layer: View): readonly (readonly At[])[] {
  return leavesOf(layer).flatMap(({ mark, encoding, data }) => {
    const x = encoding?.x?.field;
    if ((mark?.type !== "line" && mark?.type !== "area") || x === undefined) return [];
    const by = encoding?.stroke?.field ?? encoding?.color?.field ?? "quote";
    return [encoding?.y?.field, encoding?.y2?.field].flatMap((y) => {
      if (y === undefined) return [];
      const rows = (data?.values ?? []).filter((row) => row[y] !== undefined);
      const lines = [...Map.groupBy(rows, (row) => row[by]).values()];
      return lines.map((all) => all.map((row) => ({ x: row[x], y: row[y] })));
    });
  });
}
