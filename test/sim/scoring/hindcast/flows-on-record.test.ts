import { expect, test } from "vitest";
import { flowsOnRecord } from "../../../../src/sim/scoring/hindcast/flows-on-record.ts";
import { shippedEpisode } from "../../../support/evidence.ts";

const script = [{ date: "2024-01-01", state: "open" }];
const worldOf = () => ({ country: "Japan", script });
const flowsOf = (names: readonly ("2010" | "2025" | "2026")[]) =>
  flowsOnRecord(
    names.map((name) => shippedEpisode(name)),
    worldOf,
  );

test("flows on record are figures of the evidence over the usual month, with the days that they are of", () => {
  const flows = flowsOf(["2010"]);
  const of = (from: string) => flows.find(({ during }) => during.from === from);
  // imports-japan-2009-2013.csv: 634 t in November 2010 over 1,884 t a month, the mean of January to August.
  expect(of("2010-11-01")).toMatchObject({
    series: "arrivalsShare.rareEarths",
    material: "Dy",
    during: { to: "2010-12-01" },
    country: "Japan",
    script,
    grade: expect.stringMatching(/^[BCD]$/),
    source: expect.stringMatching(/^imports-japan-2009-2013\.csv:\d+$/),
  });
  expect(of("2010-11-01")?.low).toBeCloseTo(634 / 1884, 3);
  expect(of("2010-11-01")?.high).toBe(of("2010-11-01")?.low);
  // The year 2011 as a whole is told by its parts.
  expect(flows.filter(({ during: { from, to } }) => from === "2011-01-01" && to === "2012-01-01")).toEqual([]);
  expect(flows.map(({ during }) => during.from)).toEqual(flows.map(({ during }) => during.from).toSorted());
});

test("of bounds both are told, of a lower bound that alone; what goes to the whole world is of no country", () => {
  const flows = flowsOf(["2025", "2026"]);
  const of = (series: string, material: string) =>
    flows.filter((each) => each.series === series && each.material === material);
  // 2026: no dysprosium as oxide or metal to Japan, within 2 %; magnets up on the year.
  expect(of("shippedShare.oxide", "Dy").at(-1)).toMatchObject({
    ...{ during: { from: "2026-02-01", to: "2026-05-01" }, low: 0, high: 0.02, country: "Japan", grade: "C" },
  });
  expect(of("shippedShare.magnet", "Dy").at(-1)).toMatchObject({ low: 1, high: null });
  // japan-balance.csv: 18,043 kg in September 2025 over 26,037 kg in June 2024; stated by a row and by a feature, told once.
  const september = of("exportedShare.oxide", "Dy").filter(({ during }) => during.from === "2025-09-01");
  expect(september).toHaveLength(1);
  expect(september[0].low).toBeCloseTo(18_043 / 26_037, 6);
  expect(september[0].country).toBeNull();
});
