import type { HindcastRecord, TargetRow } from "../../sim/scoring/hindcast/record.ts";
import { fixed, formatExact, formatWithError, plainly, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

const en = {
  heads: ["target", "asked", "got", "verdict"],
  verdict: { met: "met", missed: "MISSED", notScored: "not scored" },
  range: (low: string, high: string) => `${low} to ${high}`,
  atLeast: (figure: string) => `at least ${figure}`,
  atMost: (figure: string) => `at most ${figure}`,
  count: (met: number, of: number) => `${met} of ${of} targets are met, out of sample`,
  missed: (readings: readonly string[]) => `Missed: ${readings.join(" ")}`,
  reading: (name: string, reading: string) => `${name}. ${reading}`,
  note: "Errors of scores leave out one series at a time; of probabilities they are those of the runs. “?”: within 1.96 errors of the other verdict.",
};

const ja: typeof en = {
  heads: ["目標", "求める値", "得た値", "判定"],
  verdict: { met: "達成", missed: "未達", notScored: "採点せず" },
  range: (low, high) => `${low}〜${high}`,
  atLeast: (figure) => `${figure}以上`,
  atMost: (figure) => `${figure}以下`,
  count: (met, of) => `${of}件の目標のうち${met}件を達成（標本外）`,
  missed: (readings) => `未達：${readings.join("")}`,
  reading: (name, reading) => `「${name}」${reading}`,
  note: "スコアの誤差は系列を一つずつ除いたもの、確率の誤差は試行によるもの。「?」は誤差の1.96倍以内で判定が変わりうるもの。",
};

export const targetWords: Readonly<Record<Lang, typeof en>> = { en, ja };

/** Kinds whose figure is a share or a probability, and is told in per cent. */
const inPercent: readonly string[] = ["coverage", "falseAlarm", "pitTenth", "event", "features"];

function figureOf({ kind }: TargetRow, value: number, lang: Lang): string {
  return inPercent.includes(kind) ? withUnit(formatExact(Math.round(1000 * value) / 10), "%", lang) : plainly(value, 3);
}

/** What is asked: `65 % to 92 %`, `at least 0.1`. */
function askedFigure(row: TargetRow, lang: Lang = "en"): string {
  const words = targetWords[lang];
  const [least, most] = [row.least, row.most].map((bound) => (bound === null ? "" : figureOf(row, bound, lang)));
  if (least === "") return words.atMost(most);
  return most === "" ? words.atLeast(least) : words.range(least, most);
}

/** What the results give, with its error. */
export function gotFigure(row: TargetRow, lang: Lang = "en"): string {
  const { value, error, kind } = row;
  if (value === null) return "–";
  if (error === null) return figureOf(row, value, lang);
  if (!inPercent.includes(kind)) return formatWithError(value, error);
  const decimals = 100 * error < 0.95 ? 1 : 0;
  return withUnit(`${fixed(100 * value, decimals)} ± ${fixed(100 * error, decimals)}`, "%", lang);
}

function targetVerdict({ verdict, clear }: TargetRow, lang: Lang = "en"): string {
  return `${targetWords[lang].verdict[verdict]}${clear || verdict === "notScored" ? "" : "?"}`;
}

/** The targets of which the episodes at hand can tell. */
export function scoredTargets({ targets }: Pick<HindcastRecord, "targets">): readonly TargetRow[] {
  return targets.filter(({ verdict }) => verdict !== "notScored");
}

/** Head and rows of the table of targets. */
export function targetTable(record: Pick<HindcastRecord, "targets">, lang: Lang = "en") {
  return [
    targetWords[lang].heads,
    ...scoredTargets(record).map((row) => [
      titleIn(row.name, lang),
      askedFigure(row, lang),
      gotFigure(row, lang),
      targetVerdict(row, lang),
    ]),
  ];
}

/** What each miss says of the model. */
export function missedReadings({ targets }: Pick<HindcastRecord, "targets">, lang: Lang = "en"): readonly string[] {
  return targets
    .filter(({ verdict }) => verdict === "missed")
    .map((row) => targetWords[lang].reading(titleIn(row.name, lang), titleIn(row.reading, lang)));
}

/** How many of the targets that are scored are met. */
export function metCount(record: Pick<HindcastRecord, "targets">, lang: Lang = "en"): string {
  const scored = scoredTargets(record);
  return targetWords[lang].count(scored.filter(({ verdict }) => verdict === "met").length, scored.length);
}
