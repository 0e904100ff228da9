import type { Manifest } from "../../../sim/study/study.ts";
import type { ValidationRecord, ValidationScore } from "../../tables/validation-score.ts";
import { featureTitleIn } from "../../words/features.ts";
import { formatWithError, runsText, withRange, withUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { factsOf } from "../../words/study.ts";
import { episodeTitle, titleIn } from "../../words/titles.ts";
import { escaped, htmlTable, sentence } from "../html.ts";
import { scoreWords } from "./trust.words.ts";

type Failures = ValidationScore["variants"][number]["features"];

/** The named features that failed: in both samples, out of sample only, in sample only; nothing for a kind without any. */
function failures(variants: ValidationScore["variants"], lang: Lang): string {
  const of = (variant: string): Failures => variants.find((each) => each.variant === variant)?.features ?? [];
  const [out, within] = [of("outOfSample"), of("inSample")];
  const words = scoreWords[lang].failed;
  const kinds = [
    { text: words.both, failed: narrowed(out, within, true) },
    { text: words.outOfSample, failed: narrowed(out, within, false) },
    { text: words.inSample, failed: narrowed(within, out, false) },
  ];
  const items = kinds.flatMap(({ text, failed }) => {
    const named = failed
      .filter(({ names }) => names.length > 0)
      .map(({ episode, names }) =>
        words.names(
          episodeTitle(episode, lang),
          names.map((name) => featureTitleIn(name, lang)),
        ),
      );
    return named.length === 0 ? [] : [`<li>${sentence(text(named.join(words.between)))}</li>`];
  });
  return items.length === 0 ? "" : `<ul>${items.join("\n")}</ul>`;
}

/** The failures of one variant, episode by episode, that are or are not failures of the other. */
function narrowed(of: Failures, other: Failures, isInOther: boolean) {
  return of.map(({ episode, failed }) => {
    const others = other.find((each) => each.episode === episode)?.failed ?? [];
    return { episode, names: failed.filter((name) => others.includes(name) === isInOther) };
  });
}

const words = {
  en: {
    record: (of: string, episodes: readonly string[]) =>
      [of, new Intl.ListFormat("en-GB").format(episodes)].filter(Boolean).join(", "),
    unscored: (materials: string) => ` No figure of ${materials} was scored.`,
  },
  ja: {
    record: (of: string, episodes: readonly string[]) => [of, episodes.join("、")].filter(Boolean).join("："),
    unscored: (materials: string) => `${materials}については、どの数値も検証していない。`,
  },
} satisfies Record<Lang, object>;

/** What the model was held against, in words: the episodes of its record, or those given. */
export function scoredRecord(
  record: ValidationRecord | undefined,
  lang: Lang,
  episodes: readonly string[] = record?.episodes ?? [],
): string {
  const titles = episodes.map((each) => episodeTitle(each, lang));
  return words[lang].record(record === undefined ? "" : titleIn(record.of, lang), titles);
}

/** That nothing of the other metals of these studies was scored, to follow on a sentence; empty where there are none. */
export function unscoredNote(manifests: readonly Manifest[], record: ValidationRecord | undefined, lang: Lang): string {
  if (record === undefined) return "";
  const all = manifests.flatMap((manifest) => {
    const { materials, titles } = factsOf(manifest, lang);
    return materials.filter((each) => !record.materials.includes(each)).map(titles.material);
  });
  const materials = [...new Set(all)];
  return materials.length === 0 ? "" : words[lang].unscored(listed(materials, lang));
}

/**
 * How the model did against the past, whether the engines of what is shown are the one that was scored, and after it
 * what of the page was not scored.
 */
export function scoreSection(
  score: ValidationScore,
  engines: readonly string[],
  lang: Lang,
  { known, unscored = "" }: { readonly known?: ValidationRecord | undefined; readonly unscored?: string } = {},
): string {
  const words = scoreWords[lang];
  const { variants, engineVersion, points, runs, seed } = score;
  const episodes = variants[0].features.map(({ episode }) => episode);
  const record = scoredRecord(known, lang, episodes.length > 0 ? episodes : undefined);
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
        row(words.features(episodeTitle(episode, lang)), ({ features }) =>
          words.of(features[e].passed, features[e].of),
        ),
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
