import type { Lang } from "../lang.ts";

const titles: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: { Dy: "dysprosium", Tb: "terbium" },
  ja: { Dy: "ジスプロシウム", Tb: "テルビウム" },
};

/** A material of an episode as a reader is told of it; by its own name where it has no other. */
export function materialTitle(material: string, lang: Lang): string {
  return titles[lang][material] ?? material;
}
