import { kindOf } from "../../model/outcomes/index.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { WatchedReading, WatchedSignal, WatchedTarget, WatchRecord } from "../../sim/analysis/watch/record.ts";
import { endings } from "../../sim/analysis/watch/targets.ts";
import type { Telling } from "../../sim/analysis/watch/telling.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { formatExact, formatWithError, inUnit, toThreeDigits, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { longDate } from "./lists.ts";
import { labelOf } from "./outcomes.ts";
import { factsOf, type Names } from "./study.ts";
import { titleIn } from "./titles.ts";
import { shown } from "./units.ts";

type Sight = {
  readonly quote: string;
  readonly line: string;
  readonly month: string;
  readonly country: string;
  readonly sector: string;
  readonly figure: string;
  readonly asOf: string;
  readonly state: string;
  readonly occasion: string;
  readonly day: string;
};

const en = {
  quotes: {
    priceDomesticUsdPerKg: (material: string, exporter: string) => `${material}, domestic quote in ${exporter}`,
    priceFobUsdPerKg: (material: string, exporter: string) => `${material}, FOB ${exporter}`,
    priceAskUsdPerKg: (material: string, exporter: string) => `${material}, ask outside ${exporter}`,
  },
  ofMaterial: (material: string, line: string) => `${material} in ${line}`,
  signals: {
    state: () => "the state of the policy",
    coverage: () => "whether civil use is covered",
    occasion: ({ occasion, day }: Sight) => `what is in force a week after ${occasion} (${day})`,
    quote: ({ quote }: Sight) => quote,
    volatility: ({ quote }: Sight) => `${quote}, volatility over four weeks`,
    flow: ({ line, month, country }: Sight) => `${line} shipped to ${country} in ${month}`,
    stop: ({ sector }: Sight) => `first line stop reported, ${sector}`,
    release: () => "release of the national stock",
  },
  latest: ({ line, country }: Sight) => `${line} shipped to ${country}, latest month that is out`,
  readings: {
    state: ({ state, occasion }: Sight) =>
      occasion === "" ? `“${state}” is in force` : `“${state}” is in force a week after ${occasion}`,
    covered: () => "civil use is found to be covered",
    notCovered: () => "civil use is found not to be covered",
    notKnown: () => "it is not known whether civil use is covered",
    reported: ({ sector }: Sight) => `a first line stop is reported, ${sector}`,
    notReported: ({ sector }: Sight) => `no first line stop is reported, ${sector}`,
    released: () => "the national stock is released",
    notReleased: () => "the national stock is not released",
  },
  levels: {
    quote: {
      atLeast: ({ quote, figure, asOf }: Sight) => `${quote}, is at ${figure} times that of ${asOf} or above`,
      below: ({ quote, figure, asOf }: Sight) => `${quote}, is below ${figure} times that of ${asOf}`,
    },
    volatility: {
      atLeast: ({ quote, figure }: Sight) => `the volatility of ${quote}, is ${figure} a year or more`,
      below: ({ quote, figure }: Sight) => `the volatility of ${quote}, is below ${figure} a year`,
    },
    flow: {
      atLeast: ({ line, month, figure }: Sight) => `${line} shipped in ${month} came to ${figure} of the usual or more`,
      below: ({ line, month, figure }: Sight) => `${line} shipped in ${month} came to less than ${figure} of the usual`,
    },
  },
  endings: ["a brief standoff", "a prolonged dispute", "a fragmented market"],
  ending: "how it ends",
  above: (label: string, level: string) => `${label}, above ${level}`,
  atAll: (label: string) => `${label}, any at all`,
  odds: (what: string, before: string, after: string) => `${what} goes from ${before} to ${after}`,
  if: (reading: string, until: string, odds: string) => `If by ${until} ${reading}, then ${odds}.`,
  windows: { day: "the next day", month: "the next month", quarter: "the next quarter" },
};

const ja: typeof en = {
  quotes: {
    priceDomesticUsdPerKg: (material, exporter) => `${material}の${exporter}国内相場`,
    priceFobUsdPerKg: (material, exporter) => `${material}の${exporter}FOB価格`,
    priceAskUsdPerKg: (material, exporter) => `${material}の${exporter}国外の提示価格（アスク）`,
  },
  ofMaterial: (material, line) => `${material}（${line}）`,
  signals: {
    state: () => "政策の状態",
    coverage: () => "民生用途が対象か否かの判明",
    occasion: ({ occasion, day }) => `${occasion}（${day}）の1週間後の政策の状態`,
    quote: ({ quote }) => quote,
    volatility: ({ quote }) => `${quote}の4週間の変動率`,
    flow: ({ line, month, country }) => `${line}の${month}の対${country}出荷量`,
    stop: ({ sector }) => `${sector}の最初のライン停止の報道`,
    release: () => "国家備蓄の放出",
  },
  latest: ({ line, country }) => `${line}の対${country}出荷量（公表済みの最新月）`,
  readings: {
    state: ({ state, occasion }) =>
      occasion === "" ? `「${state}」であれば` : `${occasion}の1週間後に「${state}」であれば`,
    covered: () => "民生用途も対象と判明すれば",
    notCovered: () => "民生用途は対象外と判明すれば",
    notKnown: () => "民生用途が対象か否か判明していなければ",
    reported: ({ sector }) => `${sector}の最初のライン停止が報じられれば`,
    notReported: ({ sector }) => `${sector}の最初のライン停止が報じられなければ`,
    released: () => "国家備蓄が放出されれば",
    notReleased: () => "国家備蓄が放出されなければ",
  },
  levels: {
    quote: {
      atLeast: ({ quote, figure, asOf }) => `${quote}が${asOf}の${figure}倍以上であれば`,
      below: ({ quote, figure, asOf }) => `${quote}が${asOf}の${figure}倍を下回れば`,
    },
    volatility: {
      atLeast: ({ quote, figure }) => `${quote}の変動率が年${figure}以上であれば`,
      below: ({ quote, figure }) => `${quote}の変動率が年${figure}を下回れば`,
    },
    flow: {
      atLeast: ({ line, month, figure }) => `${line}の${month}の出荷量が通常の${figure}以上であれば`,
      below: ({ line, month, figure }) => `${line}の${month}の出荷量が通常の${figure}を下回れば`,
    },
  },
  endings: ["短期的な対立", "対立の長期化", "市場の分断"],
  ending: "結末",
  above: (label, level) => `${label}が${level}を超える`,
  atAll: (label) => `${label}がゼロでない`,
  odds: (what, before, after) => `「${what}」の確率は${before}から${after}になる`,
  if: (reading, until, odds) => `${until}までに${reading}、${odds}。`,
  windows: { day: "翌日", month: "今後1か月", quarter: "今後3か月" },
};

export const watchPhrases: Readonly<Record<Lang, typeof en>> = { en, ja };

/** How a reader is told of what a record of watchpoints names. */
export type WatchNames = {
  readonly title: string;
  readonly name: string;
  readonly signal: (signal: WatchedSignal) => string;
  /** The same in whichever window: of a flow, without its month. */
  readonly label: (signal: WatchedSignal) => string;
  readonly reading: (signal: WatchedSignal, reading: WatchedReading) => string;
  readonly target: (target: WatchedTarget, of: number) => string;
};

type Titled = Readonly<Record<string, { readonly title?: Title }>> | undefined;

export function watchNames({ scenario, asOf }: WatchRecord, lang: Lang, short?: Names): WatchNames {
  const words = watchPhrases[lang];
  const facts = factsOf({ scenario } as Pick<Manifest, "scenario"> as Manifest, lang);
  const titles = short ?? facts.titles;
  const { forms, customs, policy } = scenario as {
    readonly forms: Titled;
    readonly customs?: Titled;
    readonly policy?: { readonly states?: Titled };
  };
  const titled = (name: string, ...all: readonly Titled[]) => {
    const title = all.map((each) => each?.[name]?.title).find((found) => found !== undefined);
    return title === undefined ? name : titleIn(title, lang);
  };
  const sightOf = (signal: WatchedSignal, reading?: WatchedReading): Sight => {
    const { kind, title, series, material, sector, from } = signal;
    const metal = material === null ? "" : titles.material(material);
    const quoted = words.quotes[series as keyof typeof words.quotes];
    const line = kind === "flow" ? titled((series ?? "").split(".")[1], forms, customs) : "";
    return {
      quote: quoted === undefined ? (series ?? "") : quoted(metal, facts.exporter),
      line: material === null ? line : words.ofMaterial(metal, line),
      month: from === null ? "" : monthIn(from, lang),
      country: facts.country,
      sector: sector === null ? "" : titles.sector(sector),
      figure: reading?.level == null ? "" : levelFigure(kind, reading.level, lang),
      asOf: longDate(asOf, lang),
      state: reading?.state == null ? "" : titled(reading.state, policy?.states),
      occasion: title === undefined ? "" : titleIn(title, lang),
      day: from === null ? "" : longDate(from, lang),
    };
  };
  return {
    title: facts.title,
    name: facts.name,
    signal: (signal) => words.signals[signal.kind](sightOf(signal)),
    label: (signal) =>
      signal.kind === "flow" ? words.latest(sightOf(signal)) : words.signals[signal.kind](sightOf(signal)),
    reading: (signal, reading) => {
      const sight = sightOf(signal, reading);
      const { says } = reading;
      if (says === "atLeast" || says === "below")
        return words.levels[signal.kind as keyof typeof words.levels][says](sight);
      return words.readings[says](sight);
    },
    target: (target, of) => targetIn(target, of, { ...titles, horizonWeeks: facts.horizonWeeks }, lang),
  };
}

function targetIn({ outcome, material, sector, unit, level }: WatchedTarget, of: number, names: Names, lang: Lang) {
  const words = watchPhrases[lang];
  if (outcome === null || unit === null) return words.endings[of] ?? endings[of];
  const label = labelOf({ outcome, material, sector }, names, lang);
  if (kindOf(outcome) === "case") return label;
  if (level === null || level === 0) return words.atAll(label);
  const { factor, sign } = shown(unit, lang);
  return words.above(label, withUnit(toThreeDigits(level * factor), sign, lang));
}

function levelFigure(kind: WatchedSignal["kind"], level: number, lang: Lang): string {
  return kind === "quote" ? formatExact(level) : withUnit(formatExact(Number((100 * level).toPrecision(3))), "%", lang);
}

const months: Readonly<Record<Lang, Intl.DateTimeFormat>> = { en: monthFormat("en-GB"), ja: monthFormat("ja-JP") };

function monthFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
}

function monthIn(day: string, lang: Lang): string {
  return months[lang].format(new Date(`${day}T00:00:00Z`));
}

/** A probability with its error in per cent: `(41.3 ± 0.5) %`. */
export function oddsFigure({ value, standardError }: Telling["before"], lang: Lang): string {
  return inUnit(formatWithError(100 * value, 100 * standardError), "%", lang);
}

/** `If by 28 February 2026 ..., then a prolonged dispute goes from (70.2 ± 0.5) % to (14 ± 1) %.` */
export function tellingSentence(
  { reading, of, before, after }: Telling,
  signal: WatchedSignal,
  target: WatchedTarget,
  until: string,
  names: WatchNames,
  lang: Lang,
): string {
  const words = watchPhrases[lang];
  const odds = words.odds(names.target(target, of), oddsFigure(before, lang), oddsFigure(after, lang));
  return words.if(names.reading(signal, reading), longDate(until, lang), odds);
}

/** Of what is not known of a target how much seeing a signal takes away on average: `(23.1 ± 0.6) %`. */
export function shareOfUnknown(
  { bits, standardError }: Pick<WatchedSignal["information"][number], "bits" | "standardError">,
  { entropy }: Pick<WatchedTarget, "entropy">,
  lang: Lang,
): string {
  return oddsFigure({ value: bits / entropy, standardError: standardError / entropy }, lang);
}
