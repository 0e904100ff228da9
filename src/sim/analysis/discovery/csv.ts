import { sheetLine } from "../../study/files/csv.ts";
import type { DiscoveredBox, DiscoveryRecord } from "./record.ts";

const limitColumns = ["input", "unit", "low", "high", "shareBelow", "shareUpTo", "lowQuasiP", "highQuasiP"];
const heldColumns = ["mass", "massError", "coverage", "coverageError", "density", "densityError"];

/** A line a limit of each box; what a box holds stands in each of its lines. A leaf without limits is everything. */
export function boxesToCsv(boxes: readonly DiscoveredBox[]): string {
  const lines = boxes.flatMap(({ limits, mass, coverage, density }, box) => {
    const held = [mass, coverage, density].flatMap(({ value, standardError }) => [value, standardError]);
    const cells = limits.map((each) => [
      ...[each.path, each.unit, each.low ?? "", each.high ?? "", each.from, each.to],
      ...[each.lowQuasiP ?? "", each.highQuasiP ?? ""],
    ]);
    return (cells.length === 0 ? [limitColumns.map(() => "")] : cells).map((row) =>
      sheetLine([box + 1, ...row, ...held]),
    );
  });
  return `${["box", ...limitColumns, ...heldColumns].join(",")}\n${lines.map((line) => `${line}\n`).join("")}`;
}

/** A line a step of peeling, from everything on; the step taken has 1. */
export function trajectoryToCsv({ trajectory, taken }: Pick<DiscoveryRecord, "trajectory" | "taken">): string {
  const lines = trajectory.map(({ runs, coverage, density, limited }, step) =>
    sheetLine([step, runs, coverage, density, limited.length, limited.join(" "), step === taken ? 1 : 0]),
  );
  return `step,runs,coverage,density,limits,inputs,taken\n${lines.map((line) => `${line}\n`).join("")}`;
}
