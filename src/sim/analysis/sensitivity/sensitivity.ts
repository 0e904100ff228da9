import { mean, standardDeviation } from "simple-statistics";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { inputGroups } from "../../../model/scenario/input-spec.ts";
import { engineVersion } from "../../../model/version.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { plainSampling, type Sampling } from "../../engine/sampling/sampling.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { withoutRuns } from "../../study/layout.ts";
import { resultsSchemaVersion } from "../../study/schema-version.ts";
import {
  jackknifeError,
  groups as jackknifeGroups,
  type Replicated,
  remainderOf,
  sharesOf,
  sumOf,
} from "../drivers/shares.ts";
import { type Source, sourcesOf } from "../drivers/sources.ts";
import { type Designed, type DesignOptions, evaluateDesign } from "./evaluate.ts";
import { monthsOf, seriesById } from "./months.ts";
import { pairShares } from "./pairs.ts";
import { type Player, playersOf } from "./players.ts";
import type { SensitiveCourse, SensitiveOutcome, SensitivityRecord } from "./record.ts";
import { shapleyEffects } from "./shapley.ts";

/** A finished study whose own runs tell first orders and pairs: of each outcome one value a run, without those that failed. */
export type GivenRuns = {
  readonly runs: number;
  readonly sampling: Sampling;
  readonly failed: readonly number[];
  readonly values: (outcomeId: string) => Promise<Float64Array>;
};

export type Questions = {
  readonly outcomes: readonly OutcomeKey[];
  /** Ids of weekly series to be followed by months. */
  readonly series: readonly string[];
};

/** Inputs of which pairs are made, those first that do most with others; and correlated ones whose effects are told apart. */
const [mostPaired, mostShapley] = [10, 6];
/** Runs from which Shapley effects are told: every subset of the inputs is sorted. */
const shapleyRuns = 16_384;
/** Inputs followed over the months. */
const mostFollowed = 12;

/**
 * Which inputs matter to some outcomes of a scenario: alone and in pairs from the runs given, or from the design's own;
 * with all others, in groups and over the months, from a design on common random numbers, which tells luck too.
 */
export async function sensitivityOf(
  read: ReadScenario,
  { outcomes, series }: Questions,
  options: DesignOptions,
  given?: GivenRuns,
): Promise<SensitivityRecord> {
  const { scenario, document } = read;
  const { seed, points } = options;
  const own = sourcesOf(scenario, seed);
  const players = playersOf(own);
  const months = monthsOf(scenario);
  const quantities: readonly Quantity[] = [
    ...outcomes.map((key) => ({ kind: "outcome" as const, id: outcomeId(key) })),
    ...series.flatMap((id) =>
      months.map((during) => ({ kind: "meanDuring" as const, series: id, during, base: null })),
    ),
  ];
  const designed = await evaluateDesign(read, own, players, quantities, options);
  const finished = (q: number) => withoutRuns(designed.base[q], [], designed.failed);
  const found: SensitiveOutcome[] = [];
  for (const [q, key] of outcomes.entries()) {
    const runs =
      given === undefined
        ? { sources: own, values: finished(q), failed: designed.failed }
        : {
            sources: sourcesOf(scenario, seed, given.sampling),
            values: await given.values(outcomeId(key)),
            failed: given.failed,
          };
    if (varies(runs.values)) found.push(outcomeSensitivity(key, { ...runs, players, designed, q }));
  }
  const courses = series.map((id, s): SensitiveCourse => {
    const {
      series: outcome,
      material,
      sector,
    } = seriesById(scenario).get(id) as NonNullable<ReturnType<ReturnType<typeof seriesById>["get"]>>;
    const first = outcomes.length + s * months.length;
    const varying = months.flatMap((month, k) => (varies(finished(first + k)) ? [{ month, q: first + k }] : []));
    return { outcome, material, sector, ...courseOf(varying, { sources: own, players, designed, finished }) };
  });
  return {
    schemaVersion: resultsSchemaVersion,
    scenario: document as SensitivityRecord["scenario"],
    scenarioSha256: sha256OfDocument(document),
    seed,
    runs: given?.runs ?? options.runs,
    sampling: (given?.sampling ?? plainSampling).kind,
    points,
    engineVersion,
    outcomes: found,
    courses: courses.filter((course) => course.months.length > 0),
  };
}

type Told = {
  readonly sources: readonly Source[];
  readonly values: Float64Array;
  readonly failed: readonly number[];
  readonly players: readonly Player[];
  readonly designed: Designed;
  /** Position of the quantity in the design. */
  readonly q: number;
};

function outcomeSensitivity(key: OutcomeKey, told: Told): SensitiveOutcome {
  const { sources, values, failed, players, designed, q } = told;
  const [first] = sharesOf(sources, [values], failed);
  const playerOf = (source: number) => players.findIndex((player) => player.sources.includes(source));
  const isAlone = (source: number) => players[playerOf(source)].sources.length === 1;
  const ofPlayer = (player: number) => designed.players[player][q];
  const shapley = correlatedEffects(told, first);
  const pairs = pairsOf(told, first);
  const [shares] = pairShares(sources, pairs, [values], failed);
  const alone = players.map(({ sources: of }, player) => (of.length === 1 ? first[of[0]] : ofPlayer(player).first));
  const luck = designed.luck[q].total;
  const all = [...alone, ...shares, luck];
  return {
    ...{ outcome: key.outcome, material: key.material, sector: key.sector, unit: key.unit },
    ...{ mean: mean(asList(values)), standardDeviation: standardDeviation(asList(values)) },
    inputs: sources.map(({ path, grade, group }, s) => ({
      ...{ path, grade, group, first: estimated(first[s]) },
      total: isAlone(s) ? estimated(ofPlayer(playerOf(s)).total) : null,
      shapley: shapley.get(s) ?? null,
    })),
    correlated: players.flatMap(({ sources: of }, player) =>
      of.length === 1
        ? []
        : [
            {
              paths: of.map((s) => sources[s].path),
              first: estimated(ofPlayer(player).first),
              total: estimated(ofPlayer(player).total),
            },
          ],
    ),
    groups: inputGroups.flatMap((group) => {
      const orders = designed.groups.get(group)?.[q];
      return orders === undefined ? [] : [{ group, first: estimated(orders.first), total: estimated(orders.total) }];
    }),
    pairs: pairs.map(([a, b], p) => ({ a: sources[a].path, b: sources[b].path, share: estimated(shares[p]) })),
    parts: {
      alone: estimated(sumOf(alone, jackknifeGroups)),
      pairs: estimated(sumOf(shares, jackknifeGroups)),
      more: estimated(remainderOf(all, jackknifeGroups)),
      luck: estimated(luck),
    },
  };
}

/** Every two of the inputs that do most with others: whose total exceeds their first order most. */
function pairsOf({ players, designed, q }: Told, first: readonly Replicated[]): readonly (readonly [number, number])[] {
  const most = players
    .flatMap(({ sources: [source, ...more] }, player) => {
      const total = designed.players[player][q].total.value;
      return more.length > 0 || total === 0 ? [] : [{ source, withOthers: total - first[source].value }];
    })
    .sort((a, b) => b.withOthers - a.withOthers)
    .slice(0, mostPaired)
    .map(({ source }) => source)
    .sort((a, b) => a - b);
  return most.flatMap((a, k) => most.slice(k + 1).map((b) => [a, b] as const));
}

/** Shapley effects of correlated inputs, by the position of the source; of many, those that explain most by themselves. */
function correlatedEffects({ sources, values, failed, players }: Told, first: readonly Replicated[]) {
  const effects = new Map<number, ReturnType<typeof estimated>>();
  const rows = Math.min(values.length, shapleyRuns);
  for (const { sources: of } of players) {
    if (of.length === 1) continue;
    const told = of.toSorted((a, b) => first[b].value - first[a].value).slice(0, mostShapley);
    const inputs = told.map((s) => {
      const column = new Float64Array(rows + failed.length);
      sources[s].fill(column, 0, column.length);
      return withoutRuns(
        column,
        [],
        failed.filter((run) => run < column.length),
      ).subarray(0, rows);
    });
    shapleyEffects(inputs, values.subarray(0, rows)).forEach(
      (effect, k) => void effects.set(told[k], estimated(effect)),
    );
  }
  return effects;
}

type Followed = Pick<Told, "sources" | "players" | "designed"> & { readonly finished: (q: number) => Float64Array };

function courseOf(
  months: readonly { readonly month: { readonly from: string; readonly to: string }; readonly q: number }[],
  { sources, players, designed, finished }: Followed,
): Pick<SensitiveCourse, "inputs" | "months"> {
  if (months.length === 0) return { inputs: [], months: [] };
  const columns = months.map(({ q }) => finished(q));
  const first = sharesOf(sources, columns, designed.failed);
  const most = sources
    .map((_, s) => ({ s, share: Math.max(...first.map((ofMonth) => ofMonth[s].value)) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, mostFollowed)
    .map(({ s }) => s);
  return {
    inputs: most.map((s) => sources[s].path),
    months: months.map(({ month, q }, m) => ({
      ...{ from: month.from, to: month.to, standardDeviation: standardDeviation(asList(columns[m])) },
      luck: estimated(designed.luck[q].total),
      first: most.map((s) => estimated(first[m][s])),
      total: most.map((s) => {
        const player = players.findIndex(({ sources: of }) => of.length === 1 && of[0] === s);
        return player < 0 ? null : estimated(designed.players[player][q].total);
      }),
    })),
  };
}

function estimated(replicated: Replicated): { readonly value: number; readonly standardError: number } {
  return { value: replicated.value, standardError: jackknifeError(replicated) };
}

function varies(column: Float64Array): boolean {
  return column.some((value) => value !== column[0]);
}

const asList = (values: Float64Array) => values as unknown as number[];
