import fc from "fast-check";
import type { Distribution } from "../../src/model/distributions/distribution.ts";
import { type PolicyState, stateRoles, type Treatment } from "../../src/model/scenario/parts.ts";
import { input } from "./simple-scenario.ts";

/** Even between its ends, which fc.double is not: it favours numbers next to zero. */
export const from = (low: number, high: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => low + ((high - low) * millionths) / 1_000_000);
export const share = from(0, 1);
export const given = (values: fc.Arbitrary<number | Distribution>) => values.map((value) => input(value));

const moods = ["processed", "raw", "barred"] as const;
export const stateNames = ["open", "licensing", "ban", "halt", "fragmented"] as const;

const treatment: fc.Arbitrary<Treatment> = fc.record(
  { blocked: given(fc.oneof(share, fc.constantFrom(0, 1))), approval: fc.constantFrom(...moods) },
  { requiredKeys: [], noNullPrototype: true },
);
const lanes = fc.record({ civil: treatment, military: treatment }, { requiredKeys: [], noNullPrototype: true });

/** From states that change several times a step to such as outlast the horizon; all can outlast 60 days. */
const dwell: fc.Arbitrary<number | Distribution> = fc.oneof(
  fc.record({ kind: fc.constant("weibull" as const), shape: from(0.5, 1), median: from(0.1, 40) }),
  fc
    .record({ median: from(0.1, 20), spread: from(1.5, 6) })
    .map(({ median, spread }) => ({ kind: "lognormal", median, p95: median * spread }) as const),
  fc.constant({ kind: "uniform", low: 0, high: 40 } as const),
  from(10, 30),
);

/** Two states may follow, the state itself among them: chains return, and may go round for ever. */
export const arbitraryState: fc.Arbitrary<PolicyState> = fc
  .record({
    role: fc.constantFrom(...stateRoles),
    country: fc.record({ raw: lanes, magnet: lanes }),
    world: fc.record({ raw: treatment, magnet: treatment }),
    withheld: fc.option(given(share), { nil: undefined }),
    ifNotCovered: fc.option(fc.constantFrom(...stateNames), { nil: undefined }),
    lasts: fc.oneof({ weight: 6, arbitrary: given(dwell) }, { weight: 1, arbitrary: fc.constant("forever" as const) }),
    next: fc.tuple(fc.constantFrom(...stateNames), given(share), fc.constantFrom(...stateNames)),
  })
  .map(({ role, country, world, withheld, ifNotCovered, lasts, next: [one, probability, other] }) => ({
    title: "test",
    role,
    country,
    world,
    alternativeWithheld: withheld,
    ifNotCovered,
    lasts,
    next:
      lasts === "forever" ? {} : { ...(one === other ? {} : { [one]: probability }), [other]: "remainder" as const },
  }));

/** The first entry at or before the start, which may lie deep in a state's life. */
export const arbitraryScript = fc
  .tuple(
    fc.integer({ min: -300, max: 0 }),
    fc.uniqueArray(fc.integer({ min: -20, max: 300 }), { maxLength: 4 }),
    fc.array(fc.constantFrom(...stateNames), { minLength: 5, maxLength: 5 }),
  )
  .map(([first, later, names]) =>
    [first, ...later.filter((day) => day > first).sort((a, b) => a - b)].map((day, k) => ({ day, state: names[k] })),
  );

/** Of the forms that a scenario has. */
export function inForms(state: PolicyState, shares: Readonly<Record<string, number>>): PolicyState {
  const only = <T>(byForm: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(byForm).filter(([form]) => form in shares));
  return { ...state, country: only(state.country), world: only(state.world) };
}
