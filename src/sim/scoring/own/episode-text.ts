import { stringify } from "yaml";
import type { OwnEpisode, Plan } from "./make.ts";
import { flowBases, ownTables, priceBases } from "./tables.ts";

/** The episode's own file, which `hindcast` takes: what it is foretold from, what is left out, what it is held to. */
export function ownEpisodeText({ name, answers, like }: OwnEpisode, plan: Plan, scenario: string): string {
  const { freeze, until, title } = answers;
  const given = {
    schemaVersion: 1,
    name,
    title,
    scenario,
    freeze,
    triggerUntil: plan.triggerUntil,
    dataCut: until,
    horizonWeeks: plan.horizonWeeks,
  };
  return `# An episode of one's own: what is foretold from its first day on, and the tables beside it that the forecast is held to.
# hindcast takes this file. Every row of the tables on or after ${freeze} is a point; those before it are what was known.
${stringify(given, { lineWidth: 0 })}
# What the scenario has from this very episode, and nobody could know: out of sample this stands in its place.
${stringify(leftOut(like), { lineWidth: 0 })}
# How much the quotes wander, for the random walk that the forecast is held against.
${stringify({ volatility: volatility(like, plan) }, { lineWidth: 0 })}
${stringify({ observations: observations(plan) }, { lineWidth: 0 })}
# Named features and events are yours to add, as in the shipped episodes (configs/hindcast), such as
#   - name: the price a quarter on
#     quantity: { kind: changeDuring, series: priceAskUsdPerKg, material: ${plan.material}, during: ${freeze}..${until} }
#     happened: { low: 0.2, high: 0.4 }
#     unit: share
#     source: "prices.csv"
#     grade: B
features: []
`;
}

function leftOut(like: OwnEpisode["like"]): Readonly<Record<string, unknown>> {
  return { leaveOut: like?.leaveOut ?? {}, ...(like?.posterior === undefined ? {} : { posterior: like.posterior }) };
}

function volatility(
  like: OwnEpisode["like"],
  { material, bases, volatileBases }: Plan,
): Readonly<Record<string, unknown>> {
  if (bases.length === 0) return {};
  const own = volatileBases.map((basis) => ({ file: ownTables.prices.file, where: { basis } }));
  return { [material]: own.length > 0 ? own : Object.values(like?.volatility ?? {}).flat() };
}

function observations({ material, form, bases, flowBases: flows }: Plan): readonly unknown[] {
  const prices = bases.map((basis) => ({
    name: `${basis}-price`,
    rows: { file: ownTables.prices.file, where: { basis } },
    model: { series: priceBases[basis], material, aggregate: "mean" },
  }));
  const shares = flows.map(({ basis, usual }) => ({
    name: basis,
    rows: { file: ownTables.flows.file, where: { basis } },
    model: { series: flowBases[basis], form, material, aggregate: "share" },
    relativeTo: { file: ownTables.flows.file, where: { basis }, period: usual },
    note: `over ${usual}, which is taken as usual`,
  }));
  return [...prices, ...shares];
}
