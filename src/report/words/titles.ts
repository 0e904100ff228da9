import * as titles from "../../model/scenario/title.ts";
import type { Lang } from "./lang.ts";

/** What follows the title of a scenario that was made as severe as another, in the reader's language. */
const asSevere: Readonly<Record<Lang, (title: string, as: string) => string>> = {
  en: (title, as) => `${title}, as severe as ${as}`,
  ja: (title, as) => `${title}、不足量は${as}並み`,
};

/** Letters of scripts that are written from right to left. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A text from right to left held apart (Unicode, UAX 9: first strong isolate), so that no figure beside it changes place. */
function heldApart(text: string): string {
  return fromRight.test(text) ? `\u2068${text}\u2069` : text;
}

/** A title in the reader's language; in another where it has none in that. */
export function titleIn(title: titles.Title, lang: Lang): string {
  const text = heldApart(titles.titleIn(title, lang));
  const [, matched, severity] = /^(.*), as severe as (\S+)$/.exec(text) ?? [];
  return matched === undefined ? text : asSevere[lang](matched, severity);
}

/** Metals of the episodes on record, which give no titles. */
const metals: Readonly<Record<string, titles.Title>> = {
  Dy: { en: "dysprosium", ja: "ジスプロシウム" },
  Tb: { en: "terbium", ja: "テルビウム" },
  Ga: { en: "gallium", ja: "ガリウム" },
  Sb: { en: "antimony", ja: "アンチモン" },
};

/** A material of an episode as a reader is told of it; by its own name where it has no other. */
export function materialTitle(material: string, lang: Lang): string {
  return titleIn(metals[material] ?? material, lang);
}

const episodeWords: Readonly<
  Record<Lang, { readonly year: (year: string) => string; readonly of: (year: string, metal: string) => string }>
> = {
  en: { year: (year) => year, of: (year, metal) => `${year} (${metal})` },
  ja: { year: (year) => `${year}年`, of: (year, metal) => `${year}年（${metal}）` },
};

/** An episode of the past by its year, and by its metal where its name has one: `antimony-2024` is 2024 (antimony). Any other by its name. */
export function episodeTitle(name: string, lang: Lang): string {
  const words = episodeWords[lang];
  const [, named, year] = /^(?:(.+)-)?(\d{4})$/.exec(name) ?? [];
  if (year === undefined) return name;
  if (named === undefined) return words.year(year);
  const metal = Object.values(metals).find((title) => titles.titleIn(title, "en") === named);
  return metal === undefined ? name : words.of(year, titleIn(metal, lang));
}
