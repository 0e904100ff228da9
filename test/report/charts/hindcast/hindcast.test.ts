import { compile } from "vega-lite";
import { describe, expect, test } from "vitest";
import { hindcastCharts } from "../../../../src/report/charts/hindcast/index.ts";
import { withoutFrame } from "../../../../src/report/charts/kit/frame.ts";
import { renderSvg } from "../../../../src/report/render/render.ts";
import { hindcastHash } from "../../../../src/sim/scoring/hindcast/fans.ts";
import { type Hindcast, runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { evidence, shippedEpisode } from "../../../support/evidence.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../../support/tiny-episode.ts";
import { listener } from "../../drawn.ts";
import { english, japanese, textsOf } from "../../texts-of.ts";
import { schemaErrors } from "../../vega-lite-schema.ts";
import { writtenAround } from "../../written.ts";
import { chartLaws } from "../chart-laws.ts";

const options = { seed: "charts", runs: 100, workers: 1 };
const shipped = await runHindcast([shippedEpisode("2010"), shippedEpisode("2025")], evidence, tinyFiles(), {
  ...options,
  ablate: ["squeeze", "licences"],
});
const tiny = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(["priceNoise"]), {
  ...options,
  ablate: ["priceNoise"],
});
const still = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), { ...options, ablate: [] });
const withoutFeatures: Hindcast = {
  ...still,
  record: { ...still.record, results: still.record.results.map((result) => ({ ...result, features: [] })) },
};

const target = {
  ...{
    name: { en: "points in the 80 % interval, pooled", ja: "区間に入る点" },
    kind: "coverage",
    least: 0.65,
    most: 0.92,
  },
  ...{ value: 0.6, error: 0.1, detail: null, clear: false, reading: { en: "Too sure.", ja: "過信。" } },
} as const;
const withTargets: Hindcast = {
  ...still,
  record: {
    ...still.record,
    targets: [
      { ...target, verdict: "missed" },
      {
        ...target,
        name: "features scored",
        kind: "eventsScored",
        value: 24,
        error: null,
        least: 10,
        most: null,
        verdict: "met",
      },
      {
        ...target,
        name: "false alarm",
        kind: "falseAlarm",
        value: 0.2,
        error: 0.01,
        least: null,
        most: 0.9,
        verdict: "met",
      },
    ],
  },
};

describe.each([
  ["targets, met and missed", withTargets],
  ["both shipped episodes", shipped],
  ["one episode of two series", tiny],
  ["a world in which nothing moves", still],
  ["an episode without features", withoutFeatures],
])("charts of %s", (_, hindcast) => {
  const charts = hindcastCharts(hindcast);

  test("no label is cut short", async () => {
    for (const { id, spec } of charts) expect(await renderSvg(spec), id).not.toMatch(/…<\/text>/);
  });

  chartLaws(charts);

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, reading, alt } of charts) {
      const text = writtenAround(spec);
      expect(question, id).toMatch(/\?$/);
      expect(reading, id).toMatch(/^[A-Z0-9].*\d.*\.$/);
      expect(`${reading} ${alt}`, id).not.toMatch(/NaN|undefined|null/);
      expect(spec.description, id).toBe(alt);
      expect(text, id).toMatch(/Monte Carlo error: .*\d/);
      expect(text, id).toMatch(/Hindcast of .*, out of sample\. Seed charts, 100 runs/);
    }
  });
});

test("every episode has its history and its features, and the mechanisms theirs when they were switched off", () => {
  expect(hindcastCharts(shipped).map(({ id }) => id)).toEqual([
    ...["history-2010", "history-2025", "coverage", "pit"],
    ...["features-2010", "features-2025", "ablation"],
  ]);
  expect(hindcastCharts(withoutFeatures).map(({ id }) => id)).toEqual(["history-tiny", "coverage", "pit"]);
});

test("a target lies as many standard errors from its bound as it does, and where there is no error has no place", () => {
  const [chart] = hindcastCharts(withTargets);
  // (0.6 - 0.65) / 0.1; 24 of 10 without error; (0.9 - 0.2) / 0.01.
  expect(chart.table.rows.map((row) => row.at(-1))).toEqual([-0.5, "", 70]);
  const drawn = JSON.stringify(chart.spec);
  expect([-0.5, 6, 6].map((place) => drawn.includes(`"plot":${place},`))).toEqual([true, true, true]);
});

test("what happened stands on the scale of the model's own interval: its ends at -1 and 1, the median at 0", () => {
  const of = (low: number, high: number | null) => {
    const [result, ...others] = still.record.results;
    const feature = { ...result.features[0], p05: 140, p50: 150, p95: 190, low, high };
    const record = { ...still.record, results: [{ ...result, features: [feature] }, ...others] };
    const chart = hindcastCharts({ ...still, record }).find(({ id }) => id === "features-tiny")!;
    return chart.table.rows[0].slice(1, 3);
  };
  expect(of(140, 190)).toEqual([-1, 1]);
  expect(of(150, 150)).toEqual([0, 0]);
  expect(of(135, 170)).toEqual([-1.5, 0.5]);
  // Far beyond: the end of the axis is where it is drawn, not where it lies.
  expect(of(100, 1000)).toEqual([-5, 21.25]);
  // Without an upper bound there is no place for it.
  expect(of(190, null)).toEqual([1, ""]);
});

test("a dot that lies outside its 90 % interval is told apart from one within", () => {
  const history = hindcastCharts(tiny).find(({ id }) => id === "history-tiny")!;
  const column = history.table.columns.findIndex((each) => each.startsWith("held ["));
  const held = history.table.rows.map((row) => row[column]).filter((cell) => cell !== "");
  const { points } = tiny.record.results[0];
  expect(held).toEqual(
    points.map(({ low90, high90, observed }) => (low90 <= observed && observed <= high90 ? "yes" : "no")),
  );
  expect(held).toContain("no");
});

test("the head of every column says in brackets what it holds", () => {
  for (const { id, table } of hindcastCharts(shipped))
    for (const column of table.columns) expect(column, id).toMatch(/^[A-Za-z0-9]+ \[[^[\]]+\]$/);
});

test("metals and mechanisms stand in words, not by their signs or the names that a scenario has for them", () => {
  for (const chart of hindcastCharts(shipped)) {
    const told = [chart.reading, chart.alt, ...chart.table.rows.flat().map(String)].join("\n");
    expect(told, chart.id).not.toMatch(/\b(Dy|Tb)\b|\b[a-z]+[A-Z][a-z]+\b|10\^|"/);
  }
});

test("the ablation stands in the order of the other charts, the episodes and then all of them, on one scale", () => {
  const { table, spec } = hindcastCharts(shipped).find(({ id }) => id === "ablation")!;
  const { facet, resolve } = withoutFrame(spec) as { facet?: { sort: readonly string[] }; resolve?: unknown };
  expect(facet?.sort).toEqual(["2010", "2025", "pooled"]);
  expect(resolve).toBeUndefined();
  expect(new Set(table.rows.map(([episodes]) => episodes))).toEqual(new Set(["2010", "2025", "pooled"]));
});

test("the figures that a price panel tells when pointed at are in their unit", () => {
  const spec = (lang: "en" | "ja") => JSON.stringify(hindcastCharts(shipped, lang)[0].spec);
  expect(spec("en")).toContain('"title":"median, USD per kg"');
  expect(spec("en")).toContain('"title":"on record, USD per kg"');
  expect(spec("ja")).toContain('"title":"中央値［ドル/kg］"');
});

describe("in Japanese", () => {
  const charts = hindcastCharts(shipped, "ja");

  test("the charts compile without a warning, are valid, hold at most 150 kB, and no label is cut short", async () => {
    for (const { id, spec } of charts) {
      const { logger, warnings } = listener();
      compile(spec, { logger });
      expect(warnings, id).toEqual([]);
      expect(schemaErrors(spec), id).toBeNull();
      expect(Buffer.byteLength(JSON.stringify(spec)), id).toBeLessThanOrEqual(150_000);
      const svg = await renderSvg(spec);
      expect(svg, id).not.toMatch(/…<\/text>/);
    }
  });

  test("they ask, read and explain in Japanese, name every feature and mechanism, and leave no English sentence", () => {
    for (const { id, question, reading, alt, spec } of charts) {
      for (const text of [question, reading, alt]) expect(text, id).toMatch(japanese);
      expect(question, id).toMatch(/か$/);
      expect(reading, id).toMatch(/\d.*。$/);
      for (const text of textsOf(spec)) expect(text, id).not.toMatch(english);
    }
    const names = (id: string) => {
      const { columns, rows } = charts.find((chart) => chart.id === id)?.table ?? { columns: [], rows: [] };
      const at = columns.findIndex((column) => /^(feature|mechanism) \[/.test(column));
      return rows.map((row) => String(row[at]));
    };
    for (const id of ["features-2010", "features-2025", "ablation"])
      for (const name of names(id)) expect(name, id).toMatch(japanese);
  });
});

test("a chart names the result that it is drawn from: eight digits of the hash that hindcast.json states", () => {
  const hash = hindcastHash(tiny.record, tiny.fans).slice(0, 8);
  for (const { id, spec } of hindcastCharts(tiny)) expect(writtenAround(spec), id).toContain(`result ${hash}.`);
});
