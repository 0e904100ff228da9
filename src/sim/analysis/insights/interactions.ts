import { streamSpecs } from "../../../model/declarations.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { inputStream } from "../../../model/streams.ts";
import type { Driver, NatureShare, PairShare, VarianceSplit } from "../../study/insights.ts";
import type { Laid } from "../../study/layout.ts";
import { jackknifeError } from "../drivers/shares.ts";
import { type Source, sourcesOf } from "../drivers/sources.ts";
import { pairShares } from "../sensitivity/pairs.ts";
import { playersOf } from "../sensitivity/players.ts";

/** Inputs of which every two are tried: those that explain most by themselves. */
const mostPaired = 6;

type Columns = (outcomeId: string) => Float64Array | Promise<Float64Array>;
type OfVariance = Pick<OutcomeKey, "outcome" | "material" | "sector">;

/**
 * Of each outcome of a split what two inputs explain together, beyond what each does by itself, of those that explain most;
 * and what facts and what luck explain by themselves, added up. Only inputs that are independent of all others have pairs.
 */
export async function withInteractions(
  split: VarianceSplit,
  scenario: Scenario,
  { seed, sampling, failed = [] }: Laid,
  values: Columns,
): Promise<VarianceSplit> {
  const sources = sourcesOf(scenario, seed, sampling);
  const independent = new Set(playersOf(sources).flatMap(({ sources: of }) => (of.length === 1 ? of : [])));
  const outcomes = new Map(split.drivers.map((each): [string, OfVariance] => [outcomeId(each), each]));
  const pairs: PairShare[] = [];
  const byNature: NatureShare[] = [];
  for (const [id, { outcome, material, sector }] of outcomes) {
    const of = { outcome, material, sector };
    const shares = split.drivers.filter((each) => outcomeId(each) === id);
    byNature.push(
      ...(["facts", "luck"] as const).map((draws) => ({
        ...{ ...of, draws },
        ...sumOf(shares.filter((_, s) => natureOf(sources[s]) === draws)),
      })),
    );
    const most = shares
      .flatMap(({ share }, s) => (independent.has(s) ? [{ s, share }] : []))
      .sort((a, b) => b.share - a.share)
      .slice(0, mostPaired)
      .map(({ s }) => s)
      .sort((a, b) => a - b);
    const tried = most.flatMap((a, k) => most.slice(k + 1).map((b) => [a, b] as const));
    const [found] = pairShares(sources, tried, [await values(id)], failed);
    pairs.push(
      ...tried.map(([a, b], p) => ({
        ...{ ...of, a: sources[a].path, b: sources[b].path },
        draws:
          natureOf(sources[a]) === "luck" || natureOf(sources[b]) === "luck" ? ("luck" as const) : ("facts" as const),
        ...{ share: found[p].value, standardError: jackknifeError(found[p]) },
      })),
    );
  }
  return { ...split, pairs, byNature };
}

/** Whether it is a fact that is not known, or an event, as its stream of draws says. */
function natureOf({ draws: [{ stream }] }: Pick<Source, "draws">): "facts" | "luck" {
  return stream === "input" ? inputStream.draws : streamSpecs[stream].draws;
}

/** Their errors are taken as independent. */
function sumOf(shares: readonly Pick<Driver, "share" | "standardError">[]) {
  return {
    share: shares.reduce((sum, { share }) => sum + share, 0),
    standardError: Math.hypot(...shares.map(({ standardError }) => standardError)),
  };
}
