import { describe, expect, test } from "vitest";
import { alikeCoverNotes, sectorsDrawn } from "../../../src/report/charts/cover.ts";
import { curveLabels } from "../../../src/report/charts/kit/labels.ts";
import { sectorCurves } from "../../../src/report/charts/line-stops.curves.ts";
import type { StudyResults } from "../../../src/sim/study/study.ts";
import { syntheticResults } from "../synthetic-results.ts";

const runs = 400;
const size = { value: 0.5, unit: "share" };
const civil = { endUse: "civil", firms: { value: 9, unit: "count" }, smallness: size };

/** Traction and electronics alike, defence apart; line stops by sector, a week a run. */
function study(stops: Readonly<Record<string, (run: number) => number>>): StudyResults {
  const sectors = ["traction", "electronics", "defence"];
  const results = syntheticResults({ runs, weeks: 30, materials: ["Dy"], sectors });
  const of = results.manifest.scenario.sectors as Readonly<Record<string, object>>;
  const scenario = {
    ...results.manifest.scenario,
    allocation: { rule: "proRata" },
    sectors: {
      traction: { ...of.traction, ...civil },
      electronics: { ...of.electronics, ...civil },
      defence: { ...of.defence, ...civil, endUse: "military" },
    },
  };
  const values = (id: string) => {
    const [outcome, sector] = id.split(".");
    return outcome === "firstLineStopWeek"
      ? Float64Array.from({ length: runs }, (_, run) => stops[sector](run))
      : results.values(id);
  };
  return { ...results, manifest: { ...results.manifest, scenario }, values };
}

describe("sectors alike in all but size and luck", () => {
  test("are one curve, that of their mean, while none leaves the band that holds its whole true curve", () => {
    // Half and 54 % of 400 runs stop in week 5: 2 points from their mean, where the band reaches √(ln 40 / 800) = 6.8.
    const near = {
      traction: (run: number) => (run < 200 ? 5 : 30),
      electronics: (run: number) => (run < 216 ? 5 : 30),
    };
    const curves = sectorCurves(study({ ...near, defence: () => 3 }));
    expect(curves.map(({ sectors }) => sectors)).toEqual([["traction", "electronics"], ["defence"]]);
    expect(curves[0].curve[5].share).toBeCloseTo(0.52, 12);
    expect(curves[0].curve[4].share).toBe(0);
  });

  test("are drawn apart where one differs beyond that", () => {
    const far = { traction: (run: number) => (run < 160 ? 5 : 30), electronics: (run: number) => (run < 240 ? 5 : 30) };
    const curves = sectorCurves(study({ ...far, defence: () => 3 }));
    expect(curves.map(({ sectors }) => sectors)).toEqual([["traction"], ["electronics"], ["defence"]]);
  });

  test("have one panel of covers, with the largest distance of the lines that are not drawn", () => {
    const results = study({ traction: () => 5, electronics: () => 5, defence: () => 5 });
    const bands = results.bands.map((band) =>
      band.sector === "electronics"
        ? {
            ...band,
            ...results.bands.find(
              (of) => of.sector === "traction" && of.week === band.week && of.series === band.series,
            ),
            sector: "electronics",
          }
        : band,
    );
    const moved = bands.map((band) =>
      band.sector === "electronics" && band.week === 7 ? { ...band, p25: band.p25 + 1.5 } : band,
    );
    expect(sectorsDrawn(results)).toEqual(["traction", "defence"]);
    expect(alikeCoverNotes({ ...results, bands: moved }, "en")).toEqual([
      "One panel, EV and hybrid traction motors, stands for sectors alike in all but size and luck: electronics and appliances. Their lines lie within 1.5 weeks of those drawn.",
    ]);
  });

  test("are named together: a label of several lines is not torn apart by another's", () => {
    const at = (share: number) => ({ share, low: share, high: share });
    const label = (names: readonly string[], share: number) => ({ names, last: at(share), color: "#000" });
    const { data } = curveLabels(
      [label(["a", "b", "c"], 0.5), label(["d"], 0.49)],
      { top: 1, height: 170 },
      { x: {}, date: "2026-01-06" },
      "en",
    ) as { data: { values: readonly { text: string; place: number }[] } };
    const order = data.values.toSorted((one, other) => other.place - one.place).map(({ text }) => text[0]);
    expect(order).toEqual(["a", "b", "c", "d"]);
    const places = data.values.map(({ place }) => place).toSorted((one, other) => one - other);
    for (const [k, place] of places.slice(1).entries()) expect(place - places[k]).toBeGreaterThan(0.0999);
  });
});
