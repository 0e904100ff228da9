import { describe, expect, test } from "vitest";
import { inferenceCharts } from "../../../../src/report/charts/inference/index.ts";
import { inferencePart } from "../../../../src/report/page/parts/inference.ts";
import { renderSvg } from "../../../../src/report/render/render.ts";
import { infer } from "../../../../src/sim/inference/infer.ts";
import { type InferenceRecord, inferenceRecordSchema } from "../../../../src/sim/inference/record.ts";
import { linearSimulator, toyRow, toyTable, toyTakes } from "../../../support/toy-inference.ts";
import { japanese, textsOf } from "../../texts-of.ts";
import { writtenAround } from "../../written.ts";
import { chartLaws } from "../chart-laws.ts";

/* The record tells much of a, and nothing of b; one row, which is not used, lies far from all that is foretold. */

const rows = [
  { ...toyRow("of-a", { value: 0.8, error: 0.3 }), isCheck: true },
  toyRow("again-of-a", { value: 0.6, error: 0.3 }),
  { ...toyRow("far-away", { value: 12, error: 0.3 }), isFit: false },
];
const plain = toyTable(rows);
const [a, b] = plain.parameters;
const titles = [
  { en: "the first number", ja: "第一の数値" },
  { en: "the second number", ja: "第二の数値" },
];
const table = {
  ...plain,
  parameters: [
    { ...b, name: "b", title: titles[1] },
    { ...a, name: "a", title: titles[0] },
  ],
};
const simulator = linearSimulator([
  [0, 1],
  [0, 1],
  [0, 1],
]);
const sha = "0".repeat(64);
const { record } = await infer(
  simulator,
  { table, takes: toyTakes(table), tableSha256: sha, historiesSha256: sha },
  { sizes: { waves: 1, points: 200, bank: 800, runs: [16, 16, 32] }, seed: "charts", workers: 1, check: 40 },
);
const unchecked: InferenceRecord = { ...record, calibration: null, abc: null };

describe.each([
  ["a checked inference", record],
  ["one that was not checked", unchecked],
])("charts of %s", (_, of) => {
  const charts = inferenceCharts(of);

  test("no label is cut short", async () => {
    for (const { id, spec } of charts) expect(await renderSvg(spec), id).not.toMatch(/…<\/text>/);
  });

  chartLaws(charts);

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, reading, alt } of charts) {
      const text = writtenAround(spec);
      expect(question, id).toMatch(/\?$/);
      expect(reading, id).toMatch(/^[A-Z].*\d.*\.$/);
      expect(`${reading} ${alt}`, id).not.toMatch(/NaN|undefined|null/);
      expect(text, id).toMatch(/Monte Carlo error: .*\d/);
      expect(text, id).toMatch(/Inference “toy”\. Seed charts, engine/);
    }
  });

  test("the head of every column says in brackets what it holds", () => {
    for (const {
      id,
      table: { columns },
    } of charts)
      for (const column of columns) expect(column, id).toMatch(/^[A-Za-z0-9]+ \[[^[\]]+\]$/);
  });
});

test("the record is one that can be read again", () => {
  expect(inferenceRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(JSON.parse(JSON.stringify(record)));
});

test("that of which most was learnt stands first, and that of which nothing was is marked", () => {
  const [learnt] = inferenceCharts(record);
  expect(learnt.table.rows.map(([number]) => number)).toEqual([
    ...Array(20).fill("the first number"),
    ...Array(20).fill("the second number"),
  ]);
  expect(learnt.reading).toMatch(
    /^Most was learnt of the first number \(\d+ %\); of 1 of 2 numbers the record says nothing\.$/,
  );
  expect(textsOf(learnt.spec)).toContain("nothing learnt");
  // a's variance is v / (1 + v) of the prior's, of two rows with v / 2 each: some nine tenths in ranks.
  expect(Number(learnt.table.rows[0][3])).toBeGreaterThan(50);
});

test("a row more than three standard deviations from what is foretold is named, used or not", () => {
  const observed = inferenceCharts(record)[1];
  expect(observed.reading).toBe(
    "Of 3 values on record 1 lies more than three standard deviations from what the posterior foretells: far-away.",
  );
  const { residual } = record.observations[2];
  // Foretold is a + run + error: about 0.6, with variance 0.25 + 0.09 and what is left of a.
  expect(residual).toBeGreaterThan(12);
  expect(observed.table.rows[2]).toContain("foretold");
});

test("ranks are drawn where the inference was checked, in a band that 99 % of bins lie in", () => {
  const [, , ranks] = inferenceCharts(record);
  // 40 data sets, 2 a bin, standard deviation sqrt(40 (1 / 20) (19 / 20)) = 1.378.
  expect(ranks.table.rows[0].slice(4)).toEqual([0, 5.551]);
  expect(new Set(ranks.table.rows.map(([quantity]) => quantity))).toEqual(
    new Set(["the first number", "the second number", "log likelihood"]),
  );
  expect(inferenceCharts(unchecked).map(({ id }) => id)).toEqual(["learnt", "observed"]);
});

test("in Japanese nothing but names stays in Latin letters", () => {
  for (const { id, spec, reading } of inferenceCharts(record, "ja")) {
    expect(reading, id).toMatch(japanese);
    expect(writtenAround(spec, "ja"), id).toMatch(japanese);
  }
});

describe("on a page", () => {
  test("the numbers that came out as they went in are named, and so are the rows that fewest points meet", () => {
    const { sentences, tables, charts } = inferencePart(record, "0.2.0");
    expect(sentences).toContain("These come out as they went in: the second number.");
    expect(tables).toContain("of-a");
    expect(charts).toHaveLength(3);
  });

  test("a model that misses by more than twice what was allowed for is the first sentence", () => {
    const misses = { ...record, multiplier: [0, 0, 0, 0.2, 0.3, 0.3, 0.1, 0.1] };
    expect(inferencePart(misses).sentences[0]).toBe(
      "The model misses by more than twice what was allowed for, with probability 80 %.",
    );
  });

  test("in Japanese", () => {
    for (const each of inferencePart(record, "0.2.0", "ja").sentences) expect(each).toMatch(japanese);
  });
});
