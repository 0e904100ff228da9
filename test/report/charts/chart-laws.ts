import { parse, View } from "vega";
import { compile } from "vega-lite";
import { expect, test } from "vitest";
import { type Chart, tableToCsv } from "../../../src/report/charts/kit/chart.ts";
import { drawnRows, listener } from "../drawn.ts";
import { schemaErrors } from "../vega-lite-schema.ts";

/** Tests of what holds of every chart, for those of a `describe`. */
export function chartLaws(charts: readonly Chart[]): void {
  test("compile without a warning and draw", async () => {
    for (const { id, spec } of charts) {
      const { logger, warnings } = listener();
      const view = new View(parse(compile(spec, { logger }).spec), { renderer: "none", logger }).initialize();
      await view.runAsync();
      expect(await view.toSVG(), id).not.toMatch(/NaN|undefined|Infinity/);
      expect(warnings, id).toEqual([]);
    }
  });

  test("are valid against the schema of Vega-Lite", () => {
    for (const { id, spec } of charts) expect(schemaErrors(spec), id).toBeNull();
  });

  test("hold at most 150 kB, aggregates only", () => {
    for (const { id, spec } of charts) expect(Buffer.byteLength(JSON.stringify(spec)), id).toBeLessThanOrEqual(150_000);
  });

  test("draw what their tables say, row for row", () => {
    for (const { id, spec, table } of charts) {
      const drawn = drawnRows(spec).map((row) => JSON.stringify(Object.values(row)));
      const tabled = table.rows.map((row) => JSON.stringify(row.filter((cell) => cell !== "")));
      expect(tabled.toSorted(), id).toEqual(drawn.toSorted());
      expect(tableToCsv(table).split("\n").length, id).toBe(table.rows.length + 2);
    }
  });
}
