import type { Lang } from "../../words/lang.ts";

const en = {
  heading: "What to watch",
  title: (title: string) => `What to watch: ${title}`,
  asOf: (day: string) => `Counted from ${day}; the runs know nothing of what happened after the scenario's own data.`,
  caption: (window: string, until: string) => `${window}, to ${until}: what would say most of each outcome`,
  heads: ["outcome", "what to watch", "of what is not known", "beyond the policy", "if it is seen"],
  nothing: "nothing beyond its error",
};

const ja: typeof en = {
  heading: "注目すべき兆候",
  title: (title) => `注目すべき兆候：${title}`,
  asOf: (day) => `${day}を起点とする。試行はシナリオのデータより後の出来事を知らない。`,
  caption: (window, until) => `${window}（${until}まで）：各指標について最も多くを語る兆候`,
  heads: ["指標", "兆候", "不確かさの減少", "政策の状態を知った上で", "見えた場合"],
  nothing: "誤差を超えるものはない",
};

export const watchPartWords: Readonly<Record<Lang, typeof en>> = { en, ja };
