import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Sweep } from "../../sim/analysis/sweep/grid.ts";
import type { AxisDocument, GridDocument } from "../../sim/analysis/sweep/grid-schema.ts";
import { countOf } from "../../sim/analysis/sweep/levels.ts";
import { formatExact } from "../words/figures.ts";
import { textColumns } from "../words/lines.ts";

/** What a grid holds, for the terminal: an axis a line. */
export function gridText({ name, axes }: GridDocument): string {
  const cells = axes.reduce((product, axis) => product * countOf(axis), 1);
  const rows = axes.map((axis, k) => [`axis ${k}`, formatExact(countOf(axis)), `${toldOf(axis)}`]);
  return `${name}: ${formatExact(cells)} ${cells === 1 ? "cell" : "cells"}\n\n${textColumns([["", "levels", "of"], ...rows])}\n`;
}

function toldOf({ input, values, range, quantiles, scenarios, design, unit }: AxisDocument): string {
  if (scenarios !== undefined) return `scenarios: the one given, ${scenarios.join(", ")}`;
  if (design !== undefined) return `${design.kind}: ${design.inputs.map((each) => each.input).join(", ")}`;
  const paths = typeof input === "string" ? input : (input ?? []).join(" and ");
  const of = unit === undefined ? "" : ` ${unit}`;
  if (values !== undefined)
    return `${paths}: ${values.map((value) => (typeof value === "object" ? value.kind : String(value))).join(", ")}${of}`;
  if (range !== undefined) return `${paths}: ${range.from} to ${range.to}${of}${range.scale === "log" ? ", log" : ""}`;
  return `${paths}: quantiles ${(quantiles ?? []).join(", ")}`;
}

/** What a grid makes of its scenarios. */
export function laidText({ scenarios, judge }: Sweep): string {
  const names = scenarios.map(({ scenario }) => scenario.name).join(", ");
  return `over ${names}: every cell is a scenario; ranked by the mean of ${outcomeId(judge.of)}, the ${judge.best} first\n`;
}
