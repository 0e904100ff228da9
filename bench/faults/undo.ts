/** A scenario as resolved. */
export type Written = Readonly<Record<string, unknown>>;

/** Something that the model had wrong, and how to make it wrong again in a scenario of the model as it is. */
export type Fault = {
  readonly name: string;
  /** What stands for it: a switch, an input, or a piece of the scenario. */
  readonly by: string;
  /** `left` names the episode that the scenario is told without. */
  readonly undo: (scenario: Written, left: string | null) => Written;
};

function isMap(node: unknown): node is Written {
  return node !== null && typeof node === "object" && !Array.isArray(node);
}

/** Maps merged key by key; a number with its unit, and a list, replaced whole. */
function laidOver(below: Written, above: Written): Written {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) && !("unit" in value) ? laidOver(before, value) : value;
  }
  return merged;
}

const origin = { source: "the model before", date: "2026-11", grade: "D" };

function switchedOff(...names: readonly string[]): Fault["undo"] {
  return (scenario) => laidOver(scenario, { mechanisms: Object.fromEntries(names.map((name) => [name, false])) });
}

function mapped(node: unknown, change: (value: unknown, key: string) => unknown): Written {
  return Object.fromEntries(Object.entries(node as Written).map(([key, value]) => [key, change(value, key)]));
}

/** Forms that stood in one before: what a state does to the first of them, it does to all. */
const lumped = ["oxide", "alloy", "goods"];

function lumpedForms(scenario: Written): Written {
  const forms = Object.keys(scenario.forms as Written).filter((name) => lumped.includes(name));
  if (forms.length < 2) return scenario;
  const policy = scenario.policy as Written;
  const alike = (treatments: unknown) => {
    const { [forms[0]]: first, ...others } = treatments as Written;
    const kept = Object.entries(others).filter(([name]) => !forms.includes(name));
    return Object.fromEntries([...(first === undefined ? [] : forms.map((name) => [name, first] as const)), ...kept]);
  };
  const states = mapped(policy.states, (state) => {
    const { country, world } = state as Written;
    return { ...(state as Written), country: alike(country), world: alike(world) };
  });
  return { ...scenario, policy: { ...policy, states } };
}

/** Applications of a country and form that are answered as one, each metal by itself. */
function oneCoin(scenario: Written): Written {
  const forms = mapped(scenario.forms, (form) => ({ ...(form as Written), decidedTogether: false }));
  const lotsPerWeek = { value: 1, unit: "count", ...origin };
  return laidOver({ ...scenario, forms }, { licences: { lotsPerWeek } });
}

/** Full stocks and pipelines on the first day, at the quotes of that day as they were then written. */
function startedFull(scenario: Written): Written {
  const { historyFrom, ...rest } = scenario;
  const { Dy, Tb } = scenario.materials as Written;
  if (historyFrom === undefined || scenario.start !== "2026-01-06" || Dy === undefined || Tb === undefined) return rest;
  const quotes = (domestic: number, ask: number) => ({
    quotes: {
      domestic: { value: domestic, unit: "USD/kg", ...origin },
      ask: { value: ask, unit: "USD/kg", ...origin },
    },
  });
  return laidOver(rest, { materials: { Dy: quotes(192, 1100), Tb: quotes(921, 3000) } });
}

/** Kinds of firm that differ by nothing but end use. */
function alikeSectors(scenario: Written): Written {
  const own = Object.values(scenario.sectors as Written).find(
    (sector) => "smallness" in (sector as Written),
  ) as Written;
  const { firms } = own;
  const civil = Object.values(scenario.sectors as Written).filter(
    (sector) => (sector as Written).endUse !== "military",
  );
  const weight = { value: 0.9375 / Math.max(1, civil.length), unit: "share", ...origin };
  return {
    ...scenario,
    sectors: mapped(scenario.sectors, (sector) => ({
      ...(sector as Written),
      smallness: { value: 0.5, unit: "share", ...origin },
      ...((sector as Written).endUse === "military" ? {} : { firms, demandWeight: weight }),
    })),
  };
}

/** Laws of lengths fitted case by case, a median in months and 95th percentile, and mean calm in years, by the episode left out. */
const oldLaws: Readonly<Record<string, { readonly p95: number; readonly calm: number }>> = {
  none: { p95: 7.7, calm: 4.05 },
  "2010": { p95: 8.74, calm: 0.828 },
  "2025": { p95: 8.52, calm: 11.9 },
};

function oldLengths(scenario: Written, left: string | null): Written {
  const { p95, calm } = oldLaws[left ?? "none"] ?? oldLaws.none;
  const withheld = { kind: "lognormal", median: 2, p95 };
  const refused = { kind: "weibull", shape: 1.71, median: 39 };
  const mixture = {
    kind: "mixture",
    components: [withheld, refused].map((distribution) => ({ weight: 0.5, distribution })),
  };
  const durations = {
    withheld: { distribution: withheld, unit: "months", ...origin },
    dispute: { distribution: mixture, unit: "months", ...origin },
    calm: { distribution: { kind: "weibull", shape: 1, median: calm }, unit: "years", ...origin },
  };
  const policy = scenario.policy as Written;
  const escalation = { distribution: { kind: "beta", alpha: 3, beta: 5 }, unit: "share", ...origin };
  const states = mapped(policy.states, (state) => {
    const { next, role } = state as Written;
    if (role !== "restricted") return state;
    const worse = (value: unknown) =>
      isMap(value) && (value.distribution as Written)?.kind === "beta" ? escalation : value;
    return { ...(state as Written), next: mapped(next, worse) };
  });
  return laidOver({ ...scenario, policy: { ...policy, states } }, { policy: { durations } });
}

/** In the order in which they were found. */
export const faults: readonly Fault[] = [
  {
    name: "forms",
    by: "alloy and goods treated as oxide and metal are",
    undo: lumpedForms,
  },
  { name: "prices ignore shortage", by: "`clearing` off", undo: switchedOff("clearing") },
  { name: "the licence desk", by: "one lot a week, metals decided apart", undo: oneCoin },
  {
    name: "firms",
    by: "`sharing` off, spread of covers 0.334",
    undo: (scenario) =>
      laidOver(switchedOff("sharing")(scenario, null), {
        makers: { firmSpread: { value: 0.334, unit: "ratio", ...origin } },
      }),
  },
  { name: "stocks", by: "no history: full stocks and pipelines at the start", undo: startedFull },
  { name: "sectors", by: "kinds of firm alike in size, number and cover", undo: alikeSectors },
  { name: "other buyers", by: "`otherBuyers` and `bids` off", undo: switchedOff("otherBuyers", "bids") },
  { name: "planning", by: "`planning` off", undo: switchedOff("planning") },
  { name: "duration", by: "the laws and odds of escalation before", undo: oldLengths },
  { name: "errors in code", by: "`knownQuotes` off; the others have no switch", undo: switchedOff("knownQuotes") },
];

/** A scenario with some of the faults made again, in their order. */
export function withFaults(scenario: Written, made: readonly Fault[], left: string | null): Written {
  return made.reduce((changed, { undo }) => undo(changed, left), scenario);
}
