import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const stopped = (more: Choices) =>
  simpleScenario({ sectors: { traction: { cover: 15, firms: 10 } }, horizonWeeks: 104, firmSpread: 0.5, ...more });
const runs = 200;

describe("firms that stand still", () => {
  test("are as many as are dry, in the mean over where the first of them stands, week by week in sum", () => {
    const run = simulate(stopped({}), { runs: 2000 });
    const unmet = run.series("unmetNeedShare.Dy.traction").reduce((sum, [share]) => sum + share, 0);
    // Nothing comes, so that a dry firm lacks all: firm-weeks are ten times the weeks of output lost.
    const firmWeeks = run.outcome("firmWeeksStopped.traction");
    expect(run.outcome("outputLostWeeks.traction")[0]).toBeCloseTo(unmet, 9);
    expect(Math.abs(mean(firmWeeks) / 10 - unmet)).toBeLessThan(0.02 * unmet);
    const [most, share] = ["firmsStopped.traction", "firmsStoppedShare.traction"].map((id) => run.outcome(id));
    most.forEach((count, i) => {
      // The last firm of a run may stand where the spread's tail still has some stock.
      expect(count).toBeGreaterThanOrEqual(9);
      expect(share[i]).toBe(count / 10);
    });
  });

  test("run again when supply covers their need: all ten stop for 5 weeks of a ban of 20 with stock for 15", () => {
    const run = simulate(
      stopped({ firmSpread: 0, banWeeks: 20, horizonWeeks: 60, catchUp: 0, adjustmentTime: 1e12 } as Choices),
    );
    expect(run.outcome("firmWeeksStopped.traction")[0]).toBe(50);
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(15);
    expect(run.outcome("firmsStopped.traction")[0]).toBe(10);
  });

  test("are none while the shortage of a dry firm is below the share at which a line stops", () => {
    const run = simulate(
      stopped({ blocked: 0.05, adjustmentTime: 1e12, sectors: { traction: { cover: 2, firms: 10 } } }),
      { runs },
    );
    expect(mean(run.outcome("firmWeeksStopped.traction"))).toBe(0);
    expect(mean(run.outcome("outputLostWeeks.traction"))).toBeGreaterThan(1);
  });

  test("of more firms stop no later in the mean, and weeks before the sector is short", () => {
    const weeks = [1, 2, 10, 40].map((firms) => {
      const run = simulate(stopped({ sectors: { traction: { firms, cover: 15 } } }), { runs: 1000 });
      return [run.outcome("firstLineStopWeek.traction"), run.outcome("sectorShortWeek.traction")].map(mean);
    });
    for (let k = 1; k < weeks.length; k++) expect(weeks[k][0]).toBeLessThan(weeks[k - 1][0]);
    for (const [first, short] of weeks.slice(2)) expect(first).toBeLessThan(short);
  });

  test("come before the sector is short, in every run of random scenarios", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const run = simulate(scenario, { runs: 4 });
        for (const sector of Object.keys(scenario.sectors)) {
          const [first, short] = ["firstLineStopWeek", "sectorShortWeek"].map((id) => run.outcome(`${id}.${sector}`));
          first.forEach((week, i) => {
            expect(week).toBeLessThanOrEqual(short[i]);
          });
        }
      }),
      { seed: 21, numRuns: 60 },
    );
  });

  test("of civil sectors are summed apart from military ones, output weighted by use", () => {
    const sectors = {
      cars: { cover: 10, weight: 3, firms: 4 },
      toys: { cover: 5, weight: 1, firms: 6 },
      radar: { cover: 0, weight: 4, firms: 5, endUse: "military" as const },
    };
    const run = simulate(stopped({ sectors, firmSpread: 0, horizonWeeks: 20 }));
    const of = (id: string) => run.outcome(id)[0];
    // Lost: cars 10 weeks, toys 15, radar all 20.
    expect(of("civilOutputLostWeeks")).toBeCloseTo((3 * 10 + 1 * 15) / 4, 9);
    expect(of("civilOutputLostShare")).toBeCloseTo((3 * 10 + 1 * 15) / 4 / 20, 9);
    expect(of("militaryOutputLostWeeks")).toBeCloseTo(20, 9);
    expect(of("civilFirmsStopped")).toBe(10);
    expect(of("civilFirmWeeksStopped")).toBe(4 * 10 + 6 * 15);
    expect(of("civilLineStopped")).toBe(1);
  });
});

describe("covers by size of firm", () => {
  test("are the large ones' cover times the ratio to the power of smallness, drawn together in a run", () => {
    const scenario = simpleScenario({ sectors: { large: {}, middle: {}, small: {} }, blocked: 0 });
    const sized = {
      ...scenario,
      makers: {
        ...scenario.makers,
        cover: input({ kind: "lognormal", median: 20, p95: 40 }),
        smallOverLarge: input({ kind: "beta", alpha: 3, beta: 3 }),
      },
      sectors: {
        large: { ...scenario.sectors.large, smallness: input(0) },
        middle: { ...scenario.sectors.middle, smallness: input(0.5) },
        small: { ...scenario.sectors.small, smallness: input(1) },
      },
    } as const;
    const run = simulate(sized, { runs });
    const [large, middle, small] = ["large", "middle", "small"].map(
      (name) => run.series(`makerCoverWeeks.Dy.${name}`)[0],
    );
    large.forEach((cover, i) => {
      expect(small[i]).toBeLessThan(cover);
      expect(middle[i]).toBeCloseTo(Math.sqrt(cover * small[i]), 6);
    });
  });
});

describe("sharing among partners", () => {
  test("of everything is a sector that shares one stock: none stops until all would", () => {
    const run = simulate(stopped({ sharing: 1 }), { runs });
    for (const week of run.outcome("firstLineStopWeek.traction")) expect(week).toBe(15);
    expect(run.outcome("firmWeeksStopped.traction")).toEqual(new Float64Array(runs).fill(10 * (104 - 15)));
  });

  test("of more never loses more output by any date", () => {
    for (const blocked of [1, 0.5])
      for (const firmSpread of [0.05, 0.5, 1.5]) {
        const lost = [0, 0.3, 0.7, 1].map((sharing) => {
          const run = simulate(stopped({ blocked, sharing, firmSpread, adjustmentTime: 1e12 }));
          let sum = 0;
          return run.series("unmetNeedShare.Dy.traction").map(([share]) => {
            sum += share;
            return sum;
          });
        });
        for (let k = 1; k < lost.length; k++)
          lost[k].forEach((sum, week) => {
            expect(sum).toBeLessThanOrEqual(lost[k - 1][week] + 1e-9);
          });
        expect(lost[3][20]).toBeLessThan(lost[0][20]);
      }
  });

  test("that is switched off is a sharing of nothing", () => {
    const [off, none] = [{ sharing: 0.8, mechanisms: { sharing: false } }, { sharing: 0 }].map((more) =>
      simulate(stopped(more)).series("unmetNeedShare.Dy.traction"),
    );
    expect(off).toEqual(none);
  });
});
