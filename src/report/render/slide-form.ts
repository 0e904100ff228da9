import { shownAs } from "./narrow.ts";
import { isOfEvents, narrowEvents } from "./narrow-events.ts";
import { isRows, type Unit } from "./narrow-rows.ts";
import { type Look, type Measure, unbroken, wrappedTo } from "./narrow-text.ts";
import { facetNames, isNode, listed, type Node, strip } from "./slide-views.ts";

/* A chart laid out anew for a slide, which is broad and low: how many panels stand beside each other, and how large each is. */

/** How much wider and higher panels are drawn, and how many of the outer ones stand beside each other. */
export type SlideForm = { readonly wider: number; readonly higher: number; readonly columns: number };

/** The same view in another form; rows of names and strips keep their height, titles are broken anew. */
export function slideForm(view: Node, form: SlideForm, measure: Measure): Node {
  return formed(view, { ...form, measure }, true);
}

type Form = SlideForm & { readonly measure: Measure };

function formed(view: Node, form: Form, isOuter: boolean): Node {
  const list = listed(view);
  if (list !== undefined) {
    const { key, all, panels } = list;
    const { [key]: _, ...rest } = view;
    const isChosen = isOuter && panels.length > 1 && panels.length === all.length;
    const one = panels.length === 1 ? panels[0] : undefined;
    const columns = one !== undefined && isOuter ? form.columns : Number(panels[0]?.columns ?? 1);
    const views = all.map((each) =>
      isOfEvents(each) ? eventsAbove(each, columns, form) : formed(each, form, isOuter && each === one),
    );
    const titled = titleOf(rest, widthOf(view), form);
    return isChosen ? { ...titled, columns: form.columns, concat: views } : { ...titled, [key]: views };
  }
  const { spec } = view;
  if (isNode(spec)) {
    const isChosen = isOuter && (facetNames(view)?.length ?? 1) > 1;
    const width = widthOf(spec) * form.wider + beside;
    return {
      ...titleOf(view, widthOf(view), form),
      ...(isChosen ? { columns: form.columns } : {}),
      ...{ facet: facetOf(view, width, form.measure), spec: formed(spec, form, false) },
    };
  }
  return typeof view.width === "number" ? sizedUnit(view as unknown as Unit, form) : view;
}

/** Room right of a panel that its title may take [px]; more where figures stand there. */
const [beside, besideRows] = [20, 70];

/** Width of a view, or of the views of a list beside each other [px], without what is between them. */
function widthOf(view: Node): number {
  const list = listed(view);
  if (list === undefined)
    return isNode(view.spec) ? widthOf(view.spec) * Number(view.columns ?? 1) : Number(view.width);
  const widths = list.panels.map(widthOf);
  return list.key === "hconcat" ? widths.reduce((sum, each) => sum + each, 0) : Math.max(...widths);
}

/** Dated events above panels that stand beside each other: their words may go on above the next one. */
function eventsAbove(view: Node, columns: number, { wider }: Form): Node {
  const width = Math.round(Number(view.width) * wider);
  const events = narrowEvents(view, width * columns) as Node & { readonly layer: readonly Unit[] };
  const atEdge = (layer: Unit) =>
    layer.encoding?.x?.value === undefined ? layer : { ...layer, encoding: { ...layer.encoding, x: { value: width } } };
  return { ...events, width, layer: events.layer.map(atEdge) };
}

/** Names of panels, broken to fit above them. */
function facetOf(view: Node, width: number, measure: Measure): Node {
  const facet = view.facet as Node;
  const header = isNode(facet.header) ? facet.header : {};
  const names = facetNames(view)?.map(String);
  const labelled = header.labelExpr === undefined ? names : shownAs(header.labelExpr);
  const all = header.labelExpr === undefined ? names : namesIn(header.labelExpr);
  if (labelled === undefined || all === undefined || labelled.length !== all.length) return facet;
  const look: Look = { size: Number(header.labelFontSize ?? 12), weight: 600 };
  const lines = labelled.map((name) => wrappedTo(name, width, look, measure));
  const labelExpr = `${JSON.stringify(lines)}[indexof(${JSON.stringify(all)}, datum.label)]`;
  return { ...facet, header: { ...header, labelExpr } };
}

/** The names that an expression writes in another way. */
function namesIn(labelExpr: unknown): readonly string[] | undefined {
  const [, written] = String(labelExpr).match(/\[indexof\((\[.*\]), datum\.label\)\]$/s) ?? [];
  return written === undefined ? undefined : (JSON.parse(written) as readonly string[]);
}

/** A view with its title broken to fit above it, as wide as it was; a subtitle's lines stand each by itself. */
function titleOf(view: Node, width: number, { wider, measure }: Form, more = beside): Node {
  const { title } = view;
  if (!isNode(title) || title.text === undefined) return view;
  const { text, subtitle, dx } = title;
  const given = [text].flat().map(String);
  const look = { size: Number(title.fontSize ?? 13), weight: 600 };
  const own = Math.max(...given.map((line) => measure(line, look)));
  const room = Math.max(width * wider + more - Math.min(0, Number(dx ?? 0)), own * Math.max(1, wider) + 1);
  const under = [subtitle ?? []]
    .flat()
    .flatMap((line) =>
      wrappedTo(String(line), room, { size: Number(title.subtitleFontSize ?? 12), weight: 400 }, measure),
    );
  return {
    ...view,
    title: {
      ...{ ...title, text: wrappedTo(unbroken(given), room, look, measure) },
      ...(subtitle === undefined ? {} : { subtitle: under }),
    },
  };
}

function sizedUnit(unit: Unit, form: Form): Node {
  const { wider: by, higher } = form;
  const width = Math.max(1, Math.round(unit.width * by));
  const from = { width: unit.width, height: typeof unit.height === "number" ? unit.height : 0 };
  const wider = width / from.width;
  const taller = isOfDots(unit) ? wider : from.height >= strip && !isRows(unit) ? higher : 1;
  const height = from.height === 0 ? unit.height : Math.max(1, Math.round(from.height * taller * 100) / 100);
  const moved = (layer: Unit): Unit => movedMarks(layer, from, { wider, taller });
  const layers = unit.layer === undefined ? {} : { layer: unit.layer.map(moved) };
  return {
    ...titleOf(moved(unit) as unknown as Node, unit.width, form, isRows(unit) ? besideRows : beside),
    ...layers,
    width,
    height,
  };
}

const isDot = ({ mark }: Unit) => mark?.type === "circle" && Number(mark.size) > 200;

/** Whether a panel is of circles on top of each other, which are as high as they are wide. */
export function isOfDots(unit: Unit): boolean {
  return typeof unit.height === "number" && isDot(unit);
}

type Sides = { readonly width: number; readonly height: number };
type Growth = { readonly wider: number; readonly taller: number };

/** What stands at a pixel within a panel keeps its place in it, what stands beyond its edge its distance from that. */
function movedMarks(layer: Unit, { width, height }: Sides, { wider, taller }: Growth): Unit {
  const { encoding, mark } = layer;
  const moved: Record<string, NonNullable<Unit["encoding"]>[string]> = { ...encoding };
  for (const [channel, side, by] of [
    ...[["x", width, wider] as const, ["x2", width, wider] as const],
    ...[["y", height, taller] as const, ["y2", height, taller] as const],
  ]) {
    const at = encoding?.[channel]?.value;
    if (typeof at !== "number" || at <= 0) continue;
    moved[channel] = { ...encoding?.[channel], value: at > side ? at - side + side * by : at * by };
  }
  const sized = isDot(layer)
    ? { mark: { ...mark, size: Number(mark?.size) * wider ** 2 } }
    : mark?.type === "tick" && typeof mark.width === "number"
      ? { mark: { ...mark, width: mark.width * wider } }
      : {};
  return { ...layer, ...(encoding === undefined ? {} : { encoding: moved }), ...sized } as Unit;
}
