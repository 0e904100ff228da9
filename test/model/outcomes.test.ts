import { describe, expect, test } from "vitest";
import { headlineOutcomes, outcomeKeys, outcomesByName, startOutcomes } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import { type QuoteAspect, quoteCourse } from "../../src/model/outcomes/quotes.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { createWeek } from "../../src/model/week.ts";
import { blockOf } from "../support/block-of.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { openState, stateWith, stopped } from "../support/states.ts";

describe("the quotes of a run", () => {
  /** Outcomes of the domestic quote of one metal that starts at 100 and then goes this way. */
  const outcomesOf = (path: readonly number[], horizonWeeks = path.length) => {
    const block = blockOf(simpleScenario({ horizonWeeks }));
    for (const quote of [block.domestic, block.fob, block.ask, block.paid]) quote[0].fill(100);
    const week = createWeek(block);
    const running = quoteCourse.start(block);
    for (const [index, quote] of path.entries()) {
      block.domestic[0][0] = quote;
      running.week(week, index);
    }
    const told = (aspect: QuoteAspect) => running.column(`priceDomestic${aspect}`, "material", 0)[0];
    return {
      peak: told("PeakMultiple"),
      week: told("PeakWeek"),
      halfLife: told("HalfLifeWeeks"),
      year: told("YearMultiple"),
      end: told("EndMultiple"),
    };
  };

  test("that rise to three times in week 2, are halfway back in week 5 and end at 1.1 say just that", () => {
    expect(outcomesOf([150, 300, 250, 210, 200, 110])).toEqual({ peak: 3, week: 2, halfLife: 3, year: 1.1, end: 1.1 });
  });

  test("that peak anew start their half-life anew; what has not halved by the end has the horizon for a half-life", () => {
    expect(outcomesOf([200, 140, 400, 390, 260, 240])).toMatchObject({ peak: 4, week: 3, halfLife: 3 });
    expect(outcomesOf([200, 140, 400, 390, 260])).toMatchObject({ peak: 4, week: 3, halfLife: 5 });
  });

  test("that only fall have their peak and half-life at the start", () => {
    expect(outcomesOf([90, 80, 70])).toMatchObject({ peak: 1, week: 0, halfLife: 0, end: 0.7 });
  });

  test("after a year are those of week 52, or of the end of a shorter study", () => {
    const path = Array.from({ length: 80 }, (_, k) => 100 + k + 1);
    expect(outcomesOf(path).year).toBeCloseTo(1.52, 12);
    expect(outcomesOf(path.slice(0, 30)).year).toBeCloseTo(1.3, 12);
  });
});

describe("loss", () => {
  /** Shares of GDP when sectors without any stock stand still for so many weeks. */
  const lossOf = (horizonWeeks: number, more: Choices = {}) => {
    const sectors = { traction: { cover: 0, weight: 3 }, industry: { cover: 0, weight: 1 } };
    const run = simulate(simpleScenario({ horizonWeeks, sectors, ...more }));
    return ["lossGdpLow", "lossGdpHigh", "lossLow", "lossHigh"].map((id) => run.outcome(id)[0]);
  };
  const year = 365.25 / 7;

  test("of a year without any is its low and its high reading: 0.43 % and 1.3 % of GDP, and that of 600,000 billion yen", () => {
    const [low, high, yenLow, yenHigh] = lossOf(52).map((loss) => (loss * year) / 52);
    expect(low).toBeCloseTo(0.0043, 12);
    expect(high).toBeCloseTo(0.013, 12);
    expect(yenLow).toBeCloseTo(2580, 8);
    expect(yenHigh).toBeCloseTo(7800, 8);
  });

  test("is linear in time, as NRI has it: 0.11 % in three months where a year costs 0.43 %", () => {
    const [quarter] = lossOf(13);
    expect(Math.round(quarter * 1e4) / 100).toBe(0.11);
    expect(quarter * 4).toBeCloseTo(lossOf(52)[0], 12);
  });

  test("counts each sector by its share of the use: the quarter that stands still costs a quarter", () => {
    const sectors = { traction: { cover: 1000, weight: 3 }, industry: { cover: 0, weight: 1 } };
    expect(lossOf(52, { sectors })[0]).toBeCloseTo(lossOf(52)[0] / 4, 12);
  });

  test("counts a sector by its scarcest metal, not by the sum over metals", () => {
    expect(lossOf(52, { materials: ["Dy", "Tb"] })[0]).toBeCloseTo(lossOf(52)[0], 12);
  });
});

describe("classes of outcome", () => {
  /** A ban of so many weeks, and after it so many that others have joined; 26 weeks are brief, 13 of others fragment. */
  const classOf = (banWeeks: number, fragmentedWeeks: number) => {
    const country = { raw: { civil: stopped } };
    const run = simulate(
      simpleScenario({
        states: {
          ban: stateWith({
            country,
            lasts: input(banWeeks),
            next: { [fragmentedWeeks > 0 ? "others" : "open"]: "remainder" },
          }),
          others: stateWith({
            country,
            role: "fragmented",
            lasts: input(Math.max(fragmentedWeeks, 1)),
            next: { open: "remainder" },
          }),
          open: openState,
        },
        horizonWeeks: 104,
      }),
    );
    expect(run.outcome("banWeeks")[0]).toBeCloseTo(banWeeks + fragmentedWeeks, 9);
    expect(run.outcome("fragmentedWeeks")[0]).toBeCloseTo(fragmentedWeeks, 9);
    return ["briefStandoff", "prolongedDispute", "fragmentedMarket"].filter((id) => run.outcome(id)[0] === 1);
  };

  test.each([
    [10, 0, "briefStandoff"],
    [26, 0, "briefStandoff"],
    [26.5, 0, "prolongedDispute"],
    [10, 12.5, "briefStandoff"],
    [20, 12.5, "prolongedDispute"],
    [10, 13, "fragmentedMarket"],
    [40, 30, "fragmentedMarket"],
  ])("%d weeks of ban and %d of others: %s, and nothing else", (banWeeks, fragmentedWeeks, expected) => {
    expect(classOf(banWeeks, fragmentedWeeks)).toEqual([expected]);
  });
});

test("what others keep back is taken off the supply from elsewhere, and given back afterwards", () => {
  const mine = {
    title: "mine",
    start: "2020-01-01",
    slip: input(0),
    firstYearYield: input(1),
    rampTime: input(0),
    firmShare: input(1),
    availableShare: input(1),
    capacity: { Dy: input(4) },
  };
  const others = stateWith({ alternativeWithheld: input(0.25), lasts: input(2.5), next: { open: "remainder" } });
  const seen: number[] = [];
  simulate(simpleScenario({ states: { others, open: openState }, projects: { mine } }), {
    onStep: (_, { alternative }) => seen.push(alternative[0][0]),
  });
  expect(seen.slice(0, 5)).toEqual([3, 3, 3.5, 4, 4]);
});

describe("what is declared of outcomes", () => {
  const world = createWorld(simpleScenario({ materials: ["Dy", "Tb"], sectors: { a: {}, b: {}, c: {} } }));
  const keys = outcomeKeys(world);

  test("names each once: by key, and by the names nearer to speech", () => {
    expect(new Set(keys.map(outcomeId)).size).toBe(keys.length);
    const spoken = [...outcomesByName(keys)].filter(([name, key]) => name !== outcomeId(key));
    expect(new Set(spoken.map(([, key]) => key)).size).toBe(spoken.length);
    expect(Object.fromEntries(spoken.map(([name, key]) => [name, outcomeId(key)]))).toMatchObject({
      ban: "banWeeks",
      "importBill.Tb": "importBillMillionUsd.Tb",
      "pricePaid.Dy.peak": "pricePaidPeakMultiple.Dy",
      "firstLineStop.b": "firstLineStopWeek.b",
      "lowestCover.Tb.c": "lowestCoverWeeks.Tb.c",
    });
  });

  test("gives each of the first a place of its own, and of its widest scope alone", () => {
    const first = headlineOutcomes(keys);
    expect(first.map(outcomeId)).toEqual([
      ...["unmetNeedShare.Dy", "unmetNeedShare.Tb", "civilOutputLostWeeks", "civilOutputLostShare"],
      ...["civilFirmsStopped", "civilFirmWeeksStopped", "militaryOutputLostWeeks"],
      ...["lossLow", "lossHigh", "pricePaidPeakMultiple.Dy", "pricePaidPeakMultiple.Tb", "priceAskPeakMultiple.Dy"],
      ...["priceAskPeakMultiple.Tb", "banWeeks", "briefStandoff", "prolongedDispute", "fragmentedMarket"],
      "civilLineStopped",
    ]);
  });

  test("gives as many columns as keys, each of what its key says", () => {
    const block = blockOf(world.scenario);
    const outcomes = startOutcomes(block);
    block.nationalStock.forEach((stock, m) => {
      stock.fill(7 + m);
    });
    const columns = outcomes.columns();
    expect(columns).toHaveLength(keys.length);
    const stocks = keys.flatMap(({ outcome }, k) => (outcome === "nationalStockEndTonnes" ? [columns[k][0]] : []));
    expect(stocks).toEqual([7, 8]);
  });
});

describe("weeks under restriction", () => {
  const lengths = { kind: "discrete", values: [13, 26], probabilities: [0.5, 0.5] } as const;

  test.each([0, 1, 2, 3, 4, 5, 6, 9])("are the 13 or 26 that the law says, of a ban from day %i on", (day) => {
    for (const knownUntilDay of [day, day + 20]) {
      const run = simulate(simpleScenario({ horizonWeeks: 52, banFromDay: day, knownUntilDay, banWeeks: lengths }), {
        runs: 200,
      });
      expect(new Set(run.outcome("banWeeks"))).toEqual(new Set([13, 26]));
    }
  });

  test("are those of the law in months too, and sums of them where bans follow each other", () => {
    const months = 365.25 / 12 / 7;
    const scenario = simpleScenario({ horizonWeeks: 104, banFromDay: 2 });
    const states = {
      ...scenario.policy.states,
      open: {
        ...scenario.policy.states.open,
        lasts: input({ kind: "uniform", low: 1, high: 1.2 }),
        next: { ban: "remainder" },
      },
      ban: {
        ...scenario.policy.states.ban,
        lasts: { ...input({ kind: "constant", value: 5 }), toModelUnit: months },
        next: { open: "remainder" },
      },
    } as const;
    const run = simulate({ ...scenario, horizonWeeks: 45, policy: { ...scenario.policy, states } }, { runs: 50 });
    expect(new Set(run.outcome("banWeeks"))).toEqual(new Set([5 * months + 5 * months]));
  });

  test("of a law without such lengths are as they were summed up", () => {
    const uniform = { kind: "uniform", low: 10, high: 20 } as const;
    const run = simulate(simpleScenario({ horizonWeeks: 52, banFromDay: 2, banWeeks: uniform }), { runs: 100 });
    expect(new Set(run.outcome("banWeeks")).size).toBe(100);
  });
});
