import { headlineOutcomes } from "../../model/outcomes/index.ts";
import type { Judged } from "../../sim/study/judged.ts";
import { studentT95 } from "../../sim/study/mean.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { formatExact, formatWithError, runsText, toThreeDigits } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { wrapped } from "./lines.ts";
import { labelOf } from "./outcomes.ts";
import type { Names } from "./study.ts";
import { shown } from "./units.ts";

/** Whether a difference lies further from zero than its 95 % limits reach, judged alone; of one run nothing does. */
export function isBeyondError({ difference, standardError }: PairedDifference, runs: number): boolean {
  return runs > 1 && Math.abs(difference) > studentT95(runs) * standardError;
}

/** A difference with its sign and standard error in the unit shown, e.g. `+12.3 ± 0.4`. */
export function differenceFigure(
  { difference, standardError, unit }: PairedDifference,
  runs: number,
  lang: Lang = "en",
): string {
  const { factor } = shown(unit, lang);
  const figure =
    runs < 2 ? toThreeDigits(difference * factor) : formatWithError(difference * factor, standardError * factor);
  const isZeroAsShown = !/[1-9]/.test(figure.split(" ±")[0]);
  return difference > 0 && !isZeroAsShown ? `+${figure}` : figure;
}

const words = {
  en: {
    none: (runs: string) => `${runs}: no error can be stated, and no difference is beyond it`,
    beyond: (reach: string, chance: number, of: number) =>
      `beyond error: further than ${reach} standard errors from zero, each line judged alone; were nothing different, about ${chance} of these ${of} lines would be so by chance`,
  },
  ja: {
    none: (runs: string) => `${runs}では誤差を示せず、誤差を超える差はない`,
    beyond: (reach: string, chance: number, of: number) =>
      `誤差を超える：ゼロから標準誤差の${reach}倍より離れていること。各行を単独で判定し、差がまったくなくても${of}行のうち約${chance}行は偶然そうなる`,
  },
} satisfies Record<Lang, object>;

/** What "beyond error" means for differences of so many runs, in words. */
export function beyondErrorNote(runs: number, differences: number, lang: Lang = "en"): string {
  if (runs < 2) return words[lang].none(runsText(runs, lang));
  const reach = formatExact(Number(studentT95(runs).toPrecision(3)));
  return words[lang].beyond(reach, Math.round(differences / 20), differences);
}

/** A difference over all runs compared, and over the first of them, which are explained. */
type PartlyExplained = PairedDifference & { readonly explained: PairedDifference };

/** Standard errors of the distance between some runs and all beyond which the some are said to be unlike the rest. */
const reach = 3;

/**
 * Whether an end or the difference of an outcome over the explained runs lies further from that over all runs than three
 * standard errors of their distance. The fewer are among the more, so that with `s` the error over all that of the distance
 * is `s √(all / explained − 1)`: the error over the explained runs is not used, as they may have missed what is rare.
 * Assumes that errors fall with the root of the runs; designs whose errors fall faster are flagged later than they could be.
 */
export function isFarFromAllRuns({ explained, ...all }: PartlyExplained, runs: number, comparedRuns: number): boolean {
  const spread = reach * Math.sqrt(comparedRuns / runs - 1);
  const isFar = (one: number, other: number, error: number) => Math.abs(one - other) > spread * error;
  return (
    runs < comparedRuns &&
    (isFar(explained.difference, all.difference, all.standardError) ||
      isFar(explained.a.mean, all.a.mean, all.a.standardError) ||
      isFar(explained.b.mean, all.b.mean, all.b.standardError))
  );
}

const level = 0.05;

/** Whether a difference is beyond error, all judged together; of a single repetition none is. */
export function isBeyondErrorTogether({ pHolm }: Judged, repetitions: number): boolean {
  return repetitions > 1 && pHolm <= level;
}

/** What changed beyond error and what did not, all outcomes looked at, in the terminal. */
export function judgedText(judged: readonly Judged[], repetitions: number, names: Names): string {
  if (repetitions < 2) return `${runsText(repetitions)}: no error can be stated, and no difference is beyond it.\n`;
  const isChanged = (each: Judged) => isBeyondErrorTogether(each, repetitions);
  const headlines = headlineOutcomes(judged);
  const listed = (is: (each: Judged) => boolean) => headlines.filter(is).map((of) => labelOf(of, names));
  const [moved, still] = [listed(isChanged), listed((each) => !isChanged(each))];
  const lines = [
    `Judged together (Holm, 5 % for any false claim among ${judged.length}): ${judged.filter(isChanged).length} of ${judged.length} outcomes changed beyond error.`,
    still.length === 0
      ? `All ${moved.length} headlines did.`
      : still.length <= moved.length
        ? `Of the headlines ${moved.length} changed; these did not: ${still.join("; ")}.`
        : `Of the headlines these changed: ${moved.join("; ") || "none"}; ${still.length} did not.`,
  ];
  return `${lines.flatMap((line) => wrapped(line, 110)).join("\n")}\n`;
}
