import { isOfEvents } from "./narrow-events.ts";
import { isRows, type Unit } from "./narrow-rows.ts";
import { isOfDots } from "./slide-form.ts";
import { facetNames, isNode, listed, type Node, strip } from "./slide-views.ts";

/** How much of a view's size its panels take [px]: what grows with them and what does not. */
export type Extent = {
  readonly width: number;
  readonly height: number;
  /** Of strips. */
  readonly fixedHeight: number;
  /** The narrowest and the lowest panel over the least that it may be; without bounds where there is none that grows. */
  readonly narrowest: number;
  readonly lowest: number;
  readonly columns: number;
  readonly rows: number;
};

/** Least width and height of a panel [px]. */
const [leastWidth, leastHeight] = [110, 72];

/** How much lower a panel may become whose curves have names at their ends, which stand a line apart: as close as they are high. */
const closest = 0.86;

const none = Number.POSITIVE_INFINITY;
const nothing: Extent = { width: 0, height: 0, fixedHeight: 0, narrowest: none, lowest: none, columns: 1, rows: 1 };

/** The extent of a view whose outer panels stand in so many columns; in those it was made in when left out. */
export function extentOf(view: Node, columns?: number): Extent {
  const list = listed(view);
  if (list !== undefined) {
    const { key, all, panels } = list;
    if (panels.length === 1) return extentOf(panels[0], columns);
    const own = key === "concat" ? Number(view.columns ?? panels.length) : key === "hconcat" ? panels.length : 1;
    const cells = panels.map((each) => extentOf(each));
    return grid(cells, (panels.length === all.length ? columns : undefined) ?? own);
  }
  if (isNode(view.spec)) {
    const count = facetNames(view)?.length ?? 1;
    return grid(Array(count).fill(extentOf(view.spec)), columns ?? Number(view.columns ?? count));
  }
  return typeof view.width !== "number" || isOfEvents(view) ? nothing : unitExtent(view as unknown as Unit);
}

function unitExtent(unit: Unit): Extent {
  const { width } = unit;
  const narrowest = width / leastWidth;
  // Rows of names are as high as they are: what is around them counts them.
  if (isRows(unit)) return { ...nothing, width, narrowest };
  const height = typeof unit.height === "number" ? unit.height : 0;
  if (height < strip) return { ...nothing, width, fixedHeight: height };
  if (isOfDots(unit)) return { ...nothing, width, narrowest };
  return { ...nothing, width, height, narrowest, lowest: hasEndLabels(unit) ? 1 / closest : height / leastHeight };
}

/** Whether names stand at the ends of curves: they are set apart for the height that the panel has. */
function hasEndLabels({ layer = [] }: Unit): boolean {
  return layer.some(
    ({ mark, data }) => mark?.type === "text" && Number(mark.dx) > 0 && mark.align === "left" && data !== undefined,
  );
}

function grid(cells: readonly Extent[], wanted: number): Extent {
  const columns = Math.max(1, Math.min(wanted, cells.length));
  const rows = Math.ceil(cells.length / columns);
  const most = (of: readonly number[]) => Math.max(0, ...of);
  const sum = (count: number, of: (k: number) => number) =>
    Array.from({ length: count }, (_, k) => of(k)).reduce((a, b) => a + b, 0);
  const inRow = (row: number) => cells.slice(row * columns, (row + 1) * columns);
  const inColumn = (column: number) => cells.filter((_, k) => k % columns === column);
  return {
    width: sum(columns, (k) => most(inColumn(k).map(({ width }) => width))),
    height: sum(rows, (k) => most(inRow(k).map(({ height }) => height))),
    fixedHeight: sum(rows, (k) => most(inRow(k).map(({ fixedHeight }) => fixedHeight))),
    narrowest: Math.min(...cells.map(({ narrowest }) => narrowest)),
    lowest: Math.min(...cells.map(({ lowest }) => lowest)),
    ...{ columns, rows },
  };
}
