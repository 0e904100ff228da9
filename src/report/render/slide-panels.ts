import type { TopLevelSpec } from "vega-lite";
import { beside, engine } from "./engine.ts";
import { facetNames, isNode, listed, type Node } from "./slide-views.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

/** A chart whose facets name those panels alone of which they have data: an order may be that of several facets. */
export async function withPresentPanels(spec: TopLevelSpec): Promise<Node> {
  return await present(spec as unknown as Node, []);
}

async function present(view: Node, above: Rows): Promise<Node> {
  const rows = (view.data as { readonly values?: Rows } | undefined)?.values ?? above;
  const list = listed(view);
  if (list !== undefined)
    return { ...view, [list.key]: await Promise.all(list.all.map((each) => present(each, rows))) };
  const [names, facet] = [facetNames(view), view.facet as Node];
  if (names === undefined || typeof facet.field !== "string") return view;
  const { field } = facet;
  const found = new Set((await calculated(rows, view.transform)).map((row) => row[field]));
  const sort = names.filter((name) => found.has(name));
  return sort.length === 0 ? view : { ...view, facet: { ...facet, sort } };
}

/** Rows with the fields that a view calculates of them. */
async function calculated(values: Rows, transform: unknown): Promise<Rows> {
  const steps = (Array.isArray(transform) ? transform : [])
    .filter(isNode)
    .flatMap(({ calculate, as }) =>
      calculate === undefined ? [] : [{ type: "formula" as const, expr: String(calculate), as: String(as) }],
    );
  if (steps.length === 0) return values;
  const { vega } = await engine();
  const copies = values.map((row) => ({ ...row }));
  const view = new vega.View(vega.parse({ data: [{ name: "rows", values: copies, transform: steps }] }, beside), {
    renderer: "none",
  });
  await view.runAsync();
  try {
    return view.data("rows") as Rows;
  } finally {
    view.finalize();
  }
}
