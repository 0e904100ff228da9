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
