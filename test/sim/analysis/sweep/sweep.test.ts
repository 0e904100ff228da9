import { describe, expect, test } from "vitest";
import { outcomeKeys } from "../../../../src/model/outcomes/index.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { layGrid, readGrid, type Sweep } from "../../../../src/sim/analysis/sweep/grid.ts";
import { gridJsonSchema } from "../../../../src/sim/analysis/sweep/grid-schema.ts";
import { makeSweep, rankedBy } from "../../../../src/sim/analysis/sweep/make.ts";
import { runSweep } from "../../../../src/sim/analysis/sweep/run.ts";
import { runStudy } from "../../../../src/sim/engine/run-study.ts";
import { plainSampling, type Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { ScenarioError } from "../../../../src/sim/scenario/problem.ts";
import { layoutOf } from "../../../../src/sim/study/layout.ts";
import { summarize } from "../../../../src/sim/study/summarize.ts";
import { configText, readFrom } from "../../../support/scenario-files.ts";

const short = (more: object = {}) =>
  readFrom(
    {
      "mine.yaml": JSON.stringify({
        ...{ schemaVersion: 1, extends: "ban-2026", name: "mine", horizonWeeks: 8 },
        outcomes: { briefWithin: weeks(3), fragmentedFrom: weeks(3) },
        ...more,
      }),
    },
    "mine.yaml",
  );
const weeks = (value: number) => ({ value, unit: "weeks", source: "x", date: "2026", grade: "D" });
const files = {
  readText: (path: string) => configText(path.replace("configs/", "")),
  shipped: (name: string) => `configs/${name}.yaml`,
};

function laid(axes: readonly object[], more: object = {}, read = short()): Sweep {
  const text = JSON.stringify({ schemaVersion: 1, name: "grid", axes, ...more });
  return layGrid(readGrid("grid.yaml", text), read, files);
}

function problems(text: string): readonly string[] {
  try {
    layGrid(readGrid("grid.yaml", text), short(), files);
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split("\n");
    throw error;
  }
}

const options = { seed: "s", runs: 64, workers: 1, sampling: plainSampling };

/** The summary of a study of a scenario. */
async function summaryOf(read: ReturnType<typeof short>, runs: number, sampling: Sampling) {
  const keys = outcomeKeys(createWorld(read.scenario));
  const columns = new Map(keys.map((key) => [outcomeId(key), new Float64Array(runs)]));
  await runStudy(read.scenario, {
    ...{ seed: "s", runs, workers: 1, sampling },
    onOutcomes: (outcomes, { firstRun }) =>
      keys.forEach((key, k) => void columns.get(outcomeId(key))?.set(outcomes[k], firstRun)),
  });
  const layout = layoutOf({ sampling, seed: "s", runs });
  return (await summarize(keys, (id) => columns.get(id) as Float64Array, layout)).outcomes;
}

describe("a sweep", () => {
  test("of one cell gives, bit for bit, the estimates of a study of the same scenario", async () => {
    const study = short({ makers: { cover: { ...weeks(8), unit: "months" } } });
    const one = laid([{ input: "makers.cover", values: [8], unit: "months" }]);
    for (const [runs, sampling] of [
      [64, plainSampling],
      [1100, { kind: "latin" }],
      [512, { kind: "sobol" }],
    ] as const) {
      const { cells } = await runSweep(one, { ...options, runs, sampling });
      expect(cells[0].outcomes).toEqual(await summaryOf(study, runs, sampling));
    }
  });

  test("gives a cell the same numbers wherever it stands in the grid", async () => {
    const cover = [3, 6, 9];
    const values = async (order: readonly number[], wait: readonly number[]) => {
      const { record } = await makeSweep(
        laid([
          { input: "licences.wait", values: wait },
          { input: "makers.cover", values: order, unit: "months" },
        ]),
        options,
      );
      const cells = record.cells.map((cell) => JSON.stringify({ ...cell, values: [...cell.values] }));
      return { cells: cells.toSorted(), judge: record.judge, all: record.cells };
    };
    const one = await values(cover, [2, 5]);
    const other = await values(cover.toReversed(), [5, 2]);
    expect(other.cells).toEqual(one.cells);
    const told = ({ judge, all }: typeof one) =>
      judge.bestAgain.map(({ cell, ...rest }) => ({ values: all[cell].values, ...rest }));
    expect(told(other)).toEqual(told(one));
  });

  test("holds each cell against its scenario as it stands, run for run: what changes nothing differs by nothing", async () => {
    const { record } = await makeSweep(
      laid(
        [
          { input: "makers.cover", quantiles: [0.5] },
          { input: "mechanisms.thrift", values: [true, false] },
        ],
        {
          judge: { outcome: "banWeeks" },
        },
      ),
      options,
    );
    // How long the ban lasts hangs on neither: exactly none of it changes.
    for (const { difference } of record.cells) expect(difference).toEqual({ value: 0, standardError: 0 });
    expect(record.judge.tied).toBe(2);
  });

  test("runs its best and worst cells again on draws that had no say in the choice", async () => {
    const axes = [{ input: "makers.cover", values: [1, 2, 4, 8], unit: "months" }];
    const sweep = laid(axes, { judge: { outcome: "unmetNeedShare.Dy", again: 1 } });
    const { record } = await makeSweep(sweep, options);
    const { bestAgain, worstAgain, freshSeed } = record.judge;
    expect([freshSeed, bestAgain.length, worstAgain.length]).toEqual(["s, fresh", 1, 1]);
    const fresh = await runSweep(sweep, { ...options, seed: freshSeed });
    for (const { cell, fresh: again } of [...bestAgain, ...worstAgain]) {
      const of = fresh.cells[cell].outcomes.find((each) => outcomeId(each) === "unmetNeedShare.Dy");
      expect([again.value, again.standardError]).toEqual([of?.mean, of?.standardError]);
    }
    const means = record.cells.map(({ estimate }) => estimate.value);
    expect(bestAgain[0].estimate.value).toBe(Math.min(...means));
    expect(worstAgain[0].estimate.value).toBe(Math.max(...means));
  });

  test("takes scenarios as one axis, and every combination once", () => {
    const { cells, scenarios } = laid([
      { scenarios: ["precedent-2010"] },
      { input: ["makers.cover", "others.cover"], values: [3, 6], unit: "months" },
    ]);
    expect(scenarios.map(({ scenario }) => scenario.name)).toEqual(["mine", "precedent-2010"]);
    expect(cells.map(({ scenario, settings }) => [scenario, ...settings.map(({ value }) => value)])).toEqual([
      [0, 3, 3],
      [0, 6, 6],
      [1, 3, 3],
      [1, 6, 6],
    ]);
    const made = cells[3].read.scenario as unknown as Record<"makers" | "others", { cover: object }>;
    for (const { cover } of [made.makers, made.others])
      expect(cover).toMatchObject({ distribution: { kind: "constant", value: 6 }, unit: "months", grade: "D" });
  });
});

test("ranks by the lowest or the highest mean, of equals the first", () => {
  expect(rankedBy([2, 1, 2, 1], "lowest")).toEqual([1, 3, 0, 2]);
  expect(rankedBy([2, 1, 2, 1], "highest")).toEqual([0, 2, 1, 3]);
});

describe("levels", () => {
  const levels = (axis: object) => laid([axis]).cells.map(({ settings }) => settings.map(({ value }) => value));

  test("of a range lie evenly between its ends, or by equal factors", () => {
    const input = "makers.cover";
    expect(levels({ input, range: { from: 2, to: 4, count: 5 } })).toEqual([[2], [2.5], [3], [3.5], [4]]);
    // 1, 10^(1/2), 10.
    expect(levels({ input, range: { from: 1, to: 10, count: 3, scale: "log" } })).toEqual([[1], [3.16227766017], [10]]);
  });

  test("of quantiles are those of the input's own distribution", () => {
    // makers.firmSpread is beta(1.09, 3.47) on 0 to 2; orders.hoardCover uniform on 0 to 0.8 months.
    expect(levels({ input: "orders.hoardCover", quantiles: [0.25, 0.5, 0.95] })).toEqual([[0.2], [0.4], [0.76]]);
  });

  test.each(["sobol", "latin"] as const)(
    "of a %s design have one point in each of equal shares of every range",
    (kind) => {
      const inputs = [{ input: "makers.cover", from: 0, to: 16 }, { input: "orders.hoardCover" }];
      const points = levels({ design: { kind, points: 16, inputs } });
      const cells = (position: number, width: number) =>
        points.map((point) => Math.floor((point[position] as number) / width)).toSorted((a, b) => a - b);
      const each = Array.from({ length: 16 }, (_, k) => k);
      expect(cells(0, 1)).toEqual(each);
      expect(cells(1, 0.05)).toEqual(each);
    },
  );

  test("of a design are the same under every seed, and others under another name of the grid", () => {
    const inputs = [{ input: "makers.cover", from: 0, to: 16 }];
    const axes = [{ design: { kind: "sobol", points: 4, inputs } }];
    const values = (name: string) => laid(axes, { name }).cells.map(({ settings }) => settings[0].value);
    expect(values("one")).toEqual(values("one"));
    expect(values("one")).not.toEqual(values("other"));
  });
});

describe("what is wrong with a grid", () => {
  test("is told at once, each at its place in the grid and once", () => {
    const text = `schemaVersion: 1
name: bad
axes:
  - input: makers.covr
    values: [1, 2]
  - input: makers.cover
    range: { from: -1, to: 12, count: 2 }
  - input: licences.wait
    values: [4, -2, 4]
    unit: USD/kg
  - input: mechanisms.thrift
    values: [true, 3]
  - design: { kind: sobol, points: 8, inputs: [{ input: makers.cover, from: 3, to: 3 }, { input: mechanisms.bids }] }
judge: { outcome: unmetNeedShare.Dyy }
`;
    expect(problems(text)).toEqual([
      'grid.yaml:4:12  axes.0.input: must be an input, a switch or a rule of mine, did you mean makers.cover?, got "makers.covr"',
      "grid.yaml:7:12  axes.1.range: must be 0 or more, as makers.cover, got -1",
      "grid.yaml:9:21  axes.2.values.2: must not repeat a level, got 4",
      'grid.yaml:10:11  axes.2.unit: must be a unit of licences.wait, one of days, weeks, months, years, got "USD/kg"',
      "grid.yaml:12:20  axes.3.values.1: must be true or false, as mechanisms.thrift of mine, got 3",
      'grid.yaml:13:57  axes.4.design.inputs.0.input: must not be set twice, as by axes.1, got "makers.cover"',
      "grid.yaml:13:84  axes.4.design.inputs.0.to: must differ from from, got 3",
      'grid.yaml:13:89  axes.4.design.inputs.1: must not be asked of what has no distribution, got "mechanisms.bids"',
      'grid.yaml:14:19  judge.outcome: must be an outcome that all scenarios have in one unit, did you mean unmetNeedShare.Dy?, got "unmetNeedShare.Dyy"',
    ]);
  });

  test("is told where it lies between numbers of the scenario, at the level that broke it", () => {
    const text = `schemaVersion: 1
name: bad
axes:
  - input: materials.Dy.demandShare
    values: [0.85, 0.6]
`;
    expect(problems(text)).toEqual([
      "grid.yaml:5:20  axes.0.values.1: must make a scenario: materials of mine must have demand shares that sum to one, got 0.75",
    ]);
  });

  test("is told of its form, and of more cells than are run", () => {
    expect(
      problems(
        "schemaVersion: 1\nname: bad\naxes:\n  - input: makers.cover\n  - design: { kind: halton, points: 1 }\n",
      ),
    ).toEqual([
      'grid.yaml:4:5  axes.0: must have one of values, range, quantiles with input, and none without, got {"input":"makers.cover"}',
      "grid.yaml:5:13  axes.1.design.inputs: is required",
      'grid.yaml:5:21  axes.1.design.kind: must be one of sobol, latin, got "halton"',
      "grid.yaml:5:37  axes.1.design.points: must be at least 2, got 1",
    ]);
    const range = "range: { from: 1, to: 2, count: 50 }";
    const many = `schemaVersion: 1\nname: bad\naxes:\n  - input: makers.cover\n    ${range}\n  - input: licences.wait\n    ${range}\n`;
    expect(problems(many)).toEqual(["grid.yaml:4:3  axes: must make at most 2000 cells, got 2500"]);
  });
});

test("configs/sweep.schema.json is that of the reader", () => {
  expect(JSON.parse(configText("sweep.schema.json"))).toEqual(JSON.parse(JSON.stringify(gridJsonSchema())));
});
