import { isIn, type Title } from "../../model/scenario/title.ts";
import type { Manifest, StudyResults } from "../../sim/study/study.ts";
import { formatExact, toThreeDigits, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

/** How a reader is told of materials and sectors. */
export type Names = {
  readonly material: (name: string) => string;
  readonly sector: (name: string) => string;
  /** What an outcome of the scenario's own is called; undefined for any other, left out where studies may differ in it. */
  readonly outcome?: ((name: string) => string | undefined) | undefined;
  /** Weeks simulated, for what is counted out of them; left out where studies differ in it. */
  readonly horizonWeeks?: number | undefined;
};

/** Names as they stand in the scenario file: short, for tables of fixed width. */
export const ownNames: Names = { material: (name) => name, sector: (name) => name };

/** What a report says about a study: read from the scenario as resolved, in its order. */
export type StudyFacts = {
  readonly name: string;
  readonly title: string;
  /** What headlines and columns call it. */
  readonly short: string;
  readonly country: string;
  readonly exporter: string;
  readonly start: string;
  readonly horizonWeeks: number;
  readonly materials: readonly string[];
  readonly sectors: readonly string[];
  readonly titles: Names;
  /** Share of a week's need that is lacking when a line stops or a sector is short, in words. */
  readonly shortShare: string;
};

export function factsOf(manifest: Pick<Manifest, "scenario">, lang: Lang = "en"): StudyFacts {
  // The reader of scenarios has checked the document; here it is only a record.
  const scenario = manifest.scenario as {
    readonly [field in "name" | "start"]: string;
  } & { readonly [field in "title" | "country" | "exporter"]: Title } & {
    readonly shortTitle?: Title;
    readonly horizonWeeks: number;
    readonly materials: Titled;
    readonly sectors: Titled;
    readonly outcomes: ShortShare;
    readonly ownOutcomes?: Readonly<Record<string, { readonly title?: Title } | undefined>>;
  };
  const { name, title, country, exporter, start, horizonWeeks, materials, sectors, outcomes } = scenario;
  return {
    name,
    title: titleIn(title, lang),
    short: titleIn(isIn(scenario.shortTitle, lang) ? scenario.shortTitle : title, lang),
    country: titleIn(country, lang),
    exporter: titleIn(exporter, lang),
    start,
    horizonWeeks,
    materials: Object.keys(materials),
    sectors: Object.keys(sectors),
    titles: {
      material: (key) => titleIn(materials[key]?.title ?? key, lang),
      sector: (key) => titleIn(sectors[key]?.title ?? key, lang),
      outcome: (key) => {
        const own = scenario.ownOutcomes?.[key]?.title;
        return own && titleIn(own, lang);
      },
      horizonWeeks,
    },
    shortShare: shareInWords(outcomes.lineStopShare, lang),
  };
}

type Titled = Readonly<Record<string, { readonly title: Title }>>;

type ShortShare = { readonly lineStopShare: { readonly value?: number; readonly unit: string } };

const drawnShare: Readonly<Record<Lang, string>> = { en: "a drawn share", ja: "試行ごとに定まる割合" };

function shareInWords({ value, unit }: ShortShare["lineStopShare"], lang: Lang): string {
  return value === undefined ? drawnShare[lang] : withUnit(formatExact(unit === "%" ? value : value * 100), "%", lang);
}

/**
 * Sectors that the scenario as resolved tells apart by nothing but title and size, in groups of two and more: same end use,
 * same size and so the same cover, same number of firms. Which of a group runs dry first is luck. None where the rule of allocation knows sectors
 * apart, or the national stock is for some of a group only.
 */
export function alikeSectors({ scenario }: Pick<Manifest, "scenario">): readonly (readonly string[])[] {
  // The reader of scenarios has checked the document; here it is only a record.
  const { sectors, allocation, nationalStock } = scenario as unknown as Resolved;
  if (allocation?.rule !== "proRata") return [];
  const eligible = nationalStock?.release?.eligible;
  const groups = new Map<string, string[]>();
  for (const [name, { title: _title, demandWeight: _size, priority: _priority, ...rest }] of Object.entries(sectors)) {
    if (rest.smallness === undefined || rest.firms === undefined) continue;
    const key = JSON.stringify([rest, Array.isArray(eligible) && eligible.includes(name)], withoutOrigin);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

type Resolved = {
  readonly sectors: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly allocation?: { readonly rule?: string };
  readonly nationalStock?: { readonly release?: { readonly eligible?: unknown } };
};

const origin: readonly string[] = ["source", "date", "grade"];

function withoutOrigin(key: string, value: unknown): unknown {
  return origin.includes(key) ? undefined : value;
}

const words: Readonly<Record<Lang, (names: readonly string[]) => readonly string[]>> = {
  en: (names) => [
    "Alike in all but size and luck, so that which of them stops first has no answer:",
    `${names.join("; ")}.`,
  ],
  ja: (names) => [`次の部門は規模と偶然のほかに違いがなく、どれが最初に止まるかに答えはない：${names.join("、")}。`],
};

/** A note on sectors whose order is luck; none where all differ. */
export function alikeNotes(manifest: Manifest, lang: Lang): readonly string[] {
  const { titles } = factsOf(manifest, lang);
  return alikeSectors(manifest).flatMap((group) => words[lang](group.map(titles.sector)));
}

type Treatments = Readonly<Record<string, Readonly<Record<string, object>>>>;

type State = {
  readonly role: string;
  readonly country?: Treatments;
  readonly next?: Readonly<Record<string, unknown>>;
};

type Policy = {
  readonly script: readonly { readonly date: string; readonly state: string }[];
  readonly states: Readonly<Record<string, State>>;
};

/** What a study's policy can come to: roles of its states from the start on; null where the manifest has no policy. */
export function reachedRoles(manifest: Manifest): ReadonlySet<string> | null {
  const policy = policyOf(manifest);
  if (policy === null) return null;
  const reached = new Set<string>();
  const enter = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const [next, odds] of Object.entries(policy.states[name]?.next ?? {})) if (!isNever(odds)) enter(next);
  };
  const { start } = manifest.scenario;
  for (const { date, state } of policy.script) if (date > String(start)) enter(state);
  const first = stateAtStart(manifest, policy);
  if (first !== undefined) enter(first);
  return new Set([...reached].flatMap((name) => policy.states[name]?.role ?? []));
}

/** Whether exports to the country are under licence, and none refused outright, as a study starts. */
export function isLicensedAtStart(manifest: Manifest): boolean {
  const policy = policyOf(manifest);
  const name = policy === null ? undefined : stateAtStart(manifest, policy);
  if (policy === null || name === undefined) return false;
  const treatments = Object.values(policy.states[name]?.country ?? {}).flatMap((byUse) => Object.values(byUse));
  return treatments.some((each) => "approval" in each) && !treatments.some((each) => "blocked" in each);
}

function policyOf({ scenario }: Manifest): Policy | null {
  // The reader of scenarios has checked the document; here it is only a record.
  return (scenario.policy as Policy | undefined) ?? null;
}

function stateAtStart({ scenario }: Manifest, { script }: Policy): string | undefined {
  return script.filter(({ date }) => date <= String(scenario.start)).at(-1)?.state;
}

/** Whether odds are given as none. */
function isNever(odds: unknown): boolean {
  return typeof odds === "object" && odds !== null && "value" in odds && odds.value === 0;
}

/**
 * The ask outside the exporter's market at the start [USD/kg], as the scenario states it; where it is drawn, the mean over
 * the runs at the end of the first week, to three digits.
 */
export function startAsk({ manifest, bands }: StudyResults, material: string): string {
  const { materials } = manifest.scenario as { readonly materials: Readonly<Record<string, Quoted>> };
  const stated = materials[material]?.quotes?.ask;
  if (stated?.value !== undefined && stated.unit === "USD/kg") return formatExact(stated.value);
  const first = bands.find((band) => band.series === "priceAskUsdPerKg" && band.material === material);
  if (first === undefined) throw new RangeError(`startAsk: no ask of ${material}`);
  return toThreeDigits(first.mean);
}

type Quoted = { readonly quotes?: { readonly ask?: { readonly value?: number; readonly unit?: string } } };
