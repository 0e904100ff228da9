import { stringify } from "yaml";
import { addDays, dateOfWeek } from "../../../model/calendar.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import type { OwnEpisode, Plan } from "./make.ts";
import type { readyStates } from "./tables.ts";

/** The scenario of an episode of one's own: its base from the first day on, with the policy and the quotes of its tables. */
export function ownScenarioText(own: OwnEpisode, plan: Plan, base: string): string {
  const { name, answers } = own;
  const document = {
    schemaVersion: 1,
    extends: base,
    name,
    title: answers.title,
    summary: answers.title,
    start: answers.freeze,
    ...(own.base.scenario.historyFrom === undefined ? {} : { historyFrom: null }),
    horizonWeeks: plan.horizonWeeks,
    ...quotes(plan),
    policy: policy(own, plan),
  };
  return `# The scenario of an episode of one's own: what it is foretold with. Written by the command "episode new" from policy.csv and
# prices.csv, which it does not read again: change it here. Everything that does not stand here comes from
# ${base}: what is used, in stock and paid for there is what this episode is told with.
${stringify(document, { lineWidth: 0 })}`;
}

const dayOf = (row: EvidenceRow) => addDays(row.interval?.to ?? row.period, -1);

/** The last quotes before the first day, where there are any. */
function quotes({ material, before }: Plan): Readonly<Record<string, unknown>> {
  const { domestic, fob, ask } = before;
  const priced = (row: EvidenceRow) => ({ value: row.value, ...of(row), unit: "USD/kg" });
  const home = domestic ?? fob;
  const known = {
    ...(home === undefined ? {} : { domestic: priced(home) }),
    ...(fob === undefined ? {} : { fobOverDomestic: markup(fob, domestic) }),
    ...(ask === undefined ? {} : { ask: priced(ask) }),
  };
  return Object.keys(known).length === 0 ? {} : { materials: { [material]: { quotes: known } } };
}

const of = (row: EvidenceRow) => ({ source: `prices.csv: ${row.source}`, date: dayOf(row), grade: row.grade });

function markup(fob: EvidenceRow, domestic: EvidenceRow | undefined) {
  if (domestic !== undefined)
    return {
      value: Math.max(1, (fob.value ?? 1) / (domestic.value ?? 1)),
      unit: "ratio",
      source: "prices.csv: the last FOB quote before the first day over the last domestic one, at least 1",
      date: dayOf(fob),
      grade: "D",
    };
  return {
    value: 1,
    unit: "ratio",
    source: "assumption: no quote of the home market was given, so that it is taken to equal that for export",
    date: dayOf(fob),
    grade: "D",
  };
}

function policy(own: OwnEpisode, { hasReadyStates }: Plan): Readonly<Record<string, unknown>> {
  const { answers, base } = own;
  const rows = own.policy.map(({ period, labels }) => ({ date: period, state: labels.state }));
  const isOpenBefore = rows[0].date <= answers.freeze;
  const script =
    isOpenBefore || !hasReadyStates ? rows : [{ date: dateOfWeek(answers.freeze, -52), state: "open" }, ...rows];
  const told = { knownUntil: answers.until, script };
  if (!hasReadyStates) return told;
  const used = [...new Set(script.map(({ state }) => state))];
  if (used.length === 1) used.push(used[0] === "open" ? "licensing" : "open");
  const dropped = Object.keys(base.scenario.policy.states).filter((state) => !used.includes(state));
  return {
    ...told,
    states: {
      ...Object.fromEntries(dropped.map((state) => [state, null])),
      ...Object.fromEntries(used.map((state, k) => [state, stateOf(state, used[k + 1] ?? used[k - 1], own)])),
    },
  };
}

type Ready = (typeof readyStates)[number];

const titles: Readonly<Record<Ready, string>> = {
  open: "trade as usual",
  licensing: "licences for everyone, slowly given",
  eased: "licences as a matter of form",
  ban: "exports stopped",
};

/** A state that stands ready, in full: it may replace one of that name in the base. */
function stateOf(state: string, next: string, { base, answers }: OwnEpisode): Readonly<Record<string, unknown>> {
  const forms = Object.keys(base.scenario.forms);
  const each = (of: unknown) => Object.fromEntries(forms.map((form) => [form, of]));
  const mood = (approval: string) => ({
    country: each({ civil: { approval }, military: { approval } }),
    world: each({ approval }),
  });
  const stopped = {
    blocked: { value: 1, unit: "share", source: "policy.csv: a full stop", date: answers.freeze, grade: "D" },
  };
  const lanes = {
    open: { country: {}, world: {} },
    licensing: mood("raw"),
    eased: mood("processed"),
    ban: { country: each({ civil: stopped, military: stopped }), world: {} },
  }[state as Ready];
  const isOpen = state === "open" || state === "eased";
  return {
    title: titles[state as Ready],
    role: isOpen ? "open" : "restricted",
    ...lanes,
    lasts: isOpen ? "calm" : state === "ban" ? "dispute" : "withheld",
    next: { [next]: "remainder" },
  };
}
