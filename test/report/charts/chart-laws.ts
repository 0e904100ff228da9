import { parse, View } from "vega";
import { compile } from "vega-lite";
import { expect, test } from "vitest";
import { type Chart, tableToCsv } from "../../../src/report/charts/kit/chart.ts";
import { drawnRows, listener } from "../drawn.ts";
import { schemaErrors } from "../vega-lite-schema.ts";
import { lineFaults } from "./line-laws.ts";

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

  test("have what they find as headline: a figure to the digits that its error leaves, or that there is none", () => {
    for (const { id, finding } of charts) {
      const { text, figures, isHedged } = finding;
      expect(text, id).toMatch(/^\S.*[^?。.か]$/s);
      expect(text, id).not.toMatch(/NaN|undefined|null|Infinity/);
      if (!isHedged) expect(text, id).toMatch(/\d/);
      for (const { text: figure, value, error } of figures) {
        expect(text, id).toContain(figure);
        const digits = figure.match(/^[−<]?[\d,]+(?:\.\d+)?/)?.[0] ?? "none";
        const decimals = digits.split(".")[1]?.length ?? 0;
        const said = Number(digits.replace(/[<,]/g, "").replace("−", "-"));
        // Half of the last digit written; of whole numbers cut at the error, half of the digit at which that begins.
        const begins = Number(Math.max(error, 1).toExponential(0).split("e")[1]);
        const unit = figure.includes("%") || decimals > 0 ? 10 ** -decimals : 10 ** begins;
        expect(Math.abs(said - value), `${id}: ${figure} of ${value}`).toBeLessThanOrEqual(unit * 0.500001);
      }
    }
  });

  test("mark points that lie on their lines, and tell at the end of a line the value at which it ends", () => {
    for (const { id, spec } of charts) expect(lineFaults(spec), id).toEqual([]);
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
