import { describe, expect, test } from "vitest";
import { drawnRanks } from "../../../../src/report/charts/sweep/cells.ts";
import { sweepCharts } from "../../../../src/report/charts/sweep/index.ts";
import { sweepPart } from "../../../../src/report/page/parts/sweep.ts";
import { renderSvg } from "../../../../src/report/render/render.ts";
import { sweepText } from "../../../../src/report/tables/sweep.ts";
import { layGrid, readGrid } from "../../../../src/sim/analysis/sweep/grid.ts";
import { makeSweep } from "../../../../src/sim/analysis/sweep/make.ts";
import { type SweepRecord, sweepSchema } from "../../../../src/sim/analysis/sweep/record.ts";
import { plainSampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { configText, readFrom } from "../../../support/scenario-files.ts";
import { japanese, textsOf } from "../../texts-of.ts";
import { writtenAround } from "../../written.ts";
import { chartLaws } from "../chart-laws.ts";

const weeks = (value: number) => ({ value, unit: "weeks", source: "x", date: "2026", grade: "D" });
const mine = {
  ...{ schemaVersion: 1, extends: "ban-2026", name: "mine", horizonWeeks: 8 },
  outcomes: { briefWithin: weeks(3), fragmentedFrom: weeks(3) },
};
const files = {
  readText: (path: string) => configText(path.replace("configs/", "")),
  shipped: (name: string) => `configs/${name}.yaml`,
};

async function made(axes: readonly object[], runs: number, judge: object = {}): Promise<SweepRecord> {
  const text = JSON.stringify({ schemaVersion: 1, name: "grid", axes, judge });
  const read = readFrom({ "mine.yaml": JSON.stringify(mine) }, "mine.yaml");
  const sweep = layGrid(readGrid("grid.yaml", text), read, files);
  const { record } = await makeSweep(sweep, { seed: "1", runs, workers: 1, sampling: plainSampling });
  return sweepSchema.parse(JSON.parse(JSON.stringify(record)));
}

const cover = { input: "makers.cover", values: [2, 4, 8], unit: "months" };
const records: readonly (readonly [string, SweepRecord])[] = [
  [
    "inputs, a switch, a distribution and scenarios",
    await made(
      [
        { scenarios: ["precedent-2010"] },
        { ...cover, values: [2, { kind: "uniform", low: 2, high: 9 }] },
        { input: "mechanisms.thrift", values: [true, false] },
      ],
      16,
      { again: 2 },
    ),
  ],
  ["a design", await made([{ design: { kind: "sobol", points: 8, inputs: [{ input: "makers.cover" }] } }], 16)],
  ["what is the same in every run", await made([cover], 16, { outcome: "banWeeks" })],
  ["one cell", await made([{ ...cover, values: [3] }], 16)],
  ["one run", await made([cover], 1)],
];

describe.each(records)("charts of a sweep of %s", (_, record) => {
  const charts = sweepCharts(record);

  chartLaws(charts);

  test("no label is cut short", async () => {
    for (const { id, spec } of charts) expect(await renderSvg(spec), id).not.toMatch(/…<\/text>/);
  });

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, reading, alt } of charts) {
      const text = writtenAround(spec);
      expect(question, id).toMatch(/\?$/);
      expect(reading, id).toMatch(/^[A-Z].*\d.*\.$/);
      expect(`${reading} ${alt}`, id).not.toMatch(/NaN|undefined|null/);
      expect(text, id).toMatch(/Monte Carlo error: .*\d/);
      expect(text, id).toContain("Seed 1, ");
    }
  });

  test("are in Japanese too, and so is their section", () => {
    for (const chart of sweepCharts(record, "ja"))
      for (const text of [chart.question, chart.reading, ...chart.notes]) expect(text, chart.id).toMatch(japanese);
    const { heading, sentences } = sweepPart(record, "0", "ja");
    for (const text of [heading, ...sentences]) expect(text).toMatch(japanese);
    expect(textsOf(sweepCharts(record)[0].spec).join("")).not.toMatch(japanese);
  });
});

test("the best and the worst are told as they are on the fresh seed, and that they were chosen", () => {
  const [, record] = records[0];
  const text = sweepText(record);
  expect(text).toContain("winner's curse");
  expect(text.match(/^(best|worst) /gm)).toEqual(["best ", "best ", "worst ", "worst "]);
  const [{ reading }] = sweepCharts(record);
  expect(reading).toMatch(
    /^Of 8 cells, cell \d+ \(.*: stock of large makers .*; thrift (on|off)\) has the lowest mean: /,
  );
});

test("means over a level are joined where an input varies by itself, and not where a design varies several", () => {
  const [[, alone], [, design]] = records;
  expect(JSON.stringify(sweepCharts(alone)[1].spec)).toContain('"aggregate":"mean"');
  expect(JSON.stringify(sweepCharts(design)[1].spec)).not.toContain('"aggregate":"mean"');
});

test("of more cells than a reader tells apart some are drawn, evenly by rank, both ends among them", () => {
  expect(drawnRanks(4, 10)).toEqual([0, 1, 2, 3]);
  expect(drawnRanks(2000, 5)).toEqual([0, 500, 1000, 1499, 1999]);
});

test("the charts of 2,000 cells hold no more than any other", async () => {
  const [, few] = records[1];
  const cells = Array.from({ length: 2000 }, (_, k) => ({ ...few.cells[k % 8], values: [k / 7] }));
  for (const { id, spec } of sweepCharts({ ...few, cells }))
    expect(Buffer.byteLength(JSON.stringify(spec)), id).toBeLessThanOrEqual(150_000);
});

describe("the headline of a sweep", async () => {
  const record = await made([cover], 16);
  const again = (cell: number, fresh: number) => ({
    ...{ cell, estimate: { value: fresh, standardError: 0.001 } },
    fresh: { value: fresh, standardError: 0.001 },
  });
  const told = { ...record.judge, unit: "share", tied: 1, bestAgain: [again(2, 0.04)], worstAgain: [again(0, 0.3)] };
  const plain = (text: string) => text.replaceAll("\u00a0", " ");

  test("says what does best, by the fresh seed, against the worst; that it is too close where the draws tell none", () => {
    const [{ finding, subtitle, notes }] = sweepCharts({ ...record, judge: told });
    expect(plain(finding.text)).toMatch(/ 8 months does best: .* 4(\.0)? %, against 30 % in the worst cell$/);
    expect(finding.figures.map(({ value }) => value)).toEqual([4, 30]);
    expect(plain(subtitle)).toMatch(/^Means over runs of every cell, by rank\. .*known to 31 Jan 2026$/);
    expect(notes.join(" ")).toMatch(/Seed 1, 16 runs a cell, engine \S+, grid [0-9a-f]{8}\./);
    const charts = sweepCharts({ ...record, judge: { ...told, tied: 3 } });
    for (const chart of charts) expect(chart.finding.text).toMatch(/^Too close to call: /);
  });

  test("of what is one of several names says it in words, in either language", async () => {
    const rules = await made([{ input: "allocation.rule", values: ["proRata", "priority"] }], 2);
    const text = (lang: "en" | "ja") => JSON.stringify(sweepCharts(rules, lang).map(({ table }) => table.rows));
    expect(text("en")).toContain("in proportion to need");
    expect(text("ja")).toContain("需要に比例");
    expect(text("ja")).not.toMatch(/proRata|priority/);
  });
});
