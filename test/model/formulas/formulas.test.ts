import { describe, expect, test } from "vitest";
import { readFormula } from "../../../src/model/formulas/read.ts";
import { product, told, unitNamed } from "../../../src/model/formulas/units.ts";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { seriesKeys } from "../../../src/model/series.ts";
import { simulateBlock } from "../../../src/model/simulate.ts";
import { createStudy } from "../../../src/sim/engine/simulate-range.ts";
import { ScenarioError } from "../../../src/sim/scenario/problem.ts";
import type { ReadScenario } from "../../../src/sim/scenario/read.ts";
import { readFrom } from "../../support/scenario-files.ts";

const runs = 40;
const horizonWeeks = 30;
const given = (value: number, unit: string) => ({ value, unit, source: "x", date: "2026", grade: "D" });
const base = {
  ...{ schemaVersion: 1, extends: "ban-2026", name: "mine", horizonWeeks },
  outcomes: { briefWithin: given(3, "weeks"), fragmentedFrom: given(3, "weeks") },
};

function read(ownOutcomes?: object): ReadScenario {
  return readFrom({ "mine.yaml": JSON.stringify({ ...base, ...(ownOutcomes && { ownOutcomes }) }) }, "mine.yaml");
}

/** Every outcome of some runs by its id, and every series by id and week. */
function simulated({ scenario }: ReadScenario) {
  const { world, drawn, streams, outcomes } = createStudy(scenario, "s");
  const ids = seriesKeys(world).map(({ series, ...of }) => outcomeId({ outcome: series, ...of }));
  const weeks: Float64Array[][] = [];
  const columns = simulateBlock(world, drawn, streams, 0, runs, {
    week: (_, series) => void weeks.push(series.map((each) => each.slice())),
  });
  const outcome = (id: string) => columns[outcomes.findIndex((key) => outcomeId(key) === id)];
  const series = (id: string, week: number) => weeks[week][ids.indexOf(id)];
  return { outcome, series, outcomes, columns };
}

/** Of each run what a function of its number gives. */
const each = (of: (run: number) => number) => Float64Array.from({ length: runs }, (_, run) => of(run));
const all = Array.from({ length: horizonWeeks }, (_, week) => week);

describe("outcomes of one's own", () => {
  const own = {
    late: { is: "mean(pricePaid.Dy[w10:w19])" },
    dear: {
      is: "sum(contractTonnes * max(0, pricePaid.Dy - 400))",
      numbers: { contractTonnes: given(2, "t") },
    },
    short: { is: "first(unmetNeedShare.Tb.middle > 0.1)" },
    shortWeeks: { is: "count(unmetNeedShare.Tb.middle > 0.1)" },
    arrived: { is: "sum(arrivals.Dy)" },
    lowest: { is: "min(makerCover.Dy.large)" },
    change: { is: "pricePaid.Dy[w29] / pricePaid.Dy[w0]" },
    cover: { is: "makers.cover - 1 {weeks}" },
    perTonne: { is: "dear / max(arrived, 1)" },
    both: { is: "not(banWeeks > 20) or late >= 500 and shortWeeks != 0" },
    chosen: { is: "if(banWeeks > 20, lossHigh, lossLow) - abs(-lossLow)" },
  };
  const mine = read(own);
  const { outcome, series, outcomes, columns } = simulated(mine);

  test("give what their words say, made again from the weekly series of each run", () => {
    const paid = (week: number, run: number) => series("pricePaidUsdPerKg.Dy", week)[run];
    const unmet = (week: number, run: number) => series("unmetNeedShare.Tb.middle", week)[run];
    const sumOf = (weeks: readonly number[], of: (week: number) => number) =>
      weeks.reduce((sum, week) => sum + of(week), 0);
    expect(outcome("late")).toEqual(each((run) => sumOf(all.slice(10, 20), (week) => paid(week, run)) / 10));
    // Tonnes times USD/kg are thousands of USD.
    const dear = each((run) => sumOf(all, (week) => 2 * Math.max(0, paid(week, run) - 400)) * (1 / 1000));
    expect(outcome("dear")).toEqual(dear);
    const firstShort = (run: number) => all.find((week) => unmet(week, run) > 0.1) ?? horizonWeeks;
    expect(outcome("short")).toEqual(each(firstShort));
    expect(outcome("shortWeeks")).toEqual(each((run) => all.filter((week) => unmet(week, run) > 0.1).length));
    expect(outcome("change")).toEqual(each((run) => paid(29, run) / paid(0, run)));
    expect(new Set(outcome("short")).size).toBeGreaterThan(2);
  });

  test("agree with the model's own outcomes where they ask the same", () => {
    expect(outcome("arrived")).toEqual(outcome("arrivalsTonnes.Dy"));
    expect(outcome("lowest")).toEqual(outcome("lowestCoverWeeks.Dy.large"));
    const [high, low, ban] = ["lossHigh", "lossLow", "banWeeks"].map(outcome);
    expect(outcome("chosen")).toEqual(each((run) => (ban[run] > 20 ? high[run] : low[run]) - Math.abs(0 - low[run])));
    const [late, weeks] = ["late", "shortWeeks"].map(outcome);
    expect(outcome("both")).toEqual(
      each((run) => (!(ban[run] > 20) || (late[run] >= 500 && weeks[run] !== 0) ? 1 : 0)),
    );
  });

  test("have the unit that follows from what they are made of", () => {
    const units = Object.fromEntries(outcomes.map(({ outcome: name, unit }) => [name, unit]));
    expect(Object.fromEntries(Object.keys(own).map((name) => [name, units[name]]))).toEqual({
      ...{ late: "USD/kg", dear: "million USD", short: "weeks", shortWeeks: "weeks", arrived: "t", lowest: "weeks" },
      ...{ change: "ratio", cover: "weeks", perTonne: "USD/kg", both: "share", chosen: "billion JPY" },
    });
    const [dear, arrived] = [outcome("dear"), outcome("arrived")];
    // Million USD a tonne are thousands of USD/kg.
    outcome("perTonne").forEach((value, run) => {
      expect(value).toBeCloseTo((1000 * dear[run]) / Math.max(arrived[run], 1), 9);
    });
  });

  test.each([
    // Week 0 begins on 6 January 2026, so that weeks begin on 3, 10, 17 and 24 February, and on 3 March.
    ["2026-02", "w4:w7"],
    ["2026-02:2026-03", "w4:w12"],
    ["2026-Q1", "w0:w12"],
    ["2026-01-07:2026-01-20", "w1:w2"],
    ["w3:2026-02", "w3:w7"],
  ])("the window %s is the weeks that begin in it: %s", (dates, weeks) => {
    const [by, as] = [dates, weeks].map((window) => simulated(read({ x: { is: `mean(pricePaid.Dy[${window}])` } })));
    expect(by.outcome("x")).toEqual(as.outcome("x"));
  });

  test("a day alone is the week that holds it", () => {
    const { outcome, series } = simulated(read({ x: { is: "pricePaid.Dy[2026-02-09]" } }));
    expect(outcome("x")).toEqual(each((run) => series("pricePaidUsdPerKg.Dy", 4)[run]));
  });

  test("change no other number of a run", () => {
    const plain = simulated(read());
    expect(columns.slice(0, plain.columns.length)).toEqual(plain.columns);
    expect(outcomes.length).toBe(plain.outcomes.length + Object.keys(own).length);
  });
});

describe("what is wrong with a formula", () => {
  const problems = (is: string, more: object = {}) => {
    try {
      read({ mine: { is, ...more } });
      return "";
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return error.message.replace(/^mine\.yaml:\d+:\d+ {2}ownOutcomes\.mine\.is: /, "");
    }
  };

  const week = "must be a week such as w27, a month as YYYY-MM, a day as YYYY-MM-DD, a quarter as YYYY-Q1 or a year";
  test.each([
    [
      "mean(pricePayd.Dy)",
      'must be a weekly series, an input or an outcome, did you mean pricePaid.Dy?, got "pricePayd.Dy"',
    ],
    ["mean(pricePaid.Dy + arrivals.Dy)", "must have the same unit on both sides, got USD/kg and t"],
    ["pricePaid.Dy", "must be one number of a run, such as mean(...), got a number a week"],
    ["mean(pricePaid.Dy[w20:w30])", 'must lie within the weeks of the run, w0 to w29, got "w30"'],
    ["mean(pricePaid.Dy[w9:w2])", 'must have the earlier week first, got "w9:w2"'],
    ["mean(pricePaid.Dy[w1:w2] + pricePaid.Tb[w1:w3])", "must be of the same weeks on both sides, got w1:w2 and w1:w3"],
    [
      "avg(pricePaid.Dy)",
      'must be a function, one of mean, sum, min, max, last, first, count, abs, if, not, got "avg"',
    ],
    ["mean(banWeeks)", "must be of a number a week, got one of the run"],
    ["sum(pricePaid.Dy * banWeeks)", "must not stand beside a number a week: it is known only when the run is over"],
    [
      "sum(pricePaid.Dy - mean(pricePaid.Dy))",
      "must not stand beside a number a week: it is known only when the run is over",
    ],
    ["first(pricePaid.Dy)", "must be yes or no, such as a comparison"],
    ["if(1, 2, 3)", "must be yes or no, such as a comparison"],
    ["max(banWeeks)", "must have two or more parts in its brackets, or one number a week, got 1"],
    [
      "mean(pricePaid.Dy) * mean(pricePaid.Dy)",
      "must come out in weeks, t, USD/kg, million USD, money or a ratio, got USD/kg^2",
    ],
    ["mean(pricePaid.Dy", 'must have ) here, where the bracket of mean is open, got "the end"'],
    ["1 + * 2", 'must be a number, a name or a bracket, got "*"'],
    ["1 2", 'must end here, or go on with a sign such as + or ), got "2"'],
    ["1 # 2", 'must be a number, a name or a sign, got "#"'],
    ["pricePaid.Dy[27]", `${week}, got "27"`],
    ["pricePaid.Dy[2026-02-30]", `${week}, got "2026"`],
    ["mean(pricePaid.Dy[2026-13])", `${week}, got "2026"`],
    [
      "mean(pricePaid.Dy[2025-12:2026-02])",
      'must lie within the weeks of the run, w0 to w29, 2026-01-06 to 2026-08-03, got "2025-12"',
    ],
    [
      "mean(pricePaid.Dy[2026-06:2026-08])",
      'must lie within the weeks of the run, w0 to w29, 2026-01-06 to 2026-08-03, got "2026-08"',
    ],
    [
      "mean(pricePaid.Dy[2026-03:2026-02])",
      'must hold the first day of a week, the earlier end first, got "2026-03:2026-02"',
    ],
    [
      "mean(pricePaid.Dy[2026-02-04:2026-02-05])",
      'must hold the first day of a week, the earlier end first, got "2026-02-04:2026-02-05"',
    ],
    [`${"(".repeat(100)}1`, 'must be nested at most 60 deep, got "("'],
  ])("%s", (is, rule) => {
    expect(problems(is)).toBe(rule);
  });

  test("stands at its line and column, however the text is written", () => {
    const text = `extends: ban-2026
name: mine
ownOutcomes:
  plain: { is: mean(pricePaid.Dy + arrivals.Dy) }
  quoted: { is: "mean(pricePayd.Dy)" }
  folded:
    is: >-
      mean(pricePaid.Dy)
      + mean(arrivals.Dy)
  banWeeks: { is: 1 + 1 }
`;
    const lines = () => {
      try {
        readFrom({ "mine.yaml": text }, "mine.yaml");
        return [];
      } catch (error) {
        return (error as Error).message.split("\n").map((line) => line.split("  ")[0]);
      }
    };
    expect(lines()).toEqual(["mine.yaml:4:34", "mine.yaml:5:23", "mine.yaml:9:7", "mine.yaml:10:19"]);
  });
});

test("what binds more is read first, and equals from the left", () => {
  const shown = (tree: ReturnType<typeof readFormula>): string =>
    tree.kind === "operation"
      ? `(${shown(tree.left)} ${tree.operator} ${shown(tree.right)})`
      : tree.kind === "number"
        ? String(tree.value)
        : tree.kind;
  expect(shown(readFormula("1 - 2 - 3 * 4 > 5 or 6 < 7 and 8 == 9"))).toBe(
    "((((1 - 2) - (3 * 4)) > 5) or ((6 < 7) and (8 == 9)))",
  );
  expect(shown(readFormula("-1 * 2"))).toBe("((0 - 1) * 2)");
});

test("units multiply as what they measure does", () => {
  const powers = (word: string) => unitNamed(word)?.powers ?? {};
  expect(told({ powers: product(powers("t"), powers("USD/kg"), 1), isShare: false }, "JPY")).toEqual({
    ...{ word: "million USD", factor: 1000 },
  });
  expect(told({ powers: product(powers("t/yr"), powers("weeks"), 1), isShare: false }, "JPY")?.word).toBe("t");
  expect(told({ powers: powers("billion JPY"), isShare: false }, "JPY")?.word).toBe("billion JPY");
  expect(told({ powers: product(powers("t"), powers("t"), 1), isShare: false }, "JPY")).toBeUndefined();
});
