import type { Distribution } from "../../../model/distributions/distribution.ts";
import type { WrittenMap } from "../../explain/written.ts";
import { scaledDistribution } from "../../severity/scaled-distribution.ts";

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
