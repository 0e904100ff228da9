import type { Title } from "../../model/scenario/title.ts";

/** Fields of a scenario that name an actor: each acts as one, whatever its name. */
export const actors = ["country", "exporter"] as const;
export type Actor = (typeof actors)[number];

/** What stands between two names: a word for `and`, or a sign; in Japanese a comma, a middle dot, or `to` between names. */
const between = /\s(?:and|et|und|y)\s|[,;&+/\u3001\u30fb]|[^\p{Script=Hiragana}]\u3068[^\p{Script=Hiragana}]/iu;

/** The actors whose name reads like that of several, in one language at least. Names of one country that do are known. */
export function actorsLikeSeveral(named: Readonly<Record<string, unknown>>): readonly Actor[] {
  return actors.filter((actor) => {
    // The reader of scenarios has checked the document; here it is only a record.
    const title = (named as { readonly [of in Actor]?: Title })[actor] ?? "";
    return (typeof title === "string" ? [title] : Object.values(title)).some(isLikeSeveral);
  });
}

function isLikeSeveral(text: string | undefined): boolean {
  if (text === undefined || !between.test(text)) return false;
  const bare = joinedNames().reduce((rest, name) => rest.replaceAll(name, "-"), plainName(text));
  // What stands behind the comma of a list by alphabet belongs to the name before it.
  return between.test(bare.replace(/^([^,]+), [^,]* of\s*$/, "$1"));
}

/** Languages in which a name may be told, those of `between`. */
const told = ["en", "ja", "de", "es", "fr"];
const letters = Array.from({ length: 26 }, (_, k) => String.fromCharCode(65 + k));
let joined: readonly string[] | undefined;

/** Names of one country or territory that read like those of several, the longest first: all that the runtime knows. */
function joinedNames(): readonly string[] {
  joined ??= told
    .flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
      return letters.flatMap((a) => letters.flatMap((b) => names.of(`${a}${b}`) ?? []));
    })
    .filter((name) => between.test(name))
    .map(plainName)
    .sort((a, b) => b.length - a.length);
  return joined;
}

/** A name without accents, capitals and articles, `saint` and `and` written out. */
function plainName(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\bst\b\.?/g, "saint")
    .replace(/\bthe\b\s*/g, "")
    .replace(/\s*&\s*/g, " and ");
}
