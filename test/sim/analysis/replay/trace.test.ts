import { describe, expect, test } from "vitest";
import { toThreeDigits } from "../../../../src/report/words/figures.ts";
import { type ReplayEvent, spellsOf } from "../../../../src/sim/analysis/replay/logs.ts";
import { traceRun } from "../../../../src/sim/analysis/replay/trace.ts";
import { createStudy, simulateRange } from "../../../../src/sim/engine/simulate-range.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { type Choices, input, simpleScenario } from "../../../support/simple-scenario.ts";
import { simulate } from "../../../support/simulate.ts";

const told = (choices: Choices, run = 0) => traceRun(createStudy(simpleScenario(choices), "test"), run);

/** Events of a kind, in order. */
function only<Kind extends ReplayEvent["kind"]>(events: readonly ReplayEvent[], kind: Kind) {
  return events.filter((event): event is Extract<ReplayEvent, { readonly kind: Kind }> => event.kind === kind);
}

test.each(["ban-2026", "precedent-2010", "licensing-2025", "gallium-us-2024"])(
  "listening to a run of %s changes no bit of it, whatever the block that it was in",
  (name) => {
    const study = createStudy(readFrom({}, `configs/${name}.yaml`).scenario, "told");
    const { outcomes } = simulateRange(study, { firstRun: 0, runs: 40 });
    for (const run of [0, 7, 39]) expect(traceRun(study, run).outcomes).toEqual(outcomes.map((values) => values[run]));
  },
);

test("a particle is told as it came to be: as a run whose luck is another from the week of its copying on", () => {
  const { scenario } = readFrom({}, "configs/ban-2026.yaml");
  const lineage = { particles: 6, copyings: [{ week: 3, slots: [1, 4], from: [0, 0] }] };
  const study = createStudy(scenario, "told", undefined, undefined, { lineage, slots: null });
  const { outcomes } = simulateRange(study, { firstRun: 0, runs: 6 });
  const told = [0, 1, 4, 5].map((slot) => traceRun(study, slot));
  expect(told.map((each) => each.outcomes)).toEqual([0, 1, 4, 5].map((slot) => outcomes.map((values) => values[slot])));
  const [source, copy] = told.map(({ weeks }) => weeks.map(({ series }) => series));
  expect(copy.slice(0, 3)).toEqual(source.slice(0, 3));
  expect(copy).not.toEqual(source);
});

describe("closed forms", () => {
  test("all imports stopped, 15 weeks of stock: the line stops and the sector is short in week 15, and never recovers", () => {
    const { events } = told({ sectors: { traction: { cover: 15 } }, horizonWeeks: 30 });
    expect(only(events, "policyState")).toEqual([{ kind: "policyState", week: 0, state: "ban" }]);
    expect(only(events, "firstLineStop")).toEqual([{ kind: "firstLineStop", week: 15, sector: "traction" }]);
    expect(only(events, "sectorShort")).toEqual([{ kind: "sectorShort", week: 15, sector: "traction" }]);
    expect(only(events, "sectorRecovered")).toEqual([]);
  });

  test("a ban of ten weeks from the third day of week 2: each change of policy at its day", () => {
    const { events } = told({ banFromDay: 16, banWeeks: 10, sectors: { traction: { cover: 30 } } });
    expect(only(events, "policyState")).toEqual([
      { kind: "policyState", week: 0, state: "open" },
      { kind: "policyState", week: 16 / 7, state: "ban" },
      { kind: "policyState", week: 16 / 7 + 10, state: "open" },
    ]);
  });

  test("fear closes 1 - exp(-1/4) of its gap a week: past half in the third week of a full ban, ln 2 * 4 = 2.8", () => {
    expect(only(told({ fearTime: 4 }).events, "fearRises")).toEqual([{ kind: "fearRises", week: 2 }]);
  });

  test("a quote that no one moves by half a percent has no peak to tell, and each one told lies above the start to three digits", () => {
    const study = createStudy(readFrom({}, "configs/ban-2026.yaml").scenario, "peaks");
    const untold: number[] = [];
    for (let run = 0; run < 60; run++) {
      const { outcomes, events } = traceRun(study, run);
      const multiples = study.outcomes.flatMap(({ outcome }, k) => {
        const multiple = outcomes?.[k] ?? Number.NaN;
        return /^price(Domestic|Fob|Ask|Margin|Paid)PeakMultiple$/.test(outcome) && multiple < Infinity
          ? [multiple]
          : [];
      });
      untold.push(...multiples.filter((multiple) => multiple > 1 && toThreeDigits(multiple) === "1"));
      const peaks = only(events, "pricePeak").map(({ multiple }) => multiple);
      expect(peaks.sort()).toEqual(multiples.filter((multiple) => toThreeDigits(multiple) !== "1").sort());
    }
    expect(untold.length).toBeGreaterThan(0);
  });

  test("a project that slips by 7 weeks comes on stream 7 weeks after its date, unless the mechanism is off", () => {
    const project = {
      title: "mine",
      start: "2026-02-02",
      slip: input(7),
      firstYearYield: input(1),
      rampTime: input(0),
      firmShare: input(1),
      availableShare: input(1),
      capacity: { Dy: input(1) },
    };
    const choices: Choices = { projects: { mine: project } };
    expect(only(told(choices).events, "projectOnStream")).toEqual([
      { kind: "projectOnStream", week: 11, project: "mine" },
    ]);
    expect(only(told({ ...choices, mechanisms: { alternativeSupply: false } }).events, "projectOnStream")).toEqual([]);
  });

  test("a stock of 8 weeks, released from the start of a ban on: begun, emptied after 8 weeks, not released again", () => {
    const { events } = told({ held: 8, release: { trigger: "policy" }, sectors: { traction: { cover: 20 } } });
    expect(only(events, "releaseBegins")).toEqual([{ kind: "releaseBegins", week: 0, material: "Dy" }]);
    expect(only(events, "stockAtFloor")).toEqual([{ kind: "stockAtFloor", week: 7, material: "Dy" }]);
    expect(only(events, "releaseEnds")).toEqual([{ kind: "releaseEnds", week: 8, material: "Dy" }]);
  });
});

describe("the licence office", () => {
  const licensed = (approval: number): Choices => ({
    states: {
      licensing: {
        title: "test",
        role: "restricted",
        country: { raw: { civil: { approval: "mood" }, military: { approval: "mood" } } },
        world: {},
        lasts: "forever",
        next: {},
      },
    },
    licences: { approval: { mood: input(approval) }, wait: input(2) },
    horizonWeeks: 40,
  });

  test("is told of by what it answers and grants under a state, desk by desk: all at odds of one, nothing at odds of none", () => {
    for (const odds of [1, 0]) {
      const events = only(told(licensed(odds)).events, "licences");
      // What is applied for in the first week is answered from the second on.
      expect(events).toMatchObject([{ desk: "Dy.raw.civil", since: 1, week: 39 }]);
      expect(events[0].answered).toBeGreaterThan(100);
      expect(events[0].granted).toBe(odds * events[0].answered);
    }
  });

  test("that approves with probability 0.3 grants 30 % of what it answers in 100 runs, within 4.5 standard errors", () => {
    let granted = 0;
    let all = 0;
    for (let run = 0; run < 100; run++)
      for (const bulk of only(told(licensed(0.3), run).events, "licences")) {
        granted += bulk.granted;
        all += bulk.answered;
      }
    // Ten lots a week are the least of what is applied for: 39 weeks of them in 100 runs.
    expect(Math.abs(granted / all - 0.3)).toBeLessThan(4.5 * Math.sqrt((0.3 * 0.7) / (39 * 10 * 100)));
  });
});

test("a squeeze is told of in the step in which the quotes begin to rise, and each one that is drawn", () => {
  const scenario = simpleScenario({
    horizonWeeks: 200,
    squeeze: { hazard: input(1 / 60), lasts: input(10) },
    mechanisms: { speculation: false },
  });
  let seen = 0;
  for (let run = 0; run < 20; run++) {
    const squeezed: number[] = [];
    simulate(scenario, { firstRun: run, onStep: (_, block) => void squeezed.push(block.squeezed[0]) });
    const rises = squeezed.flatMap((level, step) => {
      const before = step > 0 ? squeezed[step - 1] : 0;
      const earlier = step > 1 ? squeezed[step - 2] : 0;
      return level > before && !(before > earlier) ? [step] : [];
    });
    const onsets = only(traceRun(createStudy(scenario, "test"), run).events, "squeeze").map(({ week }) =>
      Math.floor(week),
    );
    // Over what an earlier one has left, a squeeze that begins late in a step lifts the quotes from the next one on; two
    // that follow each other at once are one rise.
    expect(rises.filter((step) => !onsets.includes(step) && !onsets.includes(step - 1))).toEqual([]);
    expect(onsets.length).toBeGreaterThanOrEqual(rises.length);
    expect(onsets[0]).toBe(rises[0]);
    seen += rises.length;
  }
  expect(seen).toBeGreaterThan(20);
});

test("a run that throws is told up to there", () => {
  const study = createStudy(simpleScenario(), "test");
  const policyDwell = new Proxy(study.streams.policyNext, {});
  const domesticQuote = {
    ...study.streams.domesticQuote,
    fillNormalPair: () => {
      throw new RangeError("no more numbers");
    },
  };
  const noisy = createStudy(simpleScenario({ mechanisms: { priceNoise: true } }), "test");
  const { outcomes, error, events } = traceRun(
    { ...noisy, streams: { ...noisy.streams, policyNext: policyDwell, domesticQuote } },
    0,
  );
  expect(outcomes).toBeNull();
  expect(error).toBeInstanceOf(RangeError);
  expect(events).toEqual([]);
});

test("breaks shorter than four weeks are bridged", () => {
  expect(spellsOf([])).toEqual([]);
  expect(spellsOf([3, 4, 8, 12, 20])).toEqual([
    { from: 3, to: 13 },
    { from: 20, to: 21 },
  ]);
  expect(spellsOf([1, 6])).toEqual([
    { from: 1, to: 2 },
    { from: 6, to: 7 },
  ]);
});

test("jumps are told of in the weeks in which the quotes jump, and the path of own prices that the run has", () => {
  const jumps = { rate: input(0.1), median: input(2), spread: input(0) };
  const jumping = simpleScenario({
    blocked: 0,
    horizonWeeks: 60,
    mechanisms: { priceNoise: true },
    quotes: { jumps, halfLife: input(1e12) },
  });
  const prices = (usd: number) => [{ material: "Dy", basis: "ask" as const, points: [[0, usd]] as const }];
  const own = {
    ...{ file: "fan.csv", sha256: "0", source: "test", date: "2026", grade: "D" as const, position: input(0.7) },
    paths: [
      { name: "low", weight: 1, prices: prices(100) },
      { name: "high", weight: 1, prices: prices(900) },
    ],
  };
  const scenario = { ...jumping, ownPrices: own };
  for (const run of [0, 1, 2]) {
    const home = simulate(scenario, { firstRun: run })
      .series("priceDomesticUsdPerKg.Dy")
      .map(([usd]) => usd);
    const seen = home.flatMap((usd, week) => {
      const count = Math.round(Math.log2(usd / (week > 0 ? home[week - 1] : 200)));
      return count > 0 ? [{ kind: "priceJump", week, count }] : [];
    });
    const { events } = traceRun(createStudy(scenario, "test"), run);
    expect(seen.length).toBeGreaterThan(0);
    expect(only(events, "priceJump")).toEqual(seen);
    expect(only(events, "ownPrices")).toEqual([{ kind: "ownPrices", week: 0, path: "high", file: "fan.csv" }]);
  }
});
