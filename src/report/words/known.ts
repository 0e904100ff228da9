import { addDays, daysBetween } from "../../model/calendar.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { Manifest } from "../../sim/study/study.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

/** What is said of how old a scenario is: its document as resolved, and the facts that its runs were weighed by, if any. */
export type Dated = Pick<Manifest, "scenario"> & { readonly facts?: { readonly asOf: string } | undefined };

type Document = {
  readonly title: Title;
  readonly start: string;
  readonly horizonWeeks: number;
  readonly policy?: { readonly knownUntil?: string };
};

/** The same of scenarios that have been read. */
export function datedOf(read: readonly { readonly document: Dated["scenario"]; readonly facts?: Dated["facts"] }[]) {
  return read.map(({ document: scenario, facts }): Dated => ({ scenario, facts }));
}

/** Last day of which a scenario knows anything; null in records that do not say. */
export function knownTo({ scenario, facts }: Dated): string | null {
  // The reader of scenarios has checked the document; here it is only a record.
  return facts?.asOf ?? (scenario as Document).policy?.knownUntil ?? null;
}

/** Days from which on a scenario is told to be old. */
const oldDays = 30;

const en = {
  known: (day: string) => `known to ${day}`,
  age: (day: string, days: string, over: number, weeks: number) =>
    `Known to ${day}, ${days} days ago: nothing later is in it, and ${over} of the ${weeks} weeks it foretells are over.`,
  allOver: (day: string) => `Known to ${day}: all that it foretells is over.`,
  plain: (day: string) => `Known to ${day}.`,
  asKnown: (title: string, day: string) => `${title}, as known on ${day}`,
  of: (title: string, says: string) => `“${title}”: ${says[0].toLowerCase()}${says.slice(1)}`,
  between: " ",
};

const ja: typeof en = {
  known: (day) => `${day}までの情報`,
  age: (day, days, over, weeks) =>
    `${day}までの情報による（${days}日前）。それより後のことは含まれず、予測対象の${weeks}週のうち${over}週はすでに過ぎている。`,
  allOver: (day) => `${day}までの情報による。予測対象の期間はすべて過ぎている。`,
  plain: (day) => `${day}までの情報による。`,
  asKnown: (title, day) => `${title}（${day}時点の情報）`,
  of: (title, says) => `「${title}」：${says}`,
  between: "",
};

const words: Readonly<Record<Lang, typeof en>> = { en, ja };

/** `known to 31 January 2026`; empty where it is not on record. */
export function knownWords(of: Dated, lang: Lang): string {
  const day = knownTo(of);
  return day === null ? "" : words[lang].known(dayIn(day, lang));
}

/** A title of a scenario, with the day as of which facts tell of it where they do. */
export function asKnown(title: string, { facts }: Pick<Dated, "facts">, lang: Lang): string {
  return facts === undefined ? title : words[lang].asKnown(title, dayIn(facts.asOf, lang));
}

/**
 * To which day each scenario is known, and of one that is older than 30 days how much of what it foretells is over by
 * `today`: a sentence each, led by its title where there are several. Empty where none says to which day it is known.
 */
export function agesText(all: readonly Dated[], today: string, lang: Lang = "en"): string {
  const told = all.flatMap((each) => {
    const says = ageOf(each, today, lang);
    return says === null ? [] : [{ title: titleIn((each.scenario as Document).title, lang), says }];
  });
  if (new Set(told.map(({ says }) => says)).size === 1) return told[0].says;
  return told.map(({ title, says }) => words[lang].of(title, says)).join(words[lang].between);
}

/** Whether any of the scenarios is old: known to a day more than 30 days before `today`, with something foretold after it. */
export function isOld(all: readonly Dated[], today: string): boolean {
  return all.some((each) => {
    const day = knownTo(each);
    return day !== null && daysBetween(day, today) > oldDays && endOf(each) > day;
  });
}

function ageOf(of: Dated, today: string, lang: Lang): string | null {
  const day = knownTo(of);
  if (day === null) return null;
  const said = dayIn(day, lang);
  if (!isOld([of], today)) return words[lang].plain(said);
  if (endOf(of) < today) return words[lang].allOver(said);
  const { start, horizonWeeks } = of.scenario as Document;
  const over = Math.max(0, Math.floor(daysBetween(start, today) / 7));
  return words[lang].age(said, daysBetween(day, today).toLocaleString("en"), over, horizonWeeks);
}

/** Last day that a scenario tells of. */
function endOf({ scenario }: Dated): string {
  const { start, horizonWeeks } = scenario as Document;
  return addDays(start, 7 * horizonWeeks - 1);
}

const locales: Readonly<Record<Lang, string>> = { en: "en-GB", ja: "ja-JP" };

/** `31 January 2026`, `2026年1月31日`. */
export function dayIn(day: string, lang: Lang): string {
  let format = formats.get(lang);
  if (format === undefined) {
    const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
    format = new Intl.DateTimeFormat(locales[lang], parts);
    formats.set(lang, format);
  }
  return format.format(new Date(day));
}

/** Each made once: that takes a hundred times as long as to use it. */
const formats = new Map<Lang, Intl.DateTimeFormat>();
