import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { type Fact, weightsByFacts } from "../../engine/facts/fact.ts";
import { recordProbability } from "../../engine/facts/law.ts";
import { effectiveRuns, type Laid, type Layout, layoutOf } from "../../study/layout.ts";
import { differenceOfMeans, estimateMean } from "../../study/mean.ts";
import type { News } from "../../study/news.ts";
import { contradiction, surpriseOf } from "../../study/surprise.ts";

/** Weights with one fact alone, and with it and all before it; null where they leave no run. */
type Weighings = { readonly alone: Layout; readonly inOrder: Layout; readonly before: Layout };

/**
 * What each fact did to some outcomes, alone and in the order in which all were on record. `ofFacts` is what runs have in the
 * place of each fact, a column a fact; `values` one number a run. In order it is not told where the runs are worth fewer than `fewest`
 * by then; what is foretold given the facts before is then foretold given none. Nothing is simulated.
 */
export async function newsOf(
  outcomes: readonly OutcomeKey[],
  facts: readonly Fact[],
  ofFacts: readonly Float64Array[],
  values: (outcomeId: string) => Float64Array | Promise<Float64Array>,
  laid: Omit<Laid, "facts" | "weights">,
  fewest = 0,
): Promise<News> {
  const rows = ofFacts[0].length;
  const upTo = (from: number, to: number) =>
    layoutWith(laid, weightsByFacts(facts.slice(from, to), ofFacts.slice(from, to)));
  const nothing = layoutWith(laid, new Float64Array(rows).fill(1));
  const weighings = facts.map(
    (_, f): Weighings => ({
      alone: upTo(f, f + 1),
      inOrder: upTo(0, f + 1),
      before: f === 0 ? nothing : upTo(0, f),
    }),
  );
  const worth = (layout: Layout) => effectiveRuns(layout, rows);
  const told: News["outcomes"][number][] = [];
  const moved = new Float64Array(facts.length);
  for (const key of outcomes) {
    const column = await values(outcomeId(key));
    const before = estimateMean(column, nothing);
    const spread = before.standardError * Math.sqrt(rows);
    const change = (from: Layout, to: Layout) => {
      const { mean: difference, standardError } = differenceOfMeans(column, from, column, to);
      return { mean: estimateMean(column, to).mean, difference, standardError };
    };
    const alone = weighings.map((each) => change(nothing, each.alone));
    const inOrder = weighings.map((each) => (worth(each.inOrder) >= fewest ? change(each.before, each.inOrder) : null));
    inOrder.forEach((step, f) => {
      const { difference } = step ?? alone[f];
      if (spread > 0) moved[f] = Math.max(moved[f], Math.abs(difference) / spread);
    });
    told.push({ ...key, before, alone, inOrder });
  }
  return {
    outcomes: told,
    facts: facts.map((fact, f) => {
      const { alone, inOrder, before } = weighings[f];
      const given = worth(before) >= fewest ? before : nothing;
      const givenEarlier = foretold(fact, ofFacts[f], given);
      return {
        name: fact.name,
        probability: foretold(fact, ofFacts[f], nothing),
        givenEarlier,
        contradicts: givenEarlier < contradiction,
        worthAlone: worth(alone),
        worthInOrder: worth(inOrder),
        moved: moved[f],
      };
    }),
  };
}

/** Probability by which weighted runs foretell a record. */
export function foretold({ law }: Fact, values: Float64Array, layout: Layout): number {
  const { mean } = estimateMean(
    values.map((value) => recordProbability(law, value)),
    layout,
  );
  return Math.max(0, Math.min(1, surpriseOf(law, mean)));
}

/** Weights by the design and by facts. */
export function layoutWith(laid: Omit<Laid, "facts" | "weights">, byFacts: Float64Array): Layout {
  const design = layoutOf(laid)?.weights ?? null;
  const weights = design === null ? byFacts : byFacts.map((weight, i) => weight * design[i]);
  return layoutOf({ ...laid, weights }) as Layout;
}
