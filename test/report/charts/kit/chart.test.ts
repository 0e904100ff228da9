import { expect, test } from "vitest";
import { tableToCsv } from "../../../../src/report/charts/kit/chart.ts";

test("cells with commas and quotes are quoted in CSV", () => {
  expect(tableToCsv({ columns: ["a", "b [t]"], rows: [['x, "y"', 1]] })).toBe('a,b [t]\n"x, ""y""",1\n');
});
