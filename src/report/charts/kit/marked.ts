import { widestOf } from "./names.ts";
import { ink } from "./theme.ts";

/** A point of a curve that is told in words beside it. */
export type Marked = {
  /** Where it lies, in the units of the axes. */
  readonly x: number | string;
  readonly y: number;
  readonly text: string;
  /** Shorter words, for where there is no room for the others. */
  readonly brief?: string;
  readonly color?: string;
};

/** A place in a panel: parts of its width from the left and of its height from the top. */
export type Part = readonly [number, number];

/** A panel: its size [px] and where a point of the axes lies in it. */
export type Plot = {
  readonly width: number;
  readonly height: number;
  readonly partOf: (x: number | string, y: number) => Part;
};

/** How the names of layers of marked points begin, by which a narrow chart knows them. */
export const markedName = "marked";

/** What a layer of marked points holds of each, so that a panel of another size can have its words elsewhere. */
type MarkedRow = {
  readonly place: number;
  readonly x: number | string;
  readonly y: number;
  readonly text: string;
  readonly brief: string;
  readonly color: string;
  readonly part: Part;
};

/** Letters of the words, half the height of their box, and half that of a dot [px]. */
const [size, half, dot] = [11, 8, 5];

/**
 * Dots on curves, each with its words beside it, where neither the lines `around` nor other words are: to the right and above
 * first. A point whose words have no room is left out, the last ones first. Null where none is left.
 */
export function markedPoints(
  points: readonly Marked[],
  around: readonly (readonly Part[])[],
  { width, height, partOf }: Plot,
  { x, y }: { readonly x: object; readonly y: object },
  name: string = markedName,
): readonly object[] {
  const rows = points.map(
    ({ x, y, text, brief = text, color = ink }, place): MarkedRow => ({
      ...{ place, x, y, text, brief, color, part: partOf(x, y) },
    }),
  );
  return markedLayers(rows, thinned(around), { width, height }, { x, y }, name);
}

/** The same marks in a panel of another size [px]; nothing where none has room. */
export function marksAnew(layer: object, size: { readonly width: number; readonly height: number }): readonly object[] {
  const {
    name,
    data,
    layer: layers,
  } = layer as {
    readonly name: string;
    readonly data: { readonly values: readonly (MarkedRow & { readonly around?: readonly (readonly Part[])[] })[] };
    readonly layer: readonly { readonly encoding: { readonly x: object; readonly y: object } }[];
  };
  const [{ around = [] }] = data.values;
  const { x, y } = layers[0].encoding;
  const rows = data.values.map(({ around: _, ...row }) => row);
  return markedLayers(rows, around, size, { x, y }, name);
}

type Beside = { readonly dx: number; readonly dy: number; readonly align: "left" | "right" | "center" };

/** Where words may stand beside their dot, the nearest and rightmost above first. */
const places: readonly Beside[] = [9, 16, 24, 34, 46].flatMap((far) => [
  { dx: 7, dy: -far, align: "left" as const },
  ...(far === 9 ? [{ dx: 10, dy: 0, align: "left" as const }] : []),
  { dx: 0, dy: -far - 3, align: "center" as const },
  { dx: 7, dy: far, align: "left" as const },
  { dx: -7, dy: far, align: "right" as const },
  { dx: -7, dy: -far, align: "right" as const },
  { dx: 0, dy: far + 3, align: "center" as const },
]);

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function markedLayers(
  all: readonly MarkedRow[],
  around: readonly (readonly Part[])[],
  { width, height }: { readonly width: number; readonly height: number },
  { x, y }: { readonly x: object; readonly y: object },
  name: string,
): readonly object[] {
  const lines = around.map((line) => line.map(([across, down]): Part => [across * width, down * height]));
  const dots = all.map(({ part: [across, down] }) => boxAt(across * width, down * height, dot, dot));
  const taken: Box[] = [];
  const placed = all.flatMap((row, k) => {
    const [across, down] = [row.part[0] * width, row.part[1] * height];
    const isFree = (box: Box) =>
      box.left >= 0 &&
      box.right <= width &&
      box.top >= 0 &&
      box.bottom <= height &&
      [...taken, ...dots].every((other) => !isOver(box, other)) &&
      !lines.some((line) => line.slice(1).some((to, at) => isThrough(line[at], to, box)));
    const boxOf = (text: string, { dx, dy, align }: Beside) => {
      const wide = widestOf([text], size) * 1.02;
      const left = across + dx - (align === "left" ? 0 : align === "right" ? wide : wide / 2);
      return { left, right: left + wide, top: down + dy - half, bottom: down + dy + half };
    };
    for (const field of ["text", "brief"] as const) {
      const beside = places.find((each) => isFree(boxOf(row[field], each)));
      if (beside === undefined) continue;
      taken.push(boxOf(row[field], beside), dots[k]);
      return [{ row, beside, field }];
    }
    return [];
  });
  if (placed.length === 0) return [];
  // The first row has what the words keep clear of, for a panel of another size.
  const values = all.map((row, k) => (k === 0 ? { ...row, around } : row));
  const ofX = { ...x, field: "x" };
  const ofY = { ...y, field: "y", type: "quantitative" };
  const isPlaced = `indexof(${JSON.stringify(placed.map(({ row }) => row.place))}, datum.place) >= 0`;
  const color = { field: "color", type: "nominal", scale: null };
  return [
    {
      name,
      data: { values },
      layer: [
        {
          transform: [{ filter: isPlaced }],
          mark: { type: "circle", size: 46, opacity: 1, stroke: "#ffffff", strokeWidth: 1, aria: false },
          encoding: { x: ofX, y: ofY, color },
        },
        ...placed.map(({ row, beside, field }) => ({
          transform: [{ filter: `datum.place === ${row.place}` }],
          mark: { type: "text", ...beside, baseline: "middle", fontSize: size, fontWeight: 600, aria: false },
          encoding: { x: ofX, y: ofY, text: { field }, color },
        })),
      ],
    },
  ];
}

function boxAt(across: number, down: number, wide: number, high: number): Box {
  return { left: across - wide, right: across + wide, top: down - high, bottom: down + high };
}

function isOver(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether a straight line from one place to another [px] goes through a box. */
function isThrough([fromX, fromY]: Part, [toX, toY]: Part, { left, right, top, bottom }: Box): boolean {
  let [enter, leave] = [0, 1];
  const cut = (from: number, step: number, low: number, high: number) => {
    if (step === 0) return from > low && from < high;
    const [a, b] = [(low - from) / step, (high - from) / step];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
    return enter < leave;
  };
  return cut(fromX, toX - fromX, left, right) && cut(fromY, toY - fromY, top, bottom);
}

/** Lines without what moves them by less than a pixel or so: short enough to be kept with the marks. */
function thinned(lines: readonly (readonly Part[])[]): readonly (readonly Part[])[] {
  return lines.map((line) => {
    const kept: Part[] = [];
    for (const [k, [across, down]] of line.entries()) {
      const last = kept.at(-1);
      const isFar = last === undefined || Math.abs(last[0] - across) > 1 / 150 || Math.abs(last[1] - down) > 1 / 150;
      if (isFar || k === line.length - 1) kept.push([rounded(across), rounded(down)]);
    }
    return kept;
  });
}

const rounded = (part: number) => Number(part.toFixed(4));
