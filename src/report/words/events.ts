import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { ReplayEvent } from "../../sim/analysis/replay/logs.ts";
import { toThreeDigits } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

/** How things of a scenario are called: their titles. */
export type EventTitles = {
  readonly state: (name: string) => string;
  readonly material: (name: string) => string;
  readonly sector: (name: string) => string;
  readonly project: (name: string) => string;
  readonly form: (name: string) => string;
};

/** A scenario's own titles. */
export function eventTitles(
  scenario: Pick<Scenario, "policy" | "materials" | "sectors" | "alternativeSupply" | "forms">,
  lang: Lang = "en",
): EventTitles {
  const titled = (all: Readonly<Record<string, { readonly title: Title }>>) => (name: string) =>
    titleIn(all[name]?.title ?? name, lang);
  return {
    state: titled(scenario.policy.states),
    material: titled(scenario.materials),
    sector: titled(scenario.sectors),
    project: titled(scenario.alternativeSupply.projects),
    form: titled(scenario.forms),
  };
}

type Kind = ReplayEvent["kind"];
type Phrases = {
  readonly [Of in Kind]: (event: Extract<ReplayEvent, { readonly kind: Of }>, titles: EventTitles) => string;
};

const quotesEn: Readonly<Record<string, string>> = {
  Domestic: "home quote of the exporter",
  Fob: "export quote",
  Ask: "ask outside the exporter",
  Margin: "price of the last tonne",
  Paid: "price paid",
};

const en: Phrases = {
  policyState: ({ state }, titles) => `policy: ${titles.state(state)}`,
  coverageKnown: ({ covered, state }, titles) =>
    `it is found out that this ${covered ? "covers" : "does not cover"} civil use: ${titles.state(state)}`,
  licences: ({ desk, granted, answered, since }, titles) =>
    `licence office, ${deskWords(desk, titles, (use) => `${use} use`, ", ")}: grants ${grantedShare(granted, answered)} % of what it answers since week ${Math.floor(since)}`,
  squeeze: ({ lastsWeeks }) => {
    const weeks = Math.round(lastsWeeks);
    return `a squeeze begins in the exporter's home market, for ${weeks === 1 ? "a week" : `${weeks} weeks`}`;
  },
  ownPrices: ({ path, file }) => `prices of the user's own begin: path ${path} of ${file}`,
  priceJump: ({ count }) => `the exporter's home market jumps${count === 1 ? "" : `, ${count} times`}`,
  fearRises: () => "fear among buyers passes half",
  fearFalls: () => "fear among buyers falls below half",
  releaseBegins: ({ material }, titles) => `the rule releases the national stock of ${titles.material(material)}`,
  releaseEnds: ({ material }, titles) => `no more of the national stock of ${titles.material(material)} is released`,
  stockAtFloor: ({ material }, titles) =>
    `the national stock of ${titles.material(material)} is down to what is never released`,
  stockFull: ({ material }, titles) => `the national stock of ${titles.material(material)} is full again`,
  firstLineStop: ({ sector }, titles) => `${titles.sector(sector)}: a first firm's line stops`,
  sectorShort: ({ sector }, titles) => `${titles.sector(sector)}: the sector is short`,
  sectorRecovered: ({ sector }, titles) => `${titles.sector(sector)}: the sector has enough again`,
  projectOnStream: ({ project }, titles) => `${titles.project(project)}: on stream`,
  pricePeak: ({ material, quote, multiple }, titles) =>
    `${titles.material(material)}: ${quotesEn[quote] ?? quote} at its peak, ${toThreeDigits(multiple)} times the start`,
};

const quotesJa: Readonly<Record<string, string>> = {
  Domestic: "輸出国の国内相場",
  Fob: "FOB価格",
  Ask: "輸出国外の提示価格（アスク）",
  Margin: "限界価格",
  Paid: "実支払価格",
};

const ja: Phrases = {
  policyState: ({ state }, titles) => `政策：${titles.state(state)}`,
  coverageKnown: ({ covered, state }, titles) =>
    `民生用途が対象に${covered ? "含まれる" : "含まれない"}と判明：${titles.state(state)}`,
  licences: ({ desk, granted, answered, since }, titles) =>
    `輸出許可の審査（${deskWords(desk, titles, (use) => (use === "civil" ? "民生用途" : "軍需用途"), "、")}）：第${Math.floor(since)}週以降の審査のうち${grantedShare(granted, answered)}%を許可`,
  ownPrices: ({ path, file }) => `利用者が与えた価格が始まる（${file}の経路「${path}」）`,
  priceJump: ({ count }) => `輸出国内の相場が跳ぶ${count === 1 ? "" : `（${count}回）`}`,
  squeeze: ({ lastsWeeks }) => `輸出国内の需給逼迫が始まる（${Math.max(1, Math.round(lastsWeeks))}週間）`,
  fearRises: () => "買い手の不安が半分を超える",
  fearFalls: () => "買い手の不安が半分を下回る",
  releaseBegins: ({ material }, titles) => `${titles.material(material)}の国家備蓄の放出が始まる`,
  releaseEnds: ({ material }, titles) => `${titles.material(material)}の国家備蓄の放出が終わる`,
  stockAtFloor: ({ material }, titles) => `${titles.material(material)}の国家備蓄が放出の下限に達する`,
  stockFull: ({ material }, titles) => `${titles.material(material)}の国家備蓄が満量に戻る`,
  firstLineStop: ({ sector }, titles) => `${titles.sector(sector)}：最初の企業のラインが止まる`,
  sectorShort: ({ sector }, titles) => `${titles.sector(sector)}：部門全体が不足する`,
  sectorRecovered: ({ sector }, titles) => `${titles.sector(sector)}：部門の不足が解消する`,
  projectOnStream: ({ project }, titles) => `${titles.project(project)}：生産開始`,
  pricePeak: ({ material, quote, multiple }, titles) =>
    `${titles.material(material)}：${quotesJa[quote] ?? quote}がピーク、当初の${toThreeDigits(multiple)}倍`,
};

const phrases: Readonly<Record<Lang, Phrases>> = { en, ja };

/** What happened, in a clause that follows its date. */
export function eventWords(event: ReplayEvent, titles: EventTitles, lang: Lang = "en"): string {
  const phrase = phrases[lang][event.kind] as (event: ReplayEvent, titles: EventTitles) => string;
  return phrase(event, titles);
}

function grantedShare(granted: number, answered: number): string {
  return toThreeDigits((100 * granted) / answered);
}

/** A desk by its name, of a material, a form and an end use, in words. */
function deskWords(desk: string, titles: EventTitles, use: (name: string) => string, between: string): string {
  const [material, form, endUse] = desk.split(".");
  return [titles.material(material), titles.form(form), use(endUse)].join(between);
}
