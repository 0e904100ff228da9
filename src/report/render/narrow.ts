import { dottedName, keyDot } from "../charts/kit/labels.ts";
import { markedName, marksAnew } from "../charts/kit/marked.ts";
import { isOfEvents, narrowEvents } from "./narrow-events.ts";
import { isRows, narrowRows, type Unit } from "./narrow-rows.ts";
import { type Lines, type Look, type Measure, type Narrow, narrowRoom, unbroken, wrappedTo } from "./narrow-text.ts";

/* A chart made for a narrow screen: panels below each other, names above their rows, labels of curves above their panel. */

type Node = Readonly<Record<string, unknown>>;

/** The same views below each other, each `plot` pixels wide; names, titles and legends broken to fit. */
export function narrowed(view: unknown, narrow: Narrow): unknown {
  if (Array.isArray(view)) return view.map((each) => narrowed(each, narrow));
  if (!isNode(view)) return view;
  const { title, hconcat, vconcat, concat, columns, bounds, facet, spec, ...rest } = view;
  const views = hconcat ?? vconcat ?? concat;
  const titled = title === undefined ? {} : { title: narrowTitle(title, roomOfTitle(view), narrow) };
  if (Array.isArray(views)) {
    const within = sharesColors(rest) ? { ...narrow, hasLegendApart: true } : narrow;
    return { ...withSpacing(rest), ...titled, vconcat: narrowed(views, within) };
  }
  if (spec !== undefined)
    return {
      ...withSpacing(rest),
      ...titled,
      facet: narrowFacet(facet as Node, narrow),
      columns: 1,
      spec: narrowed(spec, narrow),
    };
  if (typeof view.width !== "number") return view;
  if (isOfEvents(view)) return narrowEvents(view, narrow.plot);
  const unit = { ...rest, ...titled } as Unit;
  return legendsOf(isRows(unit) ? narrowRows(unit, narrow) : narrowCurves(unit, narrow), narrow);
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Whether views have one legend, which stands above all of them. */
function sharesColors({ resolve }: Node): boolean {
  return isNode(resolve) && isNode(resolve.scale) && resolve.scale.color === "shared";
}

/** Views that stood in a row keep as much apart as rows do. */
function withSpacing({ spacing, ...rest }: Node): Node {
  const apart = isNode(spacing) ? spacing.row : spacing;
  return { ...rest, spacing: Math.max(12, Math.min(28, Number(apart ?? 20))) };
}

/** Room for the title of a view [px]: one without a vertical axis begins where the panels of others do. */
function roomOfTitle({ mark, encoding }: Node): number {
  return mark !== undefined && !(isNode(encoding) && "y" in encoding) ? narrowRoom - leftOfPanel : narrowRoom;
}

/** Titles of panels from the left edge of all that is drawn, in lines. */
function narrowTitle(title: unknown, room: number, { measure }: Narrow): unknown {
  if (!isNode(title)) return title;
  const { text, subtitle, frame: _, dx: __, ...look } = title;
  const lines = (of: unknown, size: unknown, weight: number): Lines =>
    [of].flat().flatMap((each) => wrappedTo(String(each), room, { size: Number(size), weight }, measure));
  return {
    ...look,
    ...{ anchor: "start", frame: "bounds", text: lines(unbroken([text].flat().map(String)), look.fontSize ?? 13, 600) },
    ...(subtitle === undefined ? {} : { subtitle: lines(subtitle, look.subtitleFontSize ?? 12, 400) }),
  };
}

/** Panels of a facet are named each, also where those above told it in a row of several. */
function narrowFacet(facet: Node, { measure }: Narrow): Node {
  const { header, sort, ...rest } = facet;
  const given = isNode(header) && header.labelExpr !== "''" ? header : {};
  const look = { size: Number(given.labelFontSize ?? 12), weight: 600 };
  const names = Array.isArray(sort) ? sort.map(String) : [];
  return { ...rest, sort, header: { ...given, ...broken(names, given, narrowRoom - leftOfPanel, look, measure) } };
}

/** Labels that are too long for a width, in lines; nothing where none is. */
function broken(names: readonly string[], { labelExpr }: Node, width: number, look: Look, measure: Measure): Node {
  const shown = shownAs(labelExpr) ?? names;
  if (shown.length !== names.length || shown.every((name) => measure(name, look) <= width)) return {};
  const lines = shown.map((name) => wrappedTo(name, width, look, measure));
  return { labelExpr: `${JSON.stringify(lines)}[indexof(${JSON.stringify(names)}, datum.label)]` };
}

/** What an expression writes for each name, e.g. in lines; undefined where it is another expression, or none. */
export function shownAs(labelExpr: unknown): readonly string[] | undefined {
  const [, written] = String(labelExpr ?? "").match(/^(\[.*\])\[indexof\(/s) ?? [];
  if (written === undefined) return undefined;
  return (JSON.parse(written) as readonly (string | Lines)[]).map((lines) => unbroken([lines].flat()));
}

/** Panels of curves: as wide as there is room; what was written right of them stands above, in lines. */
function narrowCurves(unit: Unit, { plot, measure }: Narrow): Unit {
  const scale = plot / unit.width;
  const layers = (unit.layer ?? [unit]).flatMap((layer) =>
    layer.name === dottedName ? (layer.layer?.[0] ?? []) : layer,
  );
  const isEndLabel = ({ mark, data, encoding }: Unit) =>
    mark?.type === "text" &&
    Number(mark.dx) > 0 &&
    mark.align === "left" &&
    data !== undefined &&
    "field" in (encoding?.x ?? {});
  const labels = layers.filter(isEndLabel);
  const keys = labels.flatMap(({ data, mark }) =>
    (data?.values ?? [])
      .toSorted((a, b) => Number(b.place) - Number(a.place))
      .flatMap(({ text, whole = text, color, swatch }) => {
        if (whole === "") return [];
        const look = { size: Number(mark?.fontSize ?? 11.5), weight: Number(mark?.fontWeight ?? 400) };
        return wrappedTo(String(whole), narrowRoom - 50, look, measure).map((line, at) => ({
          ...{ line, color: color ?? mark?.color, mark },
          ...(swatch === undefined ? {} : { swatch: at === 0 ? swatch : "" }),
        }));
      }),
  );
  const height = typeof unit.height === "number" ? unit.height : 0;
  const kept = layers
    .filter((layer) => !isEndLabel(layer))
    .flatMap((layer) =>
      isOfMarks(layer) ? (marksAnew(layer, { width: plot, height }) as readonly Unit[]) : scaledMark(layer, scale),
    );
  if (unit.layer === undefined) return { ...kept[0], width: plot, height: scaledHeight(unit, scale) };
  return {
    ...unit,
    width: plot,
    height: scaledHeight(unit, scale),
    layer: [
      ...kept,
      ...keys.flatMap(({ line, color, mark, swatch }, k) => {
        const key = (text: string, look: object) => ({
          data: { values: [{ place: k }] },
          mark: { ...mark, dx: 0, baseline: "bottom", ...look },
          encoding: { x: { value: 0 }, y: { value: -6 - keyHeight * (keys.length - 1 - k) }, text: { value: text } },
        });
        if (swatch === undefined) return [key(line, { color })];
        const dot = { color: swatch, fontSize: keyDot.size, dy: 3 };
        return [...(swatch === "" ? [] : [key(keyDot.sign, dot)]), key(line, { color, dx: keyDot.room })];
      }),
    ],
    ...(keys.length > 0 ? { keysAbove: keyHeight * keys.length + 4 } : {}),
  } as Unit;
}

/** Height of a line above a panel [px]. */
const keyHeight = 16;

/** Whether a layer is of points marked with their words. */
function isOfMarks({ name }: Unit): boolean {
  return String(name).startsWith(markedName);
}

/** Marks whose size was made for the width of their panel shrink with it. */
function scaledMark(layer: Unit, scale: number): Unit {
  const { mark, encoding } = layer;
  if (Array.isArray(layer.layer)) return { ...layer, layer: layer.layer.map((each) => scaledMark(each, scale)) };
  const x = encoding?.x as { value?: unknown } | undefined;
  const moved = typeof x?.value === "number" ? { encoding: { ...encoding, x: { value: x.value * scale } } } : {};
  if (mark?.type === "circle" && typeof mark.size === "number")
    return { ...layer, ...moved, mark: { ...mark, size: mark.size * scale ** 2 } };
  if (mark?.type === "tick" && typeof mark.width === "number")
    return { ...layer, ...moved, mark: { ...mark, width: mark.width * scale } };
  return { ...layer, ...moved };
}

/** Circles on top of each other need as much less height. */
function scaledHeight(unit: Unit, scale: number): Unit["height"] {
  const { height } = unit;
  const hasCircles = [unit, ...(unit.layer ?? [])].some(({ mark }) => mark?.type === "circle");
  return hasCircles && typeof height === "number" ? height * scale : height;
}

/** Legends in as many columns as there is room for, above labels of curves. */
function legendsOf(unit: Unit, { measure, mostColumns, hasLegendApart = false }: Narrow): Unit {
  const { keysAbove: above = 0, ...rest } = unit as Unit & { readonly keysAbove?: number };
  const keysAbove = hasLegendApart ? 0 : above;
  const changed = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(changed);
    if (!isNode(node)) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (key === "values") return [key, value];
        if (key !== "legend" || !isNode(value)) return [key, changed(value)];
        const names = namesOf(node);
        const look = { size: 11, weight: 400 };
        const room = narrowRoom - leftOfPanel;
        const widest = Math.max(0, ...(shownAs(value.labelExpr) ?? names).map((label) => measure(label, look)));
        const fitting = Math.max(1, Math.floor(room / (widest + besideLabel)));
        const columns = Math.min(Number(value.columns ?? 3), mostColumns, fitting);
        const lines = broken(names, value, room - besideLabel, look, measure);
        return [key, { ...value, ...lines, columns, ...(keysAbove > 0 ? { offset: 18 + keysAbove } : {}) }];
      }),
    );
  };
  return changed(rest) as Unit;
}

/** Room for an axis, left of where a panel, its legend and its header begin [px]. */
const leftOfPanel = 64;

/** Room for the sign of a label in a legend and between two [px]. */
const besideLabel = 34;

/** The names that a legend tells: those of its scale. */
function namesOf({ scale }: Node): readonly string[] {
  return isNode(scale) && Array.isArray(scale.domain) ? scale.domain.map(String) : [];
}
