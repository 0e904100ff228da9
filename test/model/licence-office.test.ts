import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { column } from "../../src/model/columns.ts";
import { apply, createLicenceOffice, type LicenceOffice } from "../../src/model/mechanisms/licence-office.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";
import { blockOf } from "../support/block-of.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { openState, stateWith, stopped } from "../support/states.ts";

const underLicence = { country: { raw: { civil: { approval: "mood" } } } };

/** Orders of exactly 10 t a week, all under licence, answered after three weeks; enough is missing that none is cancelled. */
const licensing = (approval: number, more: Choices = {}) =>
  simpleScenario({
    states: {
      licensing: stateWith(underLicence),
      ban: stateWith({ country: { raw: { civil: stopped } } }),
      open: openState,
    },
    licences: { approval: { mood: input(approval) }, statutoryWait: input(3), delay: input(0) },
    adjustmentTime: 1e12,
    shipments: { surge: input(100), catchUp: input(0) },
    ...more,
  });

/** Every run applies for a tonne at a desk in the first week. */
function everyRunApplies(block: Block, office: LicenceOffice, desk: number, approval: number): void {
  for (let i = 0; i < block.runs; i++) {
    office.applicants[i] = i;
    office.tonnes[i] = 1;
  }
  apply(block, office, desk, 0, block.runs, column(block.runs, approval));
}

/** By step: what run `i` ordered, loaded, had pending and waiting, and had cancelled. */
function books(scenario: ReturnType<typeof licensing>, runs = 1, i = 0) {
  const all: { ordered: number; loaded: number; pending: number; queue: number; cancelled: number }[] = [];
  simulate(scenario, {
    runs,
    onStep: (_, { orders, loadings, pending, queue, cancelled }) => {
      const [ordered, loaded, applied, waiting, gone] = [orders, loadings, pending, queue, cancelled].map(
        (x) => x[0][i],
      );
      all.push({ ordered, loaded, pending: applied, queue: waiting, cancelled: gone });
    },
  });
  return all;
}

describe("the licence office", () => {
  test("that grants everything lets go in week k + 3 what was applied for in week k, and nothing before", () => {
    const weeks = books(licensing(1, { adjustmentTime: 8, sectors: { traction: { cover: 5 } } }));
    expect(weeks.slice(0, 3).map(({ loaded }) => loaded)).toEqual([0, 0, 0]);
    weeks.slice(3).forEach(({ loaded }, k) => {
      expect(loaded).toBe(weeks[k].ordered);
    });
    expect(new Set(weeks.map(({ ordered }) => ordered)).size).toBeGreaterThan(5);
  });

  test("that grants nothing lets nothing go, ever", () => {
    for (const { loaded } of books(licensing(0))) expect(loaded).toBe(0);
  });

  test("applies for a refused batch again: week k asks for its 10 t and for what was refused the week before", () => {
    // asked(k) = 10 + asked(k - 4) where that batch was refused, answered three weeks on and back in the queue the week after.
    const scenario = licensing(0.5);
    const { licences } = createStudy(scenario, "test").streams;
    const asked: number[] = [];
    const granted = (k: number) => licences.uniform(0, 2 * k, 0) < 0.5;
    const weeks = books(scenario);
    weeks.forEach(({ loaded, cancelled }, k) => {
      asked.push(10 + (k >= 4 && !granted(k - 4) ? asked[k - 4] : 0));
      expect(loaded).toBeCloseTo(k >= 3 && granted(k - 3) ? asked[k - 3] : 0, 8);
      expect(cancelled).toBe(0);
    });
    expect(Math.max(...asked)).toBeGreaterThan(30);
  });

  test("grants a share of the batches that is its odds, within 4.5 standard errors of 19,600 batches", () => {
    let loaded = 0;
    simulate(licensing(0.3), {
      runs: 400,
      onStep: (step, { loadings }) => {
        if (step >= 3) for (const tonnes of loadings[0]) loaded += tonnes > 0 ? 1 : 0;
      },
    });
    const batches = 400 * 49;
    expect(Math.abs(loaded / batches - 0.3)).toBeLessThan(4.5 * Math.sqrt((0.3 * 0.7) / batches));
  });

  test("decides for each run, metal, form and end use, in the country and outside, on its own", () => {
    const scenario = licensing(0.5, {
      materials: ["Dy", "Tb"],
      sectors: { traction: {}, defence: { endUse: "military" } },
      forms: { raw: 0.5, magnet: 0.5 },
    });
    const block = blockOf(scenario, 64);
    const office = createLicenceOffice(block);
    // Desks: two metals, forms and end uses in the country, then two metals and forms for everyone else.
    expect(office.granted.length).toBe(2 * 2 * 2 + 2 * 2);
    for (const [desk] of office.granted.entries()) everyRunApplies(block, office, desk, 0.5);
    const decisions = office.granted.map((ring) => ring.subarray(3 * 64, 4 * 64).join(""));
    expect(new Set(decisions).size).toBe(12);
  });

  test("takes the statutory wait plus a delay of the mean it is given, within 4.5 standard errors of 6,000 batches", () => {
    // Gamma with mean 5 and shape 1.5625 has a standard deviation of 5 / sqrt(1.5625) = 4 weeks.
    const delay = input({ kind: "gamma", shape: 1.5625, mean: 5 });
    const block = blockOf(licensing(1, { licences: { statutoryWait: input(9), delay } }), 6000);
    const office = createLicenceOffice(block);
    everyRunApplies(block, office, 0, 1);
    let total = 0;
    for (let i = 0; i < block.runs; i++) {
      const answered = Array.from({ length: office.slots }, (_, slot) => office.answered[0][slot * block.runs + i]);
      const waited = answered.findIndex((tonnes) => tonnes > 0);
      expect(waited).toBeGreaterThanOrEqual(9);
      expect(office.granted[0][waited * block.runs + i]).toBe(1);
      total += waited - 9;
    }
    expect(Math.abs(total / block.runs - 5)).toBeLessThan((4.5 * 4) / Math.sqrt(block.runs));
  });
});

describe("leaving the licensing state", () => {
  const leavingFor = (next: string) => {
    const scenario = licensing(1);
    const licensed = stateWith({ ...underLicence, lasts: input(2), next: { [next]: "remainder" } });
    return books({
      ...scenario,
      policy: { ...scenario.policy, states: { ...scenario.policy.states, licensing: licensed } },
    });
  };

  test("for a ban sends what is pending to the queue, where it stays", () => {
    const weeks = leavingFor("ban");
    expect(weeks[1].pending).toBeCloseTo(20, 8);
    for (const [k, { pending, queue, loaded, cancelled }] of weeks.entries()) {
      if (k < 2) continue;
      expect([pending, loaded]).toEqual([0, 0]);
      expect(queue + cancelled).toBeCloseTo(10 * (k + 1), 7);
    }
  });

  test("for free trade lets what was pending go at once, as fast as a queue is worked off", () => {
    // Week 2 loads its own 10 t; the 20 t that were pending join the queue then, and all of it goes the week after.
    const weeks = leavingFor("open");
    for (const [k, tonnes] of [10, 30, 10].entries()) expect(weeks[2 + k].loaded).toBeCloseTo(tonnes, 8);
  });
});

test("licensing that began before the start, at odds of one, is a steady flow with three weeks of it pending", () => {
  const scenario = licensing(1, { script: [{ day: -70, state: "licensing" }] });
  for (const { loaded, pending } of books(scenario)) expect([loaded, pending]).toEqual([10, 30]);
});
