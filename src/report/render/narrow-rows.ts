import { type Look, type Narrow, narrowRoom, wrappedTo } from "./narrow-text.ts";

type Field = { readonly [key in string]?: unknown } & { readonly field?: string; readonly type?: string };
type Datum = Readonly<Record<string, unknown>>;

/** A view of one panel, or a layer of it, as far as a narrow chart changes it. */
export type Unit = {
  readonly width: number;
  readonly height?: number | { readonly step: number; readonly for?: string } | undefined;
  readonly data?: { readonly values: readonly Datum[] };
  readonly mark?: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly encoding?: Readonly<Record<string, Field>>;
  readonly layer?: readonly Unit[];
  readonly name?: string;
  readonly title?: unknown;
};

/** Whether a panel has a row for each name. */
export function isRows(unit: Unit): boolean {
  return rowsOf(unit) !== undefined;
}

/** The encoding of the names of a panel's rows; that with an axis where not all have one. */
function rowsOf(unit: Unit): Field | undefined {
  const all = [unit, ...(unit.layer ?? [])].flatMap(({ encoding }): readonly Field[] =>
    encoding?.y === undefined ? [] : [encoding.y],
  );
  return all.find(({ type, field, sort }) => type === "nominal" && field !== undefined && Array.isArray(sort));
}

/** Text of a layer that stands at one x for all rows: left of the panel, or right of it. */
function isBeside({ mark, encoding }: Unit, side: "left" | "right", width: number): boolean {
  const at = Number(encoding?.x?.value);
  return mark?.type === "text" && (side === "left" ? at < 0 : at > width);
}

const lineHeight = 15;
/** Least height of a row of names or marks [px]. */
const leastStep = 20;

/** A panel of rows: each name in a row of its own above its marks, with the figures that there is no room for at the right. */
export function narrowRows(unit: Unit, { plot, measure }: Narrow): Unit {
  const y = rowsOf(unit);
  if (y?.field === undefined) return unit;
  const field = y.field;
  const names = (y.sort as readonly unknown[]).map(String);
  const layers = unit.layer ?? [unit];
  const { width } = unit;
  const beside = layers.filter((layer) => isBeside(layer, "left", width));
  const figures = layers.filter((layer) => isBeside(layer, "right", width));
  const reach = (layer: Unit) => {
    const texts =
      (layer.data ?? unit.data)?.values.map((row) => String(row[layer.encoding?.text?.field ?? ""] ?? "")) ?? [];
    const longest = Math.max(0, ...texts.map((text) => measure(text, lookOf(layer))));
    return Number(layer.encoding?.x?.value) - width + (layer.mark?.align === "right" ? 0 : longest);
  };
  const isBelow = Math.max(0, ...figures.map(reach)) > mostBeside;
  const values = unit.data?.values ?? [];
  // Heads of columns of figures, which stand before each figure where these go below their name.
  const headOf = ({ encoding }: Unit) => encoding?.text?.value;
  const columns = figures.filter((layer) => headOf(layer) === undefined);
  const heads = figures.flatMap((layer) => (headOf(layer) === undefined ? [] : [[headOf(layer)].flat().join(" ")]));
  const texts = names.map((name) => {
    const row = values.find((each) => String(each[field]) === name) ?? {};
    const said = (layer: Unit) => String(row[layer.encoding?.text?.field ?? ""] ?? "");
    const own =
      beside.length > 0 ? beside.map((layer) => [said(layer), lookOf(layer)] as const) : [[name, nameLook] as const];
    const headed = columns.map((layer, k) => (said(layer) === "" ? "" : `${heads[k] ?? ""} ${said(layer)}`.trim()));
    const told = isBelow ? [[headed.filter(Boolean).join("  ·  "), figureLook] as const] : [];
    return [...own, ...told].map(([text, look]) => ({
      look,
      lines: wrappedTo(text, narrowRoom - 24, look, measure).filter(Boolean),
    }));
  });
  const most = Math.max(1, ...texts.map((blocks) => blocks.reduce((sum, { lines }) => sum + lines.length, 0)));
  const ofOffsets = typeof unit.height === "object" && unit.height.for === "offset" ? 2 * unit.height.step : 0;
  const domain = names.flatMap((name) => [labelRow(name), name]);
  const rows = { field, type: "nominal", scale: { type: "band", domain, padding: 0 }, axis: null };
  const kept = layers
    .filter((layer) => !beside.includes(layer) && !(isBelow && figures.includes(layer)))
    .map((layer) => movedLayer(layer, field, rows, { from: width, to: plot }));
  const step = Math.max(leastStep, most * lineHeight + 4, ofOffsets);
  const labels = texts.flatMap((blocks, k) => {
    const all = blocks.flatMap(({ look, lines }) => lines.map((line) => ({ look, line })));
    return all.map(({ look, line }, at) => ({
      data: { values: [{ [field]: labelRow(names[k]), place: at }] },
      mark: {
        ...{
          type: "text",
          align: "left",
          baseline: "middle",
          fontSize: look.size,
          fontWeight: look.weight,
          color: look.color,
        },
        ...{ dy: step / 2 - 9 - lineHeight * (all.length - 1 - at), aria: false },
      },
      encoding: { x: { value: 0 }, y: rows, text: { value: line } },
    }));
  });
  // What goes over the whole height of the panel passes behind the names.
  const isAcross = ({ encoding }: Unit) => encoding?.y === undefined && unit.encoding?.y === undefined;
  const paper = {
    data: { values: names.map((name) => ({ [field]: labelRow(name), place: 0 })) },
    mark: { type: "rect", color: "#ffffff", aria: false },
    encoding: { x: { value: 0 }, x2: { value: plot }, y: rows },
  };
  const { encoding, mark: _, ...rest } = unit;
  return {
    ...rest,
    ...(encoding === undefined || unit.layer === undefined ? {} : { encoding: withRows(encoding, field, rows) }),
    ...{ width: plot, height: { step, for: "position" } },
    layer: [...kept.filter(isAcross), paper, ...kept.filter((layer) => !isAcross(layer)), ...labels],
  } as Unit;
}

/** The row in which a name stands, above the row of its marks. */
const labelRow = (name: string) => `${name}\u2063`;

/** Widest figures that stay at the right of the marks [px]. */
const mostBeside = 200;

type Colored = Look & { readonly color: unknown };
const nameLook: Colored = { size: 11.5, weight: 400, color: "#1d2733" };
const figureLook: Colored = { size: 11, weight: 600, color: "#1d2733" };

function lookOf({ mark }: Unit): Colored {
  return {
    size: Number(mark?.fontSize ?? 11),
    weight: Number(mark?.fontWeight ?? 400),
    color: mark?.color ?? nameLook.color,
  };
}

/** A layer on rows with room for names between them, what stood right of the panel moved with its edge. */
function movedLayer(
  layer: Unit,
  field: string,
  rows: Field,
  { from, to }: { readonly from: number; readonly to: number },
): Unit {
  const { encoding = {} } = layer;
  const at = Number(encoding.x?.value);
  const x = Number.isFinite(at) ? { x: { value: at > from ? at - from + to : (at / from) * to } } : {};
  return { ...layer, encoding: { ...withRows(encoding, field, rows), ...x } };
}

function withRows(encoding: NonNullable<Unit["encoding"]>, field: string, rows: Field): NonNullable<Unit["encoding"]> {
  return encoding.y?.field === field ? { ...encoding, y: rows } : encoding;
}
