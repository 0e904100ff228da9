import { isRows, type Unit } from "./narrow-rows.ts";
import { facetNames, isNode, listed, type Node } from "./slide-views.ts";

/** A view cut for several slides, by its outer panels or, where there is one, by its rows; null where it cannot be. */
export function slideParts(view: Node, parts: number): readonly Node[] | null {
  const list = listed(view);
  if (list !== undefined) {
    const { key, all, panels } = list;
    if (panels.length === 1) {
      const cut = slideParts(panels[0], parts);
      return cut?.map((part) => ({ ...view, [key]: all.map((each) => (each === panels[0] ? part : each)) })) ?? null;
    }
    if (parts > panels.length) return null;
    const events = all.filter((each) => !panels.includes(each));
    return shared(panels, parts, Number(view.columns ?? 1)).map((some) => ({
      ...view,
      [key]: [...events, ...some.map((each, k) => (k === 0 ? named(each, panels[0]) : each))],
    }));
  }
  if (!isNode(view.spec)) return cutRows(view as unknown as Unit, parts) as readonly Node[] | null;
  const [names, facet] = [facetNames(view), view.facet as Node];
  if (names === undefined || names.length < parts || typeof facet.field !== "string") return null;
  const { field } = facet;
  return shared(names, parts, Number(view.columns ?? 1)).map((some) => ({
    ...view,
    ...{ facet: { ...facet, sort: some }, transform: withOnly(view.transform, field, some) },
  }));
}

/** Panels whose names the row above them told, with these. */
function named(panel: Node, first: Node): Node {
  const [facet, above] = [panel.facet, first.facet];
  if (!isNode(facet) || !isNode(above) || !isNode(facet.header) || facet.header.labelExpr !== "''") return panel;
  return { ...panel, facet: { ...facet, header: above.header } };
}

/** As even as can be, in order, what stood in a row together as long as that leaves so many parts. */
function shared<Of>(all: readonly Of[], parts: number, together: number): readonly (readonly Of[])[] {
  const even = Math.ceil(all.length / parts);
  const whole = Math.ceil(even / together) * together;
  const each = Math.ceil(all.length / whole) === parts ? whole : even;
  return Array.from({ length: Math.ceil(all.length / each) }, (_, k) => all.slice(k * each, (k + 1) * each));
}

function withOnly(transform: unknown, field: string, values: readonly unknown[]): readonly unknown[] {
  return [...(Array.isArray(transform) ? transform : []), { filter: { field, oneOf: values } }];
}

type Layered = Unit & { readonly transform?: unknown };

/** A panel of rows with some of them. */
function cutRows(unit: Layered, parts: number): readonly Layered[] | null {
  const y = [unit, ...(unit.layer ?? [])]
    .map(({ encoding }) => encoding?.y)
    .find((each) => each?.type === "nominal" && Array.isArray(each.sort));
  if (y?.field === undefined || !isRows(unit)) return null;
  const { field, sort } = y as { readonly field: string; readonly sort: readonly unknown[] };
  if (sort.length < parts) return null;
  return shared(sort, parts, 1).map((some) => {
    const kept = (layer: Layered): Layered => {
      if (layer.encoding?.y?.field !== field) return layer;
      const { y: own } = layer.encoding;
      const encoding = { ...layer.encoding, y: { ...own, sort: some } };
      return { ...layer, encoding, transform: withOnly(layer.transform, field, some) };
    };
    return kept({ ...unit, ...(unit.layer === undefined ? {} : { layer: unit.layer.map(kept) }) });
  });
}
