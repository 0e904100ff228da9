import type { Distribution } from "../../../model/distributions/distribution.ts";
import type { WrittenMap } from "../explain/configuration.ts";

/** The distribution of `factor` times what another yields; the factor above 0. */
export function scaledDistribution(of: Distribution, factor: number): Distribution {
  switch (of.kind) {
    case "constant":
      return { ...of, value: of.value * factor };
    case "uniform":
      return { ...of, low: of.low * factor, high: of.high * factor };
    case "triangular":
    case "pert":
      return { ...of, low: of.low * factor, mode: of.mode * factor, high: of.high * factor };
    case "normal":
      return { ...of, mean: of.mean * factor, sd: of.sd * factor };
    case "lognormal":
      return { ...of, median: of.median * factor, p95: of.p95 * factor };
    case "beta":
      return { ...of, low: (of.low ?? 0) * factor, high: (of.high ?? 1) * factor };
    case "gamma":
      return { ...of, mean: of.mean * factor };
    case "weibull":
      return { ...of, median: of.median * factor };
    case "discrete":
      return { ...of, values: of.values.map((value) => value * factor) };
    case "mixture":
      return {
        ...of,
        components: of.components.map((component) => ({
          ...component,
          distribution: scaledDistribution(component.distribution, factor),
        })),
      };
    case "quantiles":
      return { ...of, p5: of.p5 * factor, p50: of.p50 * factor, p95: of.p95 * factor };
  }
}

type Lasts = WrittenMap | string;
type State = WrittenMap & { readonly role: string; readonly lasts: Lasts };
type Policy = WrittenMap & {
  readonly durations: Readonly<Record<string, WrittenMap>>;
  readonly states: Readonly<Record<string, State>>;
};

/**
 * The scenario with restrictions that last `factor` times as long: the time of every state that is not open. What the
 * script says stays history, and the state in force at its end still lasts at least as long as it is known to have. A state
 * that lasts for ever does so still.
 */
export function scaledRestrictions(scenario: WrittenMap, factor: number, because: string): WrittenMap {
  const policy = scenario.policy as Policy;
  const states = Object.entries(policy.states).map(([name, state]): readonly [string, State] => {
    if (state.role === "open" || state.lasts === "forever") return [name, state];
    const lasts = typeof state.lasts === "string" ? policy.durations[state.lasts] : state.lasts;
    return [name, { ...state, lasts: scaledInput(lasts, factor, because) }];
  });
  return { ...scenario, policy: { ...policy, states: Object.fromEntries(states) } };
}

function scaledInput({ value, distribution, unit, source, date }: WrittenMap, factor: number, because: string) {
  const of = (distribution ?? { kind: "constant", value }) as Distribution;
  return {
    distribution: scaledDistribution(of, factor),
    unit,
    source: `${factor} times, ${because}: ${source}`,
    date,
    grade: "D",
  };
}
