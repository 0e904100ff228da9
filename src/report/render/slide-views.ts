import { isOfEvents } from "./narrow-events.ts";

/** A view of a chart, or a list or a facet of views. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Heights below which a panel is a strip, which keeps its height [px]. */
export const strip = 60;

/** The views of a list, and what kind of list it is. */
export type Listed = {
  readonly key: "concat" | "vconcat" | "hconcat";
  readonly all: readonly Node[];
  readonly panels: readonly Node[];
};

/** A view that is a list, its panels without dated events, which belong to the panel below them; undefined for any other. */
export function listed(view: Node): Listed | undefined {
  for (const key of ["concat", "vconcat", "hconcat"] as const) {
    const all = view[key] as readonly Node[] | undefined;
    if (all !== undefined) return { key, all, panels: all.filter((each) => !isOfEvents(each)) };
  }
  return undefined;
}

/** The names by which a facet has a panel each; undefined for a view that is none, or that does not name them. */
export function facetNames({ facet }: Node): readonly unknown[] | undefined {
  return isNode(facet) && Array.isArray(facet.sort) ? facet.sort : undefined;
}

/** How many panels a slide may put in columns of its own choice: those of the first list or facet that has several. */
export function panelCount(view: Node): number {
  const list = listed(view);
  if (list === undefined) return Math.max(1, facetNames(view)?.length ?? 1);
  if (list.panels.length === 1) return panelCount(list.panels[0]);
  return list.panels.length === list.all.length ? list.panels.length : 1;
}
