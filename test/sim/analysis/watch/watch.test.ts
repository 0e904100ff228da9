import { describe, expect, test } from "vitest";
import type { Distribution } from "../../../../src/model/distributions/distribution.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { seenBy, seriesKeys } from "../../../../src/model/series.ts";
import { type WatchedSignal, type WatchRecord, watchSchema } from "../../../../src/sim/analysis/watch/record.ts";
import type { Reports } from "../../../../src/sim/analysis/watch/reports.ts";
import { rankedFor, tellingOf } from "../../../../src/sim/analysis/watch/telling.ts";
import { runWatch } from "../../../../src/sim/analysis/watch/watch.ts";
import type { Fact } from "../../../../src/sim/engine/facts/fact.ts";
import type { Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { type Choices, simpleScenario } from "../../../support/simple-scenario.ts";

/*
 * Starts on 5 January 2026 with a ban that lasts 6 weeks or, with as much probability, 40: the first is a brief standoff. Seen
 * from the end of the first week, the state at the end of the quarter tells which; until 16 February nothing does.
 */
const lasts: Distribution = { kind: "discrete", values: [6, 40], probabilities: [0.5, 0.5] };
const choices: Choices = {
  banWeeks: lasts,
  sectors: { traction: { cover: 12 }, defence: { cover: 3, endUse: "military" } },
  horizonWeeks: 52,
  transit: 2,
  mechanisms: { priceNoise: true },
};
const asOf = "2026-01-11";
const reports: Reports = {
  flows: { raw: { byMaterial: true, daysAfter: 20 } },
  stops: { traction: 0.9 },
  occasions: {},
};

const watched = (more: Choices = {}, options: Partial<Parameters<typeof runWatch>[3]> = {}, told = reports) => {
  const scenario = simpleScenario({ ...choices, ...more });
  const read = { scenario, document: { name: "simple" }, overrides: [] };
  return runWatch(read, asOf, told, { seed: "watch", runs: 2000, workers: 1, ...options });
};
const found = (record: WatchRecord, window: string, id: string): WatchedSignal | undefined =>
  record.windows.find(({ name }) => name === window)?.signals.find((signal) => signal.id === id);

describe("a ban of 6 weeks or of 40", async () => {
  const record = await watched();

  test("is told by its state at the end of the quarter, wholly: one bit, and odds of one half that go to all or nothing", () => {
    const state = found(record, "quarter", "state");
    const [ending] = record.targets;
    expect(ending.before[0].value).toBeCloseTo(0.5, 1);
    expect(Math.abs((state?.information[0].bits ?? 0) - ending.entropy)).toBeLessThan(1e-6);
    const open = state?.readings.find((reading) => reading.state === "open");
    expect(open?.after[0]).toEqual([{ value: 1, standardError: 0 }, ...Array(2).fill({ value: 0, standardError: 0 })]);
    expect(tellingOf(state as WatchedSignal, ending, 0)?.after.value).toBe(1);
  });

  test("is told by nothing on the next day, nor by its state within the month, when it stands either way", () => {
    expect(record.windows.map(({ name, until }) => [name, until])).toEqual([
      ["day", "2026-01-12"],
      ["month", "2026-02-11"],
      ["quarter", "2026-04-11"],
    ]);
    expect(record.windows[0].signals).toEqual([]);
    expect(record.windows[1].silent).toContain("state");
  });

  test("what follows from the state tells nothing beyond it", () => {
    const flow = found(record, "quarter", "shippedShare.raw.Dy");
    // The flow of February, of which the last twelve days are free where the ban is over.
    expect([flow?.from, flow?.to]).toEqual(["2026-02-01", "2026-02-28"]);
    expect(flow?.information[0].bits).toBeGreaterThan(0.9);
    const { bits, standardError } = flow?.beyondState[0] ?? { bits: 1, standardError: 0 };
    expect(Math.abs(bits)).toBeLessThanOrEqual(3 * standardError + 1e-9);
  });

  test("a line that stops later than the ban ends tells of it, as far as it is reported", () => {
    // Stock for 12 weeks and 2 under way: the line stops in week 14 where the ban goes on, too late for the quarter.
    expect(record.windows[2].silent).toContain("stop.traction");
    expect(record.windows.flatMap(({ signals, silent }) => [...signals.map(({ id }) => id), ...silent])).not.toContain(
      "stop.defence",
    );
  });

  test("the record is one that can be read again", () => {
    expect(watchSchema.safeParse({ ...record, scenario: {} }).success).toBe(false);
    const { scenario: _, ...rest } = JSON.parse(JSON.stringify(record));
    expect(
      watchSchema.safeParse({ ...rest, scenario: {} }).error?.issues.every(({ path }) => path[0] === "scenario"),
    ).toBe(true);
  });
});

test("a stop that is reported with a chance tells what the chance leaves, and no more if nobody would know", async () => {
  // Stock for 6 weeks and 2 under way: a long ban stops the line in week 8, on 2 March, a short one does not.
  const short: Choices = { sectors: { traction: { cover: 6 } }, firmSpread: 0 };
  const stopsWith = async (chance: number) =>
    found(
      await watched(short, {}, { flows: {}, stops: { traction: chance }, occasions: {} }),
      "quarter",
      "stop.traction",
    );
  const [sure, often] = [await stopsWith(1), await stopsWith(0.9)];
  const H = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
  const reported = sure?.readings.find(({ says }) => says === "reported");
  const p = reported?.probability.value ?? 0;
  expect(p).toBeCloseTo(0.5, 1);
  expect((sure?.information[0].bits ?? 0) + (sure?.information[0].bias ?? 0)).toBeCloseTo(H(p), 9);
  expect((often?.information[0].bits ?? 0) + (often?.information[0].bias ?? 0)).toBeCloseTo(H(0.9 * p) - p * H(0.9), 9);
  expect(
    found(await watched(short, {}, { flows: {}, stops: {}, occasions: {} }), "quarter", "stop.traction"),
  ).toBeUndefined();
});

test("neither the number of workers changes a byte, nor what else is reported of the scenario a figure", async () => {
  const [one, two] = [await watched(), await watched({}, { workers: 2 })];
  expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  const less = await watched({}, {}, { flows: {}, stops: {}, occasions: {} });
  expect(found(less, "quarter", "state")).toEqual(found(one, "quarter", "state"));
});

test("runs that count unequally give the same odds within their errors", async () => {
  const lasting: Distribution = { kind: "lognormal", median: 12, p95: 60 };
  const sampling: Sampling = {
    ...{ kind: "importance", tail: "long bans", factor: 8 },
    region: [{ dimension: "policy.dwell/0", from: 0.75, to: 1 }],
  };
  const [plain, unequal] = [
    await watched({ banWeeks: lasting }, { runs: 8192 }),
    await watched({ banWeeks: lasting }, { runs: 8192, sampling }),
  ];
  const beyond = (a: { value: number; standardError: number }, b: typeof a) =>
    a.value === b.value ? 0 : Math.abs(a.value - b.value) / Math.hypot(a.standardError, b.standardError);
  plain.targets[0].before.forEach((odds, of) => {
    if (odds.value > 0) expect(beyond(odds, unequal.targets[0].before[of])).toBeLessThan(3.5);
  });
  const [state, weighed] = [plain, unequal].map((record) => found(record, "quarter", "state") as WatchedSignal);
  state.readings.forEach((reading, k) => {
    expect(beyond(reading.probability, weighed.readings[k].probability)).toBeLessThan(3.5);
    expect(beyond(reading.after[0][0], weighed.readings[k].after[0][0])).toBeLessThan(3.5);
  });
  const bits = ({ information: [{ bits, standardError }] }: WatchedSignal) => ({ value: bits, standardError });
  expect(beyond(bits(state), bits(weighed))).toBeLessThan(3.5);
  expect(unequal.targets[0].before[0].value).not.toBe(plain.targets[0].before[0].value);
});

test("what nobody can observe is no signal: covers, unmet need, what is refused or paid", async () => {
  const scenario = simpleScenario(choices);
  const hidden = seriesKeys(createWorld(scenario)).filter(({ series }) => seenBy(series) === null);
  expect(new Set(hidden.map(({ series }) => series))).toEqual(
    new Set([
      ...["blockedShare", "arrivalsTonnes", "priceMarginUsdPerKg", "pricePaidUsdPerKg"],
      ...["makerCoverWeeks", "unmetNeedShare"],
    ]),
  );
  const { windows } = await watched();
  const ids = windows.flatMap(({ signals, silent }) => [...signals.map(({ id }) => id), ...silent]);
  for (const { series } of hidden) expect(ids.filter((id) => id.includes(series))).toEqual([]);
  expect(seenBy("shippedShare.raw")).toBe("counted");
  expect(seenBy("nothing")).toBeNull();
});

test("signals are ranked by what they tell of what is asked, and those within error are left out", async () => {
  const record = await watched({ banWeeks: { kind: "lognormal", median: 12, p95: 60 } });
  record.windows.forEach(({ signals }) => {
    record.targets.forEach((_, t) => {
      const ranked = rankedFor(signals, t).map(({ information }) => information[t]);
      for (const { bits, standardError } of ranked) expect(bits).toBeGreaterThan(3 * standardError);
      expect(ranked.map(({ bits }) => bits)).toEqual(ranked.map(({ bits }) => bits).toSorted((a, b) => b - a));
    });
  });
});

describe("facts weigh the runs", () => {
  // In the week of 2 March the short ban is over. A record that says so of a long one with 0.9, and of a short one with 0.3.
  const fact: Fact = {
    ...{ name: "in force", week: 9 },
    asked: {
      kind: "meanDuring",
      series: "restrictionInForce",
      during: { from: "2026-03-02", to: "2026-03-09" },
      base: null,
    },
    law: { kind: "event", scale: "linear", side: "above", threshold: 0.5, width: 0, ifSo: 0.9, ifNot: 0.3 },
  };
  const known = (weighing: readonly Fact[]) => ({
    ...{ name: "seen", sha256: "0".repeat(64), asOf, used: weighing, weighing },
  });
  const given = (weighing: readonly Fact[], workers = 1) => {
    const read = { scenario: simpleScenario(choices), document: { name: "simple" }, overrides: [] };
    const options = { seed: "watch", runs: 2000, workers };
    return runWatch({ ...read, facts: known(weighing) }, asOf, reports, options);
  };

  test("as Bayes has it by hand, and say what the runs are worth", async () => {
    const [plain, told] = [await watched(), await given([fact])];
    const [brief] = plain.targets[0].before;
    const all = 0.3 * brief.value + 0.9 * (1 - brief.value);
    expect(told.targets[0].before[0].value).toBeCloseTo((0.3 * brief.value) / all, 12);
    const squares = 0.09 * brief.value + 0.81 * (1 - brief.value);
    expect(told.effectiveRuns).toBeCloseTo((2000 * all * all) / squares, 6);
    expect(told.facts).toEqual({ name: "seen", sha256: "0".repeat(64), asOf, used: 1 });
    // Independent runs that weigh 0.3 or 0.9: the error of their share, by hand.
    const share = (0.3 * brief.value) / all;
    const variance =
      (0.09 * brief.value * (1 - share) ** 2 + 0.81 * (1 - brief.value) * share ** 2) / (1999 * all ** 2);
    expect(told.targets[0].before[0].standardError).toBeCloseTo(Math.sqrt(variance), 9);
  });

  test("on any number of workers alike, and facts that leave nothing are refused", async () => {
    expect(JSON.stringify(await given([fact], 2))).toBe(JSON.stringify(await given([fact])));
    const never: Fact = { ...fact, law: { ...fact.law, ifSo: 0, ifNot: 0 } as Fact["law"] };
    await expect(given([never])).rejects.toThrow("facts: must leave runs worth 50 of equal weight, got 0 of 2000");
  });
});

describe("a dated occasion", async () => {
  const title = { en: "the summit", ja: "首脳会談" };
  // A week after 2 February the ban stands either way, a week after 16 February the shorter one has ended on that day.
  const occasions = { early: { on: "2026-02-02", title }, summit: { on: "2026-02-16", title } };
  const record = await watched({}, {}, { ...reports, occasions });

  test("tells what the state tells a week after it, here all there is to know", () => {
    const [ending] = record.targets;
    const summit = found(record, "quarter", "occasion.summit");
    expect(summit).toMatchObject({ kind: "occasion", title, from: "2026-02-16", to: "2026-02-16" });
    expect(summit?.information[0].bits).toBeCloseTo(ending.entropy, 6);
    expect(summit?.readings.find(({ state }) => state === "open")?.after[0][0]).toEqual({ value: 1, standardError: 0 });
  });

  test("whose week after it lies beyond the window is none of it, and one on which all runs agree is silent", () => {
    const ids = record.windows.map(({ signals, silent }) => [...signals.map(({ id }) => id), ...silent]);
    expect(ids.map((all) => all.filter((id) => id.startsWith("occasion.")))).toEqual([
      [],
      ["occasion.early"],
      ["occasion.summit", "occasion.early"],
    ]);
    expect(record.windows[1].silent).toContain("occasion.early");
  });
});
