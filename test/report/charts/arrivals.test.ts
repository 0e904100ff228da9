import { describe, expect, test } from "vitest";
import { arrivalChart } from "../../../src/report/charts/arrivals.ts";
import { chartsOf } from "../../../src/report/charts/index.ts";
import type { Chart, DrawnStudy } from "../../../src/report/charts/kit/chart.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";
import { chartLaws } from "./chart-laws.ts";
import { columnsOf, one } from "./of-chart.ts";
import { pictureFaults } from "./picture-laws.ts";

const script = [
  { date: "2025-01-01", state: "state0" },
  { date: "2026-01-27", state: "state1" },
];

/** A made-up study known to the end of March, in which policy goes as on record. */
function studyOf(shape: Synthetic = {}, own: typeof script = script): DrawnStudy {
  const study = syntheticResults({ runs: 60, weeks: 60, policy: { knownWeek: 12, changes: [] }, ...shape });
  const { scenario } = study.manifest;
  const policy = { ...(scenario.policy as object), script: own };
  return { ...study, manifest: { ...study.manifest, scenario: { ...scenario, policy } } };
}

const flow = (from: string, to: string, share: number, rest: object = {}) => ({
  ...{ series: "arrivalsShare.oxide", material: "Dy", during: { from, to }, low: share, high: share },
  ...{ grade: "B", source: "x.csv:2", country: { en: "Japan" }, script },
  ...rest,
});

const drawn = (study: DrawnStudy, lang: "en" | "ja" = "en") => arrivalChart.draw(study, lang) as Chart;

/** With plain spaces, where figure and unit are held together. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** What is on record in a chart's table: its days and figures. */
function recordedIn({ table }: Chart) {
  const column = columnsOf(table);
  const [flows, froms, tos, lows, known] = ["flow", "from", "to", "low", "known"].map(column);
  return froms.flatMap((from, k) => ((from ?? "") === "" ? [] : [[flows[k], from, tos[k], lows[k], known[k]]]));
}

describe("flows on record", () => {
  const flowsOnRecord = [
    flow("2024-12-01", "2025-01-01", 0.9),
    flow("2025-12-01", "2026-01-01", 0.8),
    flow("2026-02-01", "2026-03-01", 0.05),
    flow("2026-04-01", "2026-05-01", 0.02, { high: 0.1 }),
    flow("2026-05-01", "2026-06-01", 0.3, { high: null }),
    flow("2027-04-01", "2027-05-01", 1),
    flow("2026-02-01", "2026-03-01", 0.5, { series: "exportedShare.oxide", country: null }),
    flow("2026-02-01", "2026-03-01", 0.5, { material: "Ga" }),
    flow("2026-02-01", "2026-03-01", 0.5, { country: "France" }),
  ] as DrawnStudy["flowsOnRecord"];
  const study = { ...studyOf(), flowsOnRecord };

  test("of the study's metals and country, from a year before its start to its end, are points in per cent of the usual flow", () => {
    expect(recordedIn(drawn(study))).toEqual([
      ["arrivals in Japan", "2025-12-01", "2025-12-31", 80, "yes"],
      ["arrivals in Japan", "2026-02-01", "2026-02-28", 5, "yes"],
      ["arrivals in Japan", "2026-04-01", "2026-04-30", 2, "no"],
      ["arrivals in Japan", "2026-05-01", "2026-05-31", 30, "no"],
      ["exported from China to the world", "2026-02-01", "2026-02-28", 50, "yes"],
    ]);
    const { finding, subtitle, notes } = drawn(study);
    // The lowest since the start, to two digits.
    expect(plain(finding.text)).toMatch(
      /^Too close to call: Arrivals of dysprosium as oxide: .*; on record 2 to 10 % came, April 2026$/,
    );
    expect(plain(subtitle)).toContain("known to 31 Mar 2026");
    expect(plain(notes.join(" "))).toContain("hollow where it became so after 31 March 2026");
  });

  test.each([
    ["a study whose policy goes another way", [...script, { date: "2026-02-10", state: "state0" }], 1],
    ["one that knows of a change that did not come", script.slice(0, 1), 1],
    ["one that knows the same, and goes another way later", [...script, { date: "2026-05-10", state: "state0" }], 4],
  ])("are told of a study as far as its policy went as on record: %s", (_, own, count) => {
    const told = recordedIn(drawn({ ...studyOf({}, own), flowsOnRecord }));
    expect(told).toHaveLength(count);
  });

  describe.each(langs)("%s", (lang) => {
    const charts = [drawn(study, lang), drawn({ ...studyOf({ materials: ["Dy"], weeks: 30 }), flowsOnRecord }, lang)];
    chartLaws(charts);

    test("all that is drawn can be read", async () => {
      for (const chart of charts) expect(await pictureFaults(chart)).toEqual([]);
    });
  });
});

test("metals whose quartiles lie within a tenth of the usual flow share a panel, which says so; others do not", () => {
  const study = studyOf();
  const panelsOf = (of: DrawnStudy) => new Set(columnsOf(drawn(of).table)("material"));
  // Both metals of a made-up study are stopped alike.
  expect(panelsOf(study)).toEqual(new Set(["dysprosium"]));
  expect(JSON.stringify(drawn(study).spec)).toContain("the same for terbium, within 0 points");
  const apart = study.bands.map((band) =>
    band.material === "Tb" && band.series === "arrivalsShare.oxide" ? { ...band, p25: band.p25 + 0.11 } : band,
  );
  expect(panelsOf({ ...study, bands: apart })).toEqual(new Set(["dysprosium", "terbium"]));
});

test("the headline says how far the median falls and by when, and nothing falls where all stays as usual", () => {
  const study = studyOf({ runs: 400 });
  const flat = (share: number, from = 0) =>
    study.bands.map((band) =>
      band.series.startsWith("arrivalsShare") && band.week >= from
        ? { ...band, p05: share, p25: share, p50: share, p75: share, p95: share }
        : { ...band, p05: 1, p25: 1, p50: 1, p75: 1, p95: 1 },
    );
  const says = (bands: DrawnStudy["bands"]) => {
    const { finding } = drawn({ ...study, bands });
    return { ...finding, text: plain(finding.text) };
  };
  // Week 20 begins on 26 May 2026; all runs are alike, so that the median has no error.
  expect(says(flat(0.37, 20)).text).toBe(
    "Arrivals of dysprosium as oxide: 37 % of usual or less in half the runs from May 2026 on",
  );
  expect(says(flat(0, 20)).text).toBe(
    "Arrivals of dysprosium as oxide: less than 1 % of usual in half the runs from May 2026 on",
  );
  expect(says(flat(1))).toMatchObject({
    isHedged: true,
    text: expect.stringMatching(/^Arrivals stay near usual: .* keep 100 % or more$/),
  });
  // A fall after the first year is no headline, and stands in the reading.
  const late = drawn({ ...study, bands: flat(0.37, 55) });
  expect(late.finding.isHedged).toBe(true);
  expect(plain(late.reading)).toContain("37 % of usual");
});

test("nothing is drawn of a study whose bands have no flows", () => {
  const study = studyOf();
  const bands = study.bands.filter(({ series }) => !series.includes("Share."));
  expect(arrivalChart.draw({ ...study, bands }, "en")).toBeNull();
  expect(one(chartsOf(study), "arrivals").id).toBe("arrivals");
});
