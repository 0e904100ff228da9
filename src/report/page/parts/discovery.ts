import type { DiscoveredBox, DiscoveredLimit, DiscoveryRecord } from "../../../sim/analysis/discovery/record.ts";
import { discoveryCharts, discoverySource, quasiPWords } from "../../charts/discovery/index.ts";
import { boxWords, limitedInput, limitWords, noBoxWords, wrongWords } from "../../words/boxes.ts";
import { formatExact, toThreeDigits, withUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";
import { shareText } from "../../words/variance-figures.ts";
import { keptTable } from "../html.ts";
import { discoveryPartWords } from "./discovery.words.ts";
import type { PagePart } from "./part.ts";

/** Leaves shown, of those at least twice as dense as all runs. */
const shownLeaves = 3;

/** In which part of the input space it goes wrong, as a section. */
export function discoveryPart(record: DiscoveryRecord, codeVersion = "–", lang: Lang = "en"): PagePart {
  const words = discoveryPartWords[lang];
  const { name, title } = factsOf(record, lang);
  const { seed, runs, engineVersion, scenarioSha256, base, foundOn, toldOn } = record;
  const wrong = wrongWords(record, lang);
  const boxes = record.boxes.length === 0 ? [noBoxWords(lang)] : record.boxes.map((box) => boxWords(box, record, lang));
  const share = withUnit(toThreeDigits(100 * base), "%", lang);
  return {
    id: "discovery",
    heading: words.heading,
    title: words.title(title),
    sentences: [words.base(wrong, share, formatExact(foundOn), formatExact(toldOn)), ...boxes],
    sources: [discoverySource(record, lang)],
    charts: discoveryCharts(record, lang),
    tables: [
      ...record.boxes.map((box, k) => boxTable(box, words.box(k + 1), record, lang)),
      ...leavesTable(record, lang),
    ].join("\n"),
    made: [{ ...{ name, seed, runs: String(runs), codeVersion, engineVersion, scenarioSha256 }, resultHash: "–" }],
    manifests: [],
  };
}

function boxTable({ limits }: DiscoveredBox, caption: string, record: DiscoveryRecord, lang: Lang): string {
  const rows = limits.map((limit) => [
    limitedInput(limit.path, record, lang),
    limitWords(limit, lang),
    quasiPWords(limit),
  ]);
  return keptTable({ caption, heads: discoveryPartWords[lang].heads, rows, figures: [2] });
}

function leavesTable(record: DiscoveryRecord, lang: Lang): readonly string[] {
  const words = discoveryPartWords[lang];
  const limitText = (limit: DiscoveredLimit) => {
    const input = limitedInput(limit.path, record, lang);
    return lang === "ja" ? `${input}：${limitWords(limit, lang)}` : `${input}: ${limitWords(limit, lang)}`;
  };
  const percent = ({ value, standardError }: DiscoveredBox["density"]) => shareText({ value, standardError }, lang);
  const rows = record.leaves
    .filter(({ limits, density }) => limits.length > 0 && density.value > 2 * record.base)
    .slice(0, shownLeaves)
    .map(({ limits, density, coverage, mass }) => [
      limits.map(limitText).join(lang === "ja" ? "、" : "; "),
      ...[density, coverage, mass].map(percent),
    ]);
  if (rows.length === 0) return [];
  return [keptTable({ caption: words.leaves, heads: words.leafHeads, rows, figures: [1, 2, 3] })];
}
