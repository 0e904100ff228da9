import type { Lang } from "../words/lang.ts";

type Source = { readonly [key in "title" | "name" | "asOf" | "seed" | "runs" | "engine" | "hash"]: string };

const en = {
  question: "What should one watch?",
  kind: (signals: number, windows: string) =>
    `Dots with error bars for ${signals} signals, one for each window (${windows}): what each would say of how it ends.`,
  notes: [
    "What seeing it would take away on average of what is not known of how it ends: brief standoff, prolonged dispute or fragmented market.",
    "Signals overlap: what two say is less than the sum. Hollow: what it adds for whoever knows the state of the policy at the end of the last window.",
    "Beside it: the reading that says most by the end of the last window, and where the odds go from and to.",
  ],
  error: "Monte Carlo error: bars are 95 % limits, corrected for bias; figures are ± one standard error.",
  headline: (signal: string, share: string, until: string) =>
    `${signal} says most of how it ends: seen by ${until}, it takes away ${share} of what is not known`,
  none: (signals: number, until: string) =>
    `Of ${signals} signals seen by ${until}, none says anything of how it ends beyond its error`,
  shows: "What seeing each signal takes away of what is not known of the ending",
  source: ({ title, name, asOf, seed, runs, engine, hash }: Source) =>
    `${title} (${name}), as of ${asOf}. Seed ${seed}, ${runs}, engine ${engine}, scenario ${hash}.`,
  window: (name: string, until: string) => `${name}, to ${until}`,
  axis: "of what is not known of the ending [%]",
  odds: (what: string, before: string, after: string) => `${what}: ${before} to ${after}`,
  reading: (signal: string, share: string, until: string) =>
    `Of all that can be seen by ${until}, most would be said by ${signal}: ${share} of what is not known of how it ends.`,
  nothing: (signals: number, until: string) =>
    `None of ${signals} signals that can be seen by ${until} says anything of how it ends beyond its error.`,
  nothingBeyond: "nothing beyond its error",
  tooltip: { signal: "signal", window: "window", figure: "of what is not known" },
};

const ja: typeof en = {
  question: "何に注目すべきか",
  kind: (signals, windows) =>
    `${signals}個の兆候について、期間（${windows}）ごとに結末がどれだけ分かるかを示す誤差線付きの点図。`,
  notes: [
    "結末（短期的な対立、対立の長期化、市場の分断）の不確かさのうち、その兆候を見ることで平均してどれだけ減るか。",
    "兆候は重なり合い、二つを見ても和にはならない。白抜きは、最後の期間末の政策の状態を知る人にとって新たに分かる割合。",
    "右は、最後の期間末までに最も多くを語る観察と、それによる確率の変化。",
  ],
  error: "モンテカルロ誤差：線は95%区間（偏りを補正）、数値の±は標準誤差。",
  headline: (signal, share, until) =>
    `結末を最もよく語るのは「${signal}」：${until}までに見れば不確かさの${share}が減る`,
  none: (signals, until) => `${until}までに見える${signals}個の兆候に、誤差を超えて結末を語るものはない`,
  shows: "各兆候を見ることで減る、結末の不確かさの割合",
  source: ({ title, name, asOf, seed, runs, engine, hash }) =>
    `${title}（${name}）、${asOf}時点。シード ${seed}、${runs}、エンジン ${engine}、シナリオ ${hash}。`,
  window: (name, until) => `${name}（${until}まで）`,
  axis: "結末の不確かさのうち減る割合［%］",
  odds: (what, before, after) => `${what}：${before}から${after}へ`,
  reading: (signal, share, until) =>
    `${until}までに見える兆候のうち最も多くを語るのは「${signal}」で、結末の不確かさの${share}が減る。`,
  nothing: (signals, until) => `${until}までに見える${signals}個の兆候のうち、誤差を超えて結末を語るものはない。`,
  nothingBeyond: "誤差を超えて語るものはない",
  tooltip: { signal: "兆候", window: "期間", figure: "不確かさの減少" },
};

/** Everything that the chart of watchpoints says. */
export const watchWords: Readonly<Record<Lang, typeof en>> = { en, ja };
