import { describe, expect, test } from "vitest";
import { licenceDecisionNames } from "../../src/model/scenario/world.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { openState, stateWith, stopped } from "../support/states.ts";

const underLicence = { country: { raw: { civil: { approval: "mood" } } } };

/**
 * Orders of exactly 10 t a week, all under licence, a mean wait of three weeks; enough is missing that none is cancelled.
 * In a step 3 / (3 + 3 - 1) = 0.6 of each of the three stages moves on.
 */
const licensing = (approval: number, more: Choices = {}) =>
  simpleScenario({
    states: {
      licensing: stateWith(underLicence),
      ban: stateWith({ country: { raw: { civil: stopped } } }),
      open: openState,
    },
    licences: { approval: { mood: input(approval) }, ...more.licences },
    adjustmentTime: 1e12,
    shipments: { surge: input(100), catchUp: input(0) },
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== "licences")),
  });

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

/** Probability that what is applied for in a step is answered w steps on, of three geometric stages of 0.6: negative binomial. */
const answeredAfter = (w: number) => ((0.6 ** 3 * (w + 1) * w) / 2) * 0.4 ** (w - 1);

describe("the licence office", () => {
  test("that grants everything lets go w weeks on 0.6^3 0.4^(w - 1) w (w + 1) / 2 of what was applied for, the least a week", () => {
    const weeks = books(licensing(1));
    expect(weeks[0].loaded).toBe(0);
    weeks.forEach(({ loaded }, k) => {
      let due = 0;
      for (let w = 1; w <= k; w++) due += 10 * answeredAfter(w);
      expect(loaded).toBeCloseTo(due, 9);
    });
  });

  test("that grants nothing lets nothing go, ever", () => {
    for (const { loaded } of books(licensing(0))) expect(loaded).toBe(0);
  });

  test("takes the mean wait it is given, whatever the step: so many weeks of the flow are open in the long run", () => {
    for (const [wait, stepWeeks] of [
      [5, 1],
      [5, 0.25],
      [1, 1],
      [2.3, 0.5],
    ])
      for (const { pending } of books(
        licensing(1, { licences: { wait: input(wait) }, stepWeeks, horizonWeeks: 90 }),
      ).slice(-1))
        expect(pending).toBeCloseTo(10 * wait, 8);
  });

  test("applies for what was refused again in the week in which it is told so, and loses none of it", () => {
    const weeks = books(licensing(0.5));
    let ordered = 0;
    let loaded = 0;
    for (const week of weeks) {
      ordered += week.ordered;
      loaded += week.loaded;
      expect(week.pending + week.queue).toBeCloseTo(ordered - loaded, 7);
    }
    expect(weeks[51].queue).toBeLessThan(20);
  });

  test("grants of n lots a week a binomial share: mean p and variance p (1 - p) / n, within 4.5 standard errors", () => {
    // Nothing that is refused comes back, so that 10 t, or ten lots, are answered each week once the first weeks are over.
    const scenario = licensing(0.3, { supplyLineWeight: 0, shipments: { surge: input(100), catchUp: input(1e15) } });
    const shares: number[] = [];
    simulate(scenario, {
      runs: 400,
      onStep: (step, { loadings }) => {
        if (step >= 30) for (const tonnes of loadings[0]) shares.push(tonnes / 10);
      },
    });
    const count = shares.length;
    const mean = shares.reduce((sum, share) => sum + share, 0) / count;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / count;
    expect(Math.abs(mean - 0.3)).toBeLessThan(4.5 * Math.sqrt(0.021 / count));
    // Of a binomial of ten the fourth moment is near that of a normal: the variance has a relative error of sqrt(2 / count).
    expect(Math.abs(variance / 0.021 - 1)).toBeLessThan(4.5 * Math.sqrt(2 / count) * 1.1);
    for (const share of shares) expect(Math.abs(share * 10 - Math.round(share * 10))).toBeLessThan(1e-3);
  });

  test("of one lot a week, or fewer, answers yes or no", () => {
    const scenario = licensing(0.3, {
      licences: { lotsPerWeek: input(0.4) },
      supplyLineWeight: 0,
      shipments: { surge: input(100), catchUp: input(1e15) },
    });
    const weeks = books(scenario).slice(30);
    for (const { loaded } of weeks) expect([0, 10]).toContain(Math.round(loaded * 1e6) / 1e6);
    expect(new Set(weeks.map(({ loaded }) => Math.round(loaded))).size).toBe(2);
  });
});

describe("what is decided together", () => {
  const scenario = (decidedTogether: boolean) => {
    const built = licensing(0.5, {
      materials: ["Dy", "Tb"],
      sectors: { traction: {}, defence: { endUse: "military" } },
      forms: { raw: 0.5, magnet: 0.5 },
      states: {
        licensing: stateWith({
          country: {
            raw: { civil: { approval: "mood" }, military: { approval: "mood" } },
            magnet: { civil: { approval: "mood" }, military: { approval: "mood" } },
          },
          world: { raw: { approval: "mood" }, magnet: { approval: "mood" } },
        }),
      },
      licences: { deskSpread: input(1) },
    });
    return { ...built, forms: { ...built.forms, magnet: { ...built.forms.magnet, decidedTogether } } };
  };

  /** By desk: the share granted in each week, as text. */
  function shares(of: ReturnType<typeof scenario>): readonly string[] {
    const byDesk: string[][] = [];
    simulate(of, {
      onStep: (step, { answered, granted }) => {
        if (step < 5) return;
        granted.forEach(([tonnes], desk) => {
          byDesk[desk] = [...(byDesk[desk] ?? []), (tonnes / answered[desk][0]).toFixed(9)];
        });
      },
    });
    return byDesk.map((each) => each.join(" "));
  }

  test("is of the desks of all metals: each form, end use and everyone else by itself, raw metals too", () => {
    const { world } = createStudy(scenario(true), "test");
    expect(licenceDecisionNames(world)).toEqual([
      ...["Dy.raw.civil", "Tb.raw.civil", "Dy.raw.military", "Tb.raw.military"],
      ...["magnet.civil", "magnet.military", "Dy.raw.world", "Tb.raw.world", "magnet.world"],
    ]);
    const together = shares(scenario(true));
    expect(together.length).toBe(2 * 2 * 2 + 2 * 2);
    expect(new Set(together).size).toBe(9);
    // Lanes of a metal: raw civil, raw military, magnet civil, magnet military; then raw and magnet for everyone else.
    for (const [one, other] of [
      [2, 6],
      [3, 7],
      [9, 11],
    ])
      expect(together[one]).toBe(together[other]);
    expect(new Set(shares(scenario(false))).size).toBe(12);
  });
});

describe("the odds of desks", () => {
  const oddsOf = (deskSpread: number) => {
    let odds: readonly Float64Array[] = [];
    const scenario = licensing(0.2, { materials: ["Dy", "Tb"], licences: { deskSpread: input(deskSpread) } });
    simulate(scenario, {
      runs: 4000,
      onStep: (_, { approval }) => {
        odds = approval.slice(0, 2).map((each) => each.slice());
      },
    });
    return odds;
  };

  test("are those of the mood where none is favoured", () => {
    for (const odds of oddsOf(0)) for (const each of odds) expect(each).toBeCloseTo(0.2, 12);
  });

  test("differ by a normal in their logarithm, drawn once a run: a standard deviation as given, none between two desks", () => {
    const logs = oddsOf(1.5).map((odds) => Array.from(odds, (p) => Math.log(p / (1 - p)) - Math.log(0.2 / 0.8)));
    for (const each of logs) {
      const mean = each.reduce((sum, x) => sum + x, 0) / 4000;
      const sd = Math.sqrt(each.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4000);
      expect(Math.abs(mean)).toBeLessThan((4.5 * 1.5) / Math.sqrt(4000));
      expect(Math.abs(sd / 1.5 - 1)).toBeLessThan(4.5 / Math.sqrt(8000));
    }
    const correlation = logs[0].reduce((sum, x, i) => sum + x * logs[1][i], 0) / 4000 / 1.5 ** 2;
    expect(Math.abs(correlation)).toBeLessThan(4.5 / Math.sqrt(4000));
  });
});

describe("leaving the licensing state", () => {
  const leavingFor = (next: string, suspendedShare = 1, back?: number) => {
    const scenario = licensing(1, { licences: { suspendedShare: input(suspendedShare) } });
    const licensed = stateWith({ ...underLicence, lasts: input(2), next: { [next]: "remainder" } });
    const { ban } = scenario.policy.states;
    const states = {
      ...scenario.policy.states,
      licensing: licensed,
      again: stateWith(underLicence),
      ...(back === undefined ? {} : { ban: { ...ban, lasts: input(back), next: { again: "remainder" as const } } }),
    };
    return books({ ...scenario, policy: { ...scenario.policy, states } });
  };

  test("for a ban leaves what is pending where it is, and resumes it in the same order when the ban is over", () => {
    const [free, banned] = [books(licensing(1)), leavingFor("ban", 1, 6)];
    for (let k = 2; k < 8; k++) {
      expect(banned[k].pending).toBeCloseTo(free[1].pending, 9);
      expect(banned[k].loaded).toBe(0);
      expect(banned[k].queue + banned[k].cancelled).toBeCloseTo(10 * (k - 1), 7);
    }
    // Week 8 answers what week 2 would have answered.
    expect(banned[8].loaded).toBeCloseTo(free[2].loaded, 9);
  });

  test("for a ban that does not stop the office's work lets go what it grants, as if there were none, and nothing new", () => {
    const weeks = leavingFor("ban", 0);
    for (const [k, { loaded }] of weeks.entries())
      if (k >= 2) expect(loaded).toBeCloseTo(10 * (answeredAfter(k) + answeredAfter(k - 1)), 9);
  });

  test("for free trade lets what was pending go at once, as fast as a queue is worked off", () => {
    // Week 2 loads its own 10 t and what it answers; what is still pending joins the queue then, and goes the week after.
    const weeks = leavingFor("open");
    const before = weeks[1].pending;
    const answered = weeks[2].loaded - 10;
    expect(answered).toBeGreaterThan(0);
    expect(weeks[3].loaded).toBeCloseTo(10 + before - answered, 8);
    expect(weeks[4].loaded).toBeCloseTo(10, 8);
  });
});

test("licensing that began before the start, at odds of one, is a steady flow with three weeks of it pending", () => {
  const scenario = licensing(1, { script: [{ day: -70, state: "licensing" }] });
  for (const { loaded, pending } of books(scenario)) {
    expect(loaded).toBeCloseTo(10, 12);
    expect(pending).toBeCloseTo(30, 12);
  }
});
