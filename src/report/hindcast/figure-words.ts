import type { Lang } from "../words/lang.ts";

const en = {
  verdict: { pass: "pass", fail: "FAIL" },
  range: (low: string, high: string) => `${low} to ${high}`,
  interval: (low: string, high: string, median: string) => `${low} to ${high} (${median})`,
  atLeast: (figure: string) => `at least ${figure}`,
  inRuns: (share: string) => `in ${share}`,
  happened: "happened",
  didNot: "did not happen",
  noDecline: "no decline",
  noError: (figure: string) => `${figure} (no error)`,
};

const ja: typeof en = {
  verdict: { pass: "的中", fail: "外れ" },
  range: (low, high) => `${low}〜${high}`,
  interval: (low, high, median) => `${low}〜${high}（${median}）`,
  atLeast: (figure) => `${figure}以上`,
  inRuns: (share) => `試行の${share}`,
  happened: "発生",
  didNot: "発生せず",
  noDecline: "下落なし",
  noError: (figure) => `${figure}（誤差なし）`,
};

/** How the figures of a hindcast are written. */
export const figureWords: Readonly<Record<Lang, typeof en>> = { en, ja };

/** Whether what happened lies in the 90 % interval, in a word. */
export function verdictWord(pass: boolean, lang: Lang): string {
  return figureWords[lang].verdict[pass ? "pass" : "fail"];
}
