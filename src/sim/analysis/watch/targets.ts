import { headlineOutcomes, kindOf, outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { Layout } from "../../study/layout.ts";
import { weightedQuantiles } from "./groups.ts";

/** The three endings, of which every run has one. */
export const endings = ["briefStandoff", "prolongedDispute", "fragmentedMarket"] as const;

/** What is asked of every run: which ending it has, or whether a headline outcome is above a level. */
export type Target = {
  readonly id: string;
  readonly key: OutcomeKey | null;
  readonly quantities: readonly Quantity[];
  readonly classed: (columns: readonly Float64Array[], layout: Layout | null) => Classed;
};

/** The class of each run; of an outcome 1 above the level. */
export type Classed = { readonly class: Uint8Array; readonly classes: number; readonly level: number | null };

/** Share of the runs below the level that an outcome is asked to exceed. */
const levelShare = 0.75;

/** How it ends, then each headline outcome: whether a case comes about, and of others whether they are in their upper quarter. */
export function targetsOf(scenario: Scenario): readonly Target[] {
  const headlines = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  const others = headlines.filter(({ outcome }) => !endings.some((ending) => ending === outcome));
  return [
    {
      id: "ending",
      key: null,
      quantities: endings.map((id) => ({ kind: "outcome", id })),
      classed: ([brief, , fragmented]) => ({
        class: Uint8Array.from(brief, (is, i) => (is === 1 ? 0 : fragmented[i] === 1 ? 2 : 1)),
        classes: endings.length,
        level: null,
      }),
    },
    ...others.map((key): Target => {
      const id = outcomeId(key);
      return {
        id,
        key,
        quantities: [{ kind: "outcome", id }],
        classed: ([values], layout) => above(key, values, layout),
      };
    }),
  ];
}

function above({ outcome }: OutcomeKey, values: Float64Array, layout: Layout | null): Classed {
  const level = kindOf(outcome) === "case" ? 0 : weightedQuantiles(values, [levelShare], layout)[0];
  return { class: Uint8Array.from(values, (value) => (value > level ? 1 : 0)), classes: 2, level };
}
