import type { OwnPriceBasis, OwnPrices } from "../../model/scenario/parts.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

type Document = Readonly<Record<string, unknown>>;

type Told = {
  readonly title: Title;
  readonly materials: Readonly<Record<string, { readonly title: Title }>>;
  readonly ownPrices?: OwnPrices | undefined;
};

const lists = new Intl.ListFormat("en-GB");

const en = {
  bases: { domestic: "domestic price", fob: "FOB", ask: "ask", margin: "price of the last tonne", paid: "price paid" },
  series: (basis: string, material: string) => `${basis} of ${material}`,
  paths: (count: number) => (count === 1 ? "one path" : `a fan of ${count.toLocaleString("en")} paths`),
  says: (each: readonly string[], file: string, paths: string, source: string, grade: string) =>
    `The ${lists.format(each)} ${each.length > 1 ? "are" : "is"} the user's own, not simulated: ${paths} in ${file} (${source}; grade ${grade}).`,
  of: (title: string, says: string) => `“${title}”: ${says[0].toLowerCase()}${says.slice(1)}`,
  between: " ",
  short: (file: string, grade: string) => `the user's own prices (${file}, grade ${grade})`,
};

const ja: typeof en = {
  bases: { domestic: "国内相場", fob: "FOB価格", ask: "アスク", margin: "限界価格", paid: "実支払価格" },
  series: (basis, material) => `${material}の${basis}`,
  paths: (count) => (count === 1 ? "1本の経路" : `${count.toLocaleString("en")}本の経路`),
  says: (each, file, paths, source, grade) =>
    `${each.join("、")}は計算されたものではなく、利用者が与えた価格である（${file}の${paths}、出典：${source}、確度${grade}）。`,
  of: (title, says) => `「${title}」：${says}`,
  between: "",
  short: (file, grade) => `価格は利用者が与えたもの（${file}、確度${grade}）`,
};

const words: Readonly<Record<Lang, typeof en>> = { en, ja };

/** Which prices of which scenarios are the user's own, with source and grade: a sentence each, led by its title where others are told of; empty where none are. */
export function ownPricesText(scenarios: readonly object[], lang: Lang = "en"): string {
  const said = words[lang];
  const all = scenarios as readonly Told[];
  const texts = all.flatMap((scenario) => {
    const says = sentenceOf(scenario, lang);
    return says === null ? [] : [all.length === 1 ? says : said.of(titleIn(scenario.title, lang), says)];
  });
  return [...new Set(texts)].join(said.between);
}

function sentenceOf({ ownPrices, materials }: Told, lang: Lang): string | null {
  if (ownPrices === undefined) return null;
  const { bases, series, says, paths } = words[lang];
  const { file, source, grade } = ownPrices;
  const each = ownPrices.paths[0].prices.map(({ material, basis }: { material: string; basis: OwnPriceBasis }) =>
    series(bases[basis], titleIn(materials[material]?.title ?? material, lang)),
  );
  return says(each, file, paths(ownPrices.paths.length), source, grade);
}

/** The same in a few words, for the line under a picture; empty where no price is the user's own. */
export function ownPricesWords(scenario: Document, lang: Lang): string {
  const { ownPrices } = scenario as unknown as Told;
  return ownPrices === undefined ? "" : words[lang].short(ownPrices.file, ownPrices.grade);
}
