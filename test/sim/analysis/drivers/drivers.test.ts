import { mean, sampleVariance } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { type OutcomeKey, outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import type { PolicyState } from "../../../../src/model/scenario/parts.ts";
import type { Scenario } from "../../../../src/model/scenario/scenario.ts";
import { driversOf, fewestRunsForDrivers } from "../../../../src/sim/analysis/drivers/drivers.ts";
import { jackknifeError, type Replicated, remainderOf, sharesOf } from "../../../../src/sim/analysis/drivers/shares.ts";
import { sourcesOf } from "../../../../src/sim/analysis/drivers/sources.ts";
import { createStudy, simulateRange } from "../../../../src/sim/engine/simulate-range.ts";
import type { Driver, GradeShare } from "../../../../src/sim/study/insights.ts";
import { input, simpleScenario } from "../../../support/simple-scenario.ts";

type Model = (u: readonly number[]) => number;

/** Shares of the first `inputs` uniforms in a function of them (it may take one more: luck), in runs from `firstRun` on. */
function sharesIn(model: Model, inputs: number, runs: number, firstRun = 0): readonly Replicated[] {
  const names = Array.from({ length: inputs + 1 }, (_, i) => `x${i}`);
  const stream = createStreams(studyKey("drivers")).stream("toy", names);
  const column = Float64Array.from({ length: runs }, (_, run) =>
    model(names.map((_, i) => stream.uniform(firstRun + run, 0, i))),
  );
  const sources = names.slice(0, inputs).map((_, i) => ({
    fill: (out: Float64Array, first: number, count: number) => stream.fillUniform(out, firstRun + first, count, 0, i),
  }));
  return sharesOf(sources, [column])[0];
}

/** 16 groups know a standard error to a fifth: 4.5 of them are passed by chance once in two thousand; the seed is fixed. */
function expectWithin(found: Replicated, truth: number): void {
  expect(Math.abs(found.value - truth)).toBeLessThan(4.5 * jackknifeError(found));
}

/** In 32 bins of width 1/32 a straight line keeps 1 - 1/32^2 of its variance: Var of a uniform over a bin is 1 / (12 32^2). */
const straight = 1 - 1 / 32 ** 2;

/** And sin(2 pi n u) keeps (sin(h) / h)^2 with h = pi n / 32: that of its mean over a bin. */
const wave = (n: number) => (Math.sin((Math.PI * n) / 32) / ((Math.PI * n) / 32)) ** 2;

describe("known answers", () => {
  test("a sum of uniforms a_i u_i: the share of each is a_i^2 over the sum of all, and they sum to one", () => {
    // Var(a u) = a^2 / 12; 9 + 4 + 1 = 14; the fourth has no effect.
    const shares = sharesIn(([a, b, c]) => 3 * a - 2 * b + c + 100, 4, 20_000);
    [9, 4, 1, 0].forEach((square, i) => {
      expectWithin(shares[i], (square / 14) * straight);
    });
    expectWithin(remainderOf(shares, 16), 1 - straight);
    expect(jackknifeError(remainderOf(shares, 16))).toBeLessThan(0.01);
  });

  test("Ishigami's function, a = 7, b = 0.1: 0.3139, 0.4424 and 0 (Ishigami and Homma 1990; SALib's test)", () => {
    const ishigami: Model = ([u, v, w]) => {
      const [x, y, z] = [u, v, w].map((each) => Math.PI * (2 * each - 1));
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    };
    const studies = Array.from({ length: 50 }, (_, study) => sharesIn(ishigami, 3, 4000, 4000 * study));
    // sin x turns once over the uniform, sin^2 y twice; the third acts only together with the first.
    [0.3139 * wave(1), 0.4424 * wave(2), 0].forEach((share, i) => {
      const found = studies.map((shares) => shares[i].value);
      const error = Math.sqrt(sampleVariance(found) / 50);
      expect(error).toBeLessThan(0.003);
      expect(Math.abs(mean(found) - share)).toBeLessThan(4 * error);
    });
  });

  test("a product of two about 0 has no first-order share at all: everything is interaction", () => {
    const shares = sharesIn(([a, b]) => (a - 0.5) * (b - 0.5), 2, 20_000);
    for (const share of shares) expectWithin(share, 0);
    expectWithin(remainderOf(shares, 16), 1);
  });

  test("luck that no input explains is the remainder: half of two equal uniforms, one of them luck", () => {
    const shares = sharesIn(([a, luck]) => a + luck, 1, 20_000);
    expectWithin(shares[0], straight / 2);
    expectWithin(remainderOf(shares, 16), 1 - straight / 2);
  });

  test("the value itself counts, not its unit: a line and its multiple have the same shares", () => {
    const [[a], [b]] = [sharesIn(([u, luck]) => u + luck, 1, 2000), sharesIn(([u, luck]) => 7e6 * (u + luck), 1, 2000)];
    expect(b.value).toBeCloseTo(a.value, 9);
  });
});

describe("laws", () => {
  const model: Model = ([a, b, luck]) => 2 * a + b * b + luck;

  test("two halves of a study agree within their errors, and neither is the other", () => {
    const [first, second] = [sharesIn(model, 2, 10_000), sharesIn(model, 2, 10_000, 10_000)];
    first.forEach((share, i) => {
      expect(share.value).not.toBe(second[i].value);
      const error = Math.hypot(jackknifeError(share), jackknifeError(second[i]));
      expect(Math.abs(share.value - second[i].value)).toBeLessThan(4.5 * error);
    });
  });

  /** Many small studies against the truth: Var(2a) = 4/12 of 4/12 + Var(b^2) = 4/45, + Var(luck) = 1/12; c has none. */
  const repeats = 300;
  const runs = 512;
  const studies = Array.from({ length: repeats }, (_, study) =>
    sharesIn(([a, b, c, luck]) => 2 * a + b * b + 0 * c + luck, 3, runs, study * runs),
  );
  const of = (i: number) => studies.map((shares) => shares[i].value);
  const all = 4 / 12 + 4 / 45 + 1 / 12;
  const truth = [((4 / 12) * straight) / all, 4 / 45 / all, 0];

  test("small studies are right on average, so that adding runs moves nothing: 512 runs, 32 bins, no bias left", () => {
    truth.forEach((share, i) => {
      const error = Math.sqrt(sampleVariance(of(i)) / repeats);
      // Without what noise alone puts between bins the third would be 31 / 511 = 0.06, thirty times the error.
      expect(error).toBeLessThan(0.004);
      expect(Math.abs(mean(of(i)) - share)).toBeLessThan(4 * error + 0.002);
    });
  });

  test("the standard error is what 300 repeats show, within a quarter; where there is no effect, up to a half more", () => {
    truth.forEach((share, i) => {
      const claimed = mean(studies.map((shares) => jackknifeError(shares[i]) ** 2));
      const ratio = Math.sqrt(claimed / sampleVariance(of(i)));
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(share === 0 ? 1.5 : 1.25);
    });
  });
});

describe("of a finished study", () => {
  const runs = 4096;

  /** The split of some outcomes; the study is run once and only its columns are handed over. */
  async function splitOf(scenario: Scenario, wanted: readonly string[]) {
    const study = createStudy(scenario, "drivers");
    const { outcomes } = simulateRange(study, { firstRun: 0, runs });
    const keys = study.outcomes.filter((key) => wanted.includes(outcomeId(key)));
    expect(keys).toHaveLength(wanted.length);
    const column = (id: string) => outcomes[study.outcomes.findIndex((key) => outcomeId(key) === id)];
    return driversOf(scenario, "drivers", runs, keys, column);
  }

  const driver = (drivers: readonly Driver[], path: string): Driver => {
    const found = drivers.find((each) => each.path === path);
    if (found === undefined) throw new RangeError(`${path}: not among ${drivers.map((each) => each.path).join(", ")}`);
    return found;
  };

  const restsOn = (byGrade: readonly GradeShare[], wanted: GradeShare["grade"]): GradeShare =>
    byGrade.filter(({ grade }) => grade === wanted)[0];

  test("with all imports stopped, all that is used is stock: unmet tonnes rest on cover and demand, the unmet share on cover", async () => {
    // Both uniform; stock = cover x demand, unmet = demand x (40 - cover): nearly nothing is interaction.
    const scenario = simpleScenario({
      horizonWeeks: 40,
      demandPerWeek: { kind: "uniform", low: 9, high: 11 },
      sectors: { traction: { cover: { kind: "uniform", low: 5, high: 15 } } },
      held: { kind: "uniform", low: 1, high: 2 },
    });
    const { drivers, byGrade } = await splitOf(scenario, ["unmetNeedShare.Dy.traction", "unmetNeedTonnes.Dy"]);
    const [tonnes, share] = ["unmetNeedTonnes", "unmetNeedShare"].map((name) =>
      drivers.filter(({ outcome }) => outcome === name),
    );
    expect(driver(share, "makers.cover").share).toBeCloseTo(straight, 2);
    // Var of a product of independents d r, means 10 and 30, variances 1/3 and 100/12: 900/3 + 100 x 100/12 + 100/36.
    const whole = 900 / 3 + 10_000 / 12 + 100 / 36;
    for (const [path, part] of [
      ["demand.total", 900 / 3],
      ["makers.cover", 10_000 / 12],
      ["nationalStock.held", 0],
    ] as const) {
      const found = driver(tonnes, path);
      expect(Math.abs(found.share - (part * straight) / whole)).toBeLessThan(4.5 * found.standardError);
    }
    const rests = byGrade.filter(({ outcome }) => outcome === "unmetNeedTonnes");
    expect(rests.map(({ grade }) => grade)).toEqual(["A", "B", "C", "D", "remainder"]);
    expect(rests.slice(0, 3).every(({ share: none, standardError }) => none === 0 && standardError === 0)).toBe(true);
    expect(rests[3].share + rests[4].share).toBeCloseTo(1, 12);
    expect(Math.abs(rests[3].share - 1)).toBeLessThan(0.02);
  });

  test("shares add up by the grade of the inputs", async () => {
    const scenario = simpleScenario({
      horizonWeeks: 40,
      demandPerWeek: { kind: "uniform", low: 9, high: 11 },
      sectors: { traction: { cover: { kind: "uniform", low: 5, high: 15 } } },
    });
    const graded: Scenario = {
      ...scenario,
      demand: { ...scenario.demand, total: { ...scenario.demand.total, grade: "B" } },
    };
    const { drivers, byGrade } = await splitOf(graded, ["unmetNeedTonnes.Dy"]);
    const [a, b, c, d, rest] = (["A", "B", "C", "D", "remainder"] as const).map((grade) => restsOn(byGrade, grade));
    expect(b.share).toBe(driver(drivers, "demand.total").share);
    expect(d.share).toBe(driver(drivers, "makers.cover").share);
    expect([a.share, c.share]).toEqual([0, 0]);
    expect(rest.share).toBeCloseTo(1 - b.share - d.share, 12);
    expect(b.standardError).toBe(driver(drivers, "demand.total").standardError);
  });

  const state = (lasts: PolicyState["lasts"], next: PolicyState["next"], country = 1): PolicyState => ({
    title: "test",
    role: country === 0 ? "open" : "restricted",
    country: { raw: { civil: { blocked: input(country) } } },
    world: {},
    lasts,
    next,
  });
  const dwell = (low: number, high: number) => ({
    ...input({ kind: "uniform", low, high } as const),
    grade: "C" as const,
  });

  test("how long states last the first time is a driver, with the grade of its distribution: 9 and 4 parts of 13", async () => {
    // Weeks blocked = ban + halt, uniform over 30 and 20 weeks: variances as 9 to 4. The third state is never entered.
    const scenario = simpleScenario({
      horizonWeeks: 100,
      states: {
        ban: state(dwell(5, 35), { halt: "remainder", never: input(0) }),
        halt: state(dwell(5, 25), { open: "remainder" }),
        open: state("forever", {}, 0),
        never: state(dwell(1, 2), { halt: "remainder" }),
        apart: state(dwell(1, 2), { halt: "remainder" }),
      },
    });
    const { drivers, byGrade } = await splitOf(scenario, ["blockedWeeks"]);
    expect(drivers.map(({ path, grade }) => [path, grade])).toEqual([
      ["policy.states.ban.lasts", "C"],
      ["policy.states.halt.lasts", "C"],
    ]);
    drivers.forEach(({ share, standardError }, i) => {
      expect(Math.abs(share - [9 / 13, 4 / 13][i] * straight)).toBeLessThan(4.5 * standardError);
    });
    expect(restsOn(byGrade, "C").share).toBeCloseTo(drivers[0].share + drivers[1].share, 12);
    const off = { ...scenario, mechanisms: { ...scenario.mechanisms, policy: false } };
    expect(sourcesOf(off, "drivers")).toEqual([]);
  });

  test("correlated inputs share what they explain: each has also what the other does", async () => {
    const scenario = simpleScenario({
      horizonWeeks: 40,
      sectors: { traction: { cover: { kind: "uniform", low: 5, high: 15 } } },
      held: { kind: "uniform", low: 1, high: 2 },
    });
    const between = ["makers.cover", "nationalStock.held"] as const;
    const paired: Scenario = {
      ...scenario,
      correlations: [{ between, rank: 0.8, source: "test", date: "2026", grade: "D" }],
    };
    const { drivers, byGrade } = await splitOf(paired, ["unmetNeedTonnes.Dy"]);
    // The stock that is never released has no effect, but it knows the cover: the square of the rank correlation at least.
    expect(driver(drivers, between[0]).share).toBeCloseTo(straight, 2);
    expect(driver(drivers, between[1]).share).toBeGreaterThan(0.8 ** 2 - 0.03);
    expect(restsOn(byGrade, "remainder").share).toBeLessThan(-0.5);
  });

  test("outcomes are asked for by their columns alone, in any company: one by one they give what they give together", async () => {
    const scenario = simpleScenario({ demandPerWeek: { kind: "uniform", low: 9, high: 11 }, banWeeks: 20 });
    const both = await splitOf(scenario, ["unmetNeedTonnes.Dy", "arrivalsTonnes.Dy"]);
    const [one, other] = [
      await splitOf(scenario, ["unmetNeedTonnes.Dy"]),
      await splitOf(scenario, ["arrivalsTonnes.Dy"]),
    ];
    expect(both.drivers).toEqual([...one.drivers, ...other.drivers]);
    expect(both.byGrade).toEqual([...one.byGrade, ...other.byGrade]);
  });

  test("a million runs, of which one outcome is held at a time, lose no outcome", async () => {
    const scenario = simpleScenario({ demandPerWeek: { kind: "uniform", low: 9, high: 11 } });
    const many = 2 ** 20;
    const uniforms = new Float64Array(many);
    sourcesOf(scenario, "many")[0].fill(uniforms, 0, many);
    const keys = createStudy(scenario, "many").outcomes.slice(0, 3);
    const columns = [uniforms, uniforms.map((u) => u * u), uniforms.map((u) => Math.abs(u - 0.5))];
    const asked: string[] = [];
    const { drivers } = await driversOf(scenario, "many", many, keys, (id) => {
      asked.push(id);
      return columns[asked.length - 1];
    });
    expect(asked).toEqual(keys.map(outcomeId));
    expect(drivers.map(outcomeId)).toEqual(asked);
    for (const { share } of drivers) expect(share).toBeCloseTo(1, 2);
  });

  test("an outcome that is the same in all runs has no drivers", async () => {
    const scenario = simpleScenario({ demandPerWeek: { kind: "uniform", low: 9, high: 11 } });
    expect(await splitOf(scenario, ["banWeeks"])).toEqual({ drivers: [], byGrade: [] });
  });

  test("fewer than 256 runs are refused", async () => {
    const key: OutcomeKey = { outcome: "banWeeks", material: null, sector: null, unit: "weeks" };
    await expect(
      driversOf(simpleScenario(), "s", fewestRunsForDrivers - 1, [key], () => new Float64Array(255)),
    ).rejects.toThrow("runs: must be at least 256, got 255");
  });
});
