import { addDays, wholeMonths } from "../../../model/calendar.ts";
import { medianOf } from "../../../model/scenario/inputs.ts";
import { mustBeOneOf, oneOf } from "../../scenario/problem.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import type { ReportProblem } from "../../scenario/report-problem.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { frozenAt } from "../evidence/select.ts";
import type { EpisodeDocument } from "../hindcast/episode-schema.ts";
import type { EpisodeAnswers } from "./answers.ts";
import { type FlowBasis, flowBases, type OwnTable, type PriceBasis, priceBases, readyStates } from "./tables.ts";

/** What an episode of one's own is made from, read; tables that were not given have no rows. */
export type OwnEpisode = {
  readonly name: string;
  readonly answers: EpisodeAnswers;
  readonly base: ReadScenario;
  /** The shipped episode that it is like; undefined where it is like none. */
  readonly like: EpisodeDocument | undefined;
  readonly policy: readonly EvidenceRow[];
  readonly prices: readonly EvidenceRow[];
  readonly flows: readonly EvidenceRow[];
};

/** Answers that are as they must be, each by itself; those that are required may be missing where something else is wrong. */
type Said = Partial<EpisodeAnswers>;

/** The same as far as it could be read, for all that is wrong with it to be told. */
export type Considered = Omit<OwnEpisode, "answers"> & {
  readonly answers: Said;
  /** Tables that could not be read: rules that rest on their rows are passed over. */
  readonly unread: ReadonlySet<OwnTable>;
};

/** What follows from the answers and the tables, for the two files to be written. */
export type Plan = {
  readonly material: string;
  readonly form: string | undefined;
  /** To the last day on record, and no shorter than the scenario asks for. */
  readonly horizonWeeks: number;
  readonly triggerUntil: string;
  /** Whether the states of policy are those that stand ready, in place of the scenario's own. */
  readonly hasReadyStates: boolean;
  readonly bases: readonly PriceBasis[];
  readonly flowBases: readonly { readonly basis: FlowBasis; readonly usual: string }[];
  /** Bases whose rows before the first day give a volatility; none: that of the episode it is like stands in. */
  readonly volatileBases: readonly PriceBasis[];
  /** The last quote before the first day. */
  readonly before: Readonly<Partial<Record<PriceBasis, EvidenceRow>>>;
};

/** What is to be written, or undefined where the answers or tables do not give it: each reason is reported, by its answer. */
export function planOf(own: Considered, report: ReportProblem): Plan | undefined {
  let isWrong = false;
  const wrong: ReportProblem = (...problem) => {
    isWrong = true;
    report(...problem);
  };
  const { answers, policy, prices, flows, unread } = own;
  const { freeze, until } = answers;
  const horizonWeeks = horizonOf(own, wrong);
  const { materials, forms } = own.base.scenario;
  const material = chosen("material", answers.material, Object.keys(materials), wrong);
  const asksForm = flows.length > 0 || unread.has("flows");
  const form = asksForm ? chosen("form", answers.form, Object.keys(forms), wrong) : undefined;
  const areRead = !unread.has("prices") && !unread.has("flows");
  if (areRead && prices.length + flows.length === 0)
    wrong(["prices"], "must be a table, unless flows is one: there is nothing to score");
  const hasReadyStates = policy.length > 0 && statesProblem(own, wrong);
  if (freeze === undefined || until === undefined || until < freeze) return undefined;
  const days = { ...answers, freeze, until };
  const scored = (rows: readonly EvidenceRow[], basis: string) =>
    rows.some(({ labels, interval, value }) => labels.basis === basis && value !== null && isScored(interval, days));
  const bases = keysOf(priceBases).filter((basis) => scored(prices, basis));
  const usual = keysOf(flowBases)
    .filter((basis) => scored(flows, basis))
    .map((basis) => ({ basis, usual: usualOf(flows, basis, days, wrong) }));
  if (areRead && prices.length + flows.length > 0 && bases.length + usual.length === 0)
    wrong(["until"], `must leave a row of prices or flows between ${freeze} and it, of which there is none`, until);
  const volatileBases = bases.filter((basis) => knownBefore(prices, basis, freeze).length > 1);
  if (bases.length > 0 && volatileBases.length === 0 && answers.like === undefined)
    wrong(
      ["like"],
      `must name a shipped episode whose volatility stands in: of no basis are there two prices before ${freeze}, above grade D`,
    );
  if (isWrong || material === undefined) return undefined;
  const events = policy.map(({ period }) => period).filter((date) => date >= freeze);
  return {
    ...{ material, form, horizonWeeks, hasReadyStates, bases, volatileBases },
    triggerUntil: answers.announced ?? events[0] ?? freeze,
    flowBases: usual,
    before: Object.fromEntries(
      keysOf(priceBases).flatMap((basis) => {
        const last = prices
          .filter(
            ({ labels, interval, value }) =>
              labels.basis === basis && value !== null && (interval?.to ?? "9") <= freeze,
          )
          .toSorted((a, b) => ((a.interval?.to ?? "") < (b.interval?.to ?? "") ? -1 : 1))
          .at(-1);
        return last === undefined ? [] : [[basis, last]];
      }),
    ),
  };
}

/** Weeks from the first day to the last on record, and no fewer than the scenario asks for. */
function horizonOf({ answers, base }: Considered, wrong: ReportProblem): number {
  const { freeze, until, announced } = answers;
  if (freeze === undefined) return 0;
  if (announced !== undefined && announced < freeze)
    wrong(["announced"], `must not be before the first day, ${freeze}`, announced);
  if (until === undefined) return 0;
  if (until < freeze) wrong(["until"], `must not be before the first day, ${freeze}`, until);
  const weeks = Math.ceil((Date.parse(addDays(until, 1)) - Date.parse(freeze)) / (7 * 86_400_000));
  if (weeks > 1040) wrong(["until"], "must be at most 1,040 weeks after the first day", until);
  return Math.max(weeks, Math.ceil(medianOf(base.scenario.outcomes.briefWithin)));
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[];

/** One of some names: the only one where none is said. */
function chosen(
  key: "material" | "form",
  said: string | undefined,
  known: readonly string[],
  wrong: ReportProblem,
): string | undefined {
  if (said === undefined && known.length === 1) return known[0];
  if (said !== undefined && known.includes(said)) return said;
  wrong([key], said === undefined ? `is required${oneOf(known)}` : mustBeOneOf(known, said), said);
  return undefined;
}

/** Whether some state that the policy names is none of the scenario's. */
function statesProblem({ base, policy, answers }: Considered, wrong: ReportProblem): boolean {
  const own = Object.keys(base.scenario.policy.states);
  const named = [...new Set(policy.map(({ labels }) => labels.state))];
  const foreign = named.filter((state) => !own.includes(state));
  const notReady = named.filter((state) => !(readyStates as readonly string[]).includes(state));
  if (foreign.length > 0 && notReady.length > 0)
    wrong(
      ["policy"],
      `must name states of the scenario alone (${own.join(", ")}), or those that stand ready alone (${readyStates.join(", ")})`,
      named.join(", "),
    );
  const { freeze } = answers;
  if (foreign.length === 0 && freeze !== undefined && policy[0].period > freeze)
    wrong(["policy"], `must begin with the state that holds on the first day, ${freeze}`, policy[0].period);
  return foreign.length > 0;
}

type Days = Said & Pick<EpisodeAnswers, "freeze" | "until">;

function isScored(interval: EvidenceRow["interval"], { freeze, until }: Days): boolean {
  return interval !== null && interval.from >= freeze && addDays(interval.to, -1) <= until;
}

function knownBefore(rows: readonly EvidenceRow[], basis: string, day: string): readonly EvidenceRow[] {
  return frozenAt(rows, day).filter(({ labels, value }) => labels.basis === basis && value !== null);
}

/** The period whose flow counts as usual: as said, or the last before the first day. */
function usualOf(rows: readonly EvidenceRow[], basis: string, answers: Days, wrong: ReportProblem): string {
  const named = rows.filter(
    ({ labels, interval, value }) =>
      labels.basis === basis && interval !== null && (value ?? 0) > 0 && wholeMonths(interval),
  );
  const found =
    answers.usual === undefined
      ? named.filter(({ interval }) => (interval?.to ?? "9") <= answers.freeze).at(-1)
      : named.find(({ period }) => period === answers.usual);
  if (found !== undefined) return found.period;
  const rule = `must be the period of a row of ${basis} above 0`;
  wrong(
    ["usual"],
    answers.usual === undefined ? `${rule}: there is none before ${answers.freeze}` : rule,
    answers.usual,
  );
  return "";
}
