import type { ValidationScore } from "../../tables/validation-score.ts";
import { withRange, withUnit } from "../../with-unit.ts";
import { formatWithError, runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { escaped, htmlTable } from "../html.ts";
import { failures } from "../score-failures.ts";
import { scoredRecord } from "../scored-record.ts";
import { scoreWords } from "./trust.words.ts";

/**
 * How the model did against the past, whether the engines of what is shown are the one that was scored, and after it
 * what of the page was not scored.
 */
export function scoreSection(score: ValidationScore, engines: readonly string[], lang: Lang, unscored = ""): string {
  const words = scoreWords[lang];
  const { variants, engineVersion, points, runs, seed } = score;
  const episodes = variants[0].features.map(({ episode }) => episode);
  const record = scoredRecord(lang, episodes.length > 0 ? episodes : undefined);
  const row = (name: string, cell: (of: ValidationScore["variants"][number]) => string) => [
    name,
    ...variants.map(cell),
  ];
  const table = htmlTable({
    caption: words.caption(points, record, runsText(runs, lang), seed, engineVersion),
    heads: [words.head, ...variants.map(({ variant }) => words.variants[variant])],
    rows: [
      row(words.coverage, ({ coverage }) => `${coverageText(coverage, lang)}${words.verdict(isMet(coverage))}`),
      row(words.skill, ({ skill }) => skillText(skill, words.undefined)),
      ...variants[0].features.map(({ episode }, e) =>
        row(words.features(episode), ({ features }) => words.of(features[e].passed, features[e].of)),
      ),
    ],
    figures: variants.map((_, k) => k + 1),
  });
  const own = [...new Set(engines)].join(", ");
  const engine = own === engineVersion ? words.sameEngine(engineVersion) : words.otherEngine(engineVersion, own);
  return `<p>${escaped(engine + unscored)}</p><div class="score">${table}</div>${failures(variants, lang)}`;
}

/** The aim of docs/validation.md: 80 % intervals that hold 65 to 92 % of the points. */
function isMet({ held, of }: ValidationScore["variants"][number]["coverage"]): boolean {
  return held / of >= 0.65 && held / of <= 0.92;
}

function coverageText({ held, of, low, high }: ValidationScore["variants"][number]["coverage"], lang: Lang): string {
  const percent = (share: number) => String(Math.round(100 * share));
  return withRange(withUnit(percent(held / of), "%", lang), percent(low), percent(high), lang);
}

function skillText({ skill, error }: ValidationScore["variants"][number]["skill"], undefinedText: string): string {
  return skill === null || error === null ? undefinedText : formatWithError(skill, error);
}
