import { daysBetween } from "../../model/calendar.ts";
import type { Manifest } from "../../sim/study/study.ts";
import type { Lang } from "./lang.ts";
import { factsOf } from "./study.ts";

/** What a scenario is told of the restriction that its script came to last; days count from the day on which it began. */
export type Told = {
  /** Last day of which the policy is known. */
  readonly knownDays: number;
  /** Day on which the script ends it; null where it is foretold how it ends. */
  readonly endedDay: number | null;
};

type WrittenPolicy = {
  readonly knownUntil: string;
  readonly script: readonly { readonly date: string; readonly state: string }[];
  readonly states: Readonly<Record<string, { readonly role: string }>>;
};

/** Null for a scenario whose script has no restriction. */
export function toldOf({ scenario }: Pick<Manifest, "scenario">): Told | null {
  // The reader of scenarios has checked the document; here it is only a record.
  const policy = scenario.policy as WrittenPolicy | undefined;
  if (policy === undefined) return null;
  const { knownUntil, script, states } = policy;
  const isOpen = script.map(({ state }) => states[state].role === "open");
  const began = script.findLastIndex((_, k) => !isOpen[k] && (k === 0 || isOpen[k - 1]));
  if (began < 0) return null;
  const dayOf = (date: string) => daysBetween(script[began].date, date);
  const ended = script.findIndex((_, k) => k > began && isOpen[k]);
  return { knownDays: dayOf(knownUntil), endedDay: ended < 0 ? null : dayOf(script[ended].date) };
}

/** Days by which two restrictions may differ in what is known of them and still be told alike: less than a step of a week. */
const mostApart = 6;

const en = {
  like: "Like against like: ",
  unlike: "Not like against like: ",
  bothForetold: (days: string) =>
    `of both restrictions no more is known than to day ${days}, and from there on they are foretold.`,
  bothTold: "both restrictions are told as they came, to their end.",
  told: (title: string, day: number) => `the restriction of “${title}” is told as it came, to its end on day ${day}`,
  foretold: (title: string, day: number) => `that of “${title}” is known to day ${day} and foretold from there on`,
  bothKnown: (days: string, a: string, b: string) =>
    `of both what was on record to day ${days} of their course is known. By then ${a}, ${b}.`,
  ended: (title: string, day: number) => `the restriction of “${title}” had ended, on day ${day}`,
  lasted: (title: string) => `that of “${title}” had not`,
  joined: (parts: readonly string[]) => `${parts.join("; ")}.`,
  days: (a: number, b: number) => (a === b ? `${a}` : `${a} and ${b}`),
};

const ja: typeof en = {
  like: "同じ条件での比較：",
  unlike: "同じ条件での比較ではない：",
  bothForetold: (days) => `両者とも規制の経過は${days}日目までしか知らず、その先は予測である。`,
  bothTold: "両者とも規制を終わりまで実際の経過どおりに与えている。",
  told: (title, day) => `「${title}」の規制は${day}日目の終わりまで実際の経過どおりに与えている`,
  foretold: (title, day) => `「${title}」の規制は${day}日目までしか知らず、その先は予測である`,
  bothKnown: (days, a, b) => `両者とも経過${days}日目までの記録を知っている。その時点で、${a}、${b}。`,
  ended: (title, day) => `「${title}」の規制は${day}日目に終わっており`,
  lasted: (title) => `「${title}」の規制は終わっていない`,
  joined: (parts) => `${parts.join("。")}。`,
  days: (a, b) => (a === b ? `${a}` : `${a}日目と${b}`),
};

const toldWords: Readonly<Record<Lang, typeof en>> = { en, ja };

/** Days of its course to which facts make a restriction known; undefined where none are given. */
function knownByFacts({ scenario, facts }: Compared): number | undefined {
  const told = toldOf({ scenario });
  if (facts === undefined || told === null) return undefined;
  const { knownUntil } = scenario.policy as WrittenPolicy;
  return told.knownDays + daysBetween(knownUntil, facts.asOf);
}

/** What is compared, and to which day facts tell of it. */
type Compared = Pick<Manifest, "scenario"> & { readonly facts?: { readonly asOf: string } | undefined };

/** One sentence on whether two scenarios are told as much of their restrictions; null where one of them has none. */
export function likenessOf(a: Compared, b: Compared, lang: Lang = "en"): string | null {
  const words = toldWords[lang];
  const [first, second] = [toldOf(a), toldOf(b)];
  if (first === null || second === null) return null;
  if (first.endedDay !== null && second.endedDay !== null) return words.like + words.bothTold;
  const [factsA, factsB] = [knownByFacts(a), knownByFacts(b)];
  if (factsA !== undefined && factsB !== undefined && Math.abs(factsA - factsB) <= mostApart) {
    const course = (of: Compared, { endedDay }: Told) => {
      const { title } = factsOf(of as Manifest, lang);
      return endedDay === null ? words.lasted(title) : words.ended(title, endedDay);
    };
    return words.like + words.bothKnown(words.days(factsA, factsB), course(a, first), course(b, second));
  }
  const isAlike =
    first.endedDay === null && second.endedDay === null && Math.abs(first.knownDays - second.knownDays) <= mostApart;
  if (isAlike) return words.like + words.bothForetold(words.days(first.knownDays, second.knownDays));
  const parts = [[a, first] as const, [b, second] as const].map(([of, { knownDays, endedDay }]) => {
    const { title } = factsOf(of as Manifest, lang);
    return endedDay === null ? words.foretold(title, knownDays) : words.told(title, endedDay);
  });
  return words.unlike + words.joined(parts);
}
