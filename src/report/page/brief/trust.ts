import { z95 } from "../../../sim/study/shares.ts";
import type { Manifest } from "../../../sim/study/study.ts";
import type { ValidationRecord, ValidationScore } from "../../tables/validation-score.ts";
import { featureTitleIn } from "../../words/features.ts";
import { formatWithError, withRange, withUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { titleIn } from "../../words/titles.ts";
import { pageWords } from "../page.words.ts";
import { scoredRecord, unscoredNote } from "../sections/trust.ts";
import { briefWords } from "./brief.words.ts";

/** Misses that a brief names. */
const namedMisses = 6;

/** How the model did against the past, what it missed, and what that says of it: out of sample, in words. */
export function trustSentences(
  manifests: readonly Manifest[],
  score: ValidationScore | undefined,
  record: ValidationRecord | undefined,
  lang: Lang,
): readonly string[] {
  const words = briefWords[lang].trust;
  const variant = score?.variants.find((each) => each.variant === "outOfSample");
  const concluded =
    record === undefined
      ? []
      : [
          pageWords[lang].confession(scoredRecord(record, lang), titleIn(record.inShort, lang)) +
            unscoredNote(manifests, record, lang),
        ];
  if (score === undefined || variant === undefined) return [words.unscored, ...concluded];
  const own = [...new Set(manifests.map(({ engineVersion }) => engineVersion))];
  const isOther = own.some((engine) => engine !== score.engineVersion);
  return [
    coverageSentence(score, variant, record, lang),
    ...missedSentence(variant, lang),
    ...(isOther ? [words.otherEngine] : []),
    ...concluded,
  ];
}

type Variant = ValidationScore["variants"][number];

/** The aim of docs/validation.md for 80 % intervals: the share of points that they hold. */
const [least, most] = [0.65, 0.92];

function coverageSentence(
  { points }: ValidationScore,
  { coverage, skill }: Variant,
  record: ValidationRecord | undefined,
  lang: Lang,
): string {
  const words = briefWords[lang].trust;
  const { held, of, low, high } = coverage;
  const percent = (share: number) => String(Math.round(100 * share));
  const figure = withRange(withUnit(percent(held / of), "%", lang), percent(low), percent(high), lang);
  const isMet = held / of >= least && held / of <= most;
  const told = words.coverage(points, scoredRecord(record, lang), figure, isMet);
  if (skill.skill === null || skill.error === null) return told;
  const verdict = Math.abs(skill.skill) <= z95 * skill.error ? "none" : skill.skill > 0 ? "better" : "worse";
  return told + words.skill[verdict](formatWithError(skill.skill, skill.error));
}

/** The named features of what happened that the model's intervals miss; nothing where none were scored. */
function missedSentence({ features }: Variant, lang: Lang): readonly string[] {
  const words = briefWords[lang].trust;
  const [passed, of] = [
    features.reduce((sum, each) => sum + each.passed, 0),
    features.reduce((sum, each) => sum + each.of, 0),
  ];
  if (of === 0) return [];
  const missed = features.flatMap(({ failed }) => failed.map((name) => featureTitleIn(name, lang)));
  const named = missed.slice(0, namedMisses);
  return [words.features(passed, of) + words.missed(named, missed.length - named.length)];
}
