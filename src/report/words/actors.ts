import type { Title } from "../../model/scenario/title.ts";
import { type Actor, actorsLikeSeveral } from "../../sim/scenario/actors.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

const words: Readonly<Record<Lang, { readonly [of in Actor]: (name: string) => string }>> = {
  en: {
    country: (name) =>
      `“${name}” is treated as one country: it has one stock, and its firms draw on the same arrivals.`,
    exporter: (name) =>
      `“${name}” is treated as one exporter: it has one policy, one licence office and one home market.`,
  },
  ja: {
    country: (name) => `「${name}」は一つの国として扱う。備蓄は一つで、企業は同じ到着分を分け合う。`,
    exporter: (name) => `「${name}」は一つの輸出国として扱う。政策、許可当局、国内市場はそれぞれ一つである。`,
  },
};

/** That an actor whose name reads like that of several acts as one, each sentence once; empty where no name does. */
export function oneActorText(documents: readonly Readonly<Record<string, unknown>>[], lang: Lang = "en"): string {
  const told = documents.flatMap((document) =>
    actorsLikeSeveral(document).map((actor) => words[lang][actor](titleIn(document[actor] as Title, lang))),
  );
  return [...new Set(told)].join(lang === "ja" ? "" : " ");
}
