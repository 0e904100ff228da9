import type { Title } from "../../model/scenario/title.ts";

/** Fields of a scenario that name an actor: each acts as one, whatever its name. */
export const actors = ["country", "exporter"] as const;
export type Actor = (typeof actors)[number];

/** What stands between two names: a word for `and`, or a sign; in Japanese a comma, a middle dot, or `to` between names. */
const between = /\s(?:and|et|und|y)\s|[,;&+/\u3001\u30fb]|[^\p{Script=Hiragana}]\u3068[^\p{Script=Hiragana}]/iu;

/** The actors whose name reads like that of several, in one language at least. Some names of one country do too. */
export function actorsLikeSeveral(named: Readonly<Record<string, unknown>>): readonly Actor[] {
  return actors.filter((actor) => {
    // The reader of scenarios has checked the document; here it is only a record.
    const title = (named as { readonly [of in Actor]?: Title })[actor] ?? "";
    return (typeof title === "string" ? [title] : Object.values(title)).some((text) => between.test(text ?? ""));
  });
}
