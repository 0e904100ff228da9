import { studentT95 } from "../../sim/estimates/student-t.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { formatExact, formatWithError, runsText, toThreeDigits } from "./figures.ts";
import type { Lang } from "./lang.ts";
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
