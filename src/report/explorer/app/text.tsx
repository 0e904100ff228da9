import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { addDays } from "../../../model/calendar.ts";
import { explorerWords } from "../../words/explorer.ts";
import { fixed, plainly, withUnit } from "../../words/figures.ts";
import { dayIn } from "../../words/known.ts";
import type { StudyFacts } from "../../words/study.ts";
import type { Control, Given } from "../given.ts";

/** What every part of the page may say: the words of its language, and what the scenario calls things. */
export type Said = { readonly given: Given; readonly facts: StudyFacts };

export const SaidContext = createContext<Said | null>(null);

export function useSaid() {
  const said = useContext(SaidContext);
  if (said === null) throw new RangeError("useSaid: must be used inside the page");
  const { given, facts } = said;
  const { lang } = given;
  const percent = (share: number, decimals = share > 0 && share < 0.1 ? 1 : 0) =>
    withUnit(fixed(share * 100, decimals).replace(/\.0$/, ""), "%", lang);
  return { given, facts, lang, words: explorerWords[lang], percent };
}

/** The ends of what an input draws, and its middle, to two digits, with the unit where it is said last. */
export function reachText(
  { factor, unit, low, high, at }: Control,
  lang: Given["lang"],
): readonly [string, string, string] {
  const [from, to, middle] = [low, high, at].map((value) => plainly(value * factor, 2));
  return [from, withUnit(to, unit, lang), withUnit(middle, unit, lang)];
}

/** A name at the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The value of an input in the unit that is shown. */
export function controlText({ factor, unit }: Control, value: number, lang: Given["lang"]): string {
  return withUnit(plainly(value * factor, 3), unit, lang);
}

/** The day on which a week begins, in words. */
export function weekDay(start: string, week: number, lang: Given["lang"]): string {
  return dayIn(addDays(start, 7 * week), lang);
}
