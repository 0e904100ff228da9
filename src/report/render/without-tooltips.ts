import type { TopLevelSpec } from "vega-lite";
import { tooltipName } from "../charts/kit/tooltip.ts";

/** The same chart without the layers that only answer to a pointer. */
export function withoutTooltips(spec: TopLevelSpec): TopLevelSpec {
  return strip(spec) as TopLevelSpec;
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((each) => !String(each?.name).startsWith(tooltipName)).map(strip);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "values" ? value : strip(value)]));
}
