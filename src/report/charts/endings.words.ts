import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";

const en = {
  headline: {
    lead: (share: string, as: string) => `${share} of the runs end ${as}`,
    next: (share: string, as: string) => `${share} ${as}`,
    as: {
      briefStandoff: "as a brief standoff",
      prolongedDispute: "as a prolonged dispute",
      fragmentedMarket: "in a fragmented market",
    },
    /** The first of two, which another follows. */
    leads: {
      briefStandoff: "as a brief standoff",
      prolongedDispute: "as a prolonged dispute",
      fragmentedMarket: "in a fragmented market",
    },
    between: ", ",
    stillOn: (share: string, weeks: number) => `and in ${share} the restriction holds all ${weeks} weeks`,
  },
  shows: (dots: number) => `Weeks under restriction in all, a dot for each ${100 / dots} % of the runs`,
  question: "Brief standoff, prolonged or fragmented?",
  kinds: {
    briefStandoff: "brief standoff",
    prolongedDispute: "prolonged dispute",
    fragmentedMarket: "fragmented market",
  },
  kindWithShare: (kind: string, share: string) => `${capitalised(kind)}: ${share}`,
  rare: (kind: string, share: string) => `${capitalised(kind)}: ${share}, too rare for a dot`,
  stillOn: (share: string) => `still on: ${share}`,
  camps: { below: (share: number) => `${share} % of the runs`, share: (share: number) => `${share} %` },
  notes: {
    dots: (dots: number, column: number) =>
      `Each of the ${dots} dots is ${100 / dots} % of the runs, by their weeks under restriction in all; a column is ${column} ${column === 1 ? "week" : "weeks"} wide.`,
    stillOn: (weeks: number) =>
      `Still on: under restriction in all ${weeks} weeks, and nobody knows for how much longer.`,
    camps: (below: number, above: number, weeks: number) =>
      `Dashed: two camps part here, ${below} % of the runs with fewer than ${weeks} weeks and ${above} % with more; few lie between.`,
  },
  error: (weeks: string) =>
    `Monte Carlo error: the weeks of a dot are known to ±${weeks} or better, and the shares to the limits in brackets (95 %, Wilson).`,
  kind: (dots: number, weeks: number) =>
    `${dots} dots in stacks along an axis of weeks under restriction, of ${weeks}, a row for each way in which runs end.`,
  axis: (weeks: number) => `weeks under restriction, of ${weeks}`,
  reading: (shares: readonly string[]) =>
    `The runs end ${shares.slice(0, -1).join(", ")} and ${shares[shares.length - 1]}.`,
  share: {
    briefStandoff: (share: string) => `as a brief standoff in ${share}`,
    prolongedDispute: (share: string) => `as a prolonged dispute in ${share}`,
    fragmentedMarket: (share: string) => `in a fragmented market in ${share}`,
  },
  tooltip: { ending: "ends as", weeks: "weeks under restriction" },
};

const ja: typeof en = {
  headline: {
    lead: (share, as) => `試行の${share}は${as}`,
    next: (share, as) => `${share}は${as}`,
    as: {
      briefStandoff: "短期的な対立で終わる",
      prolongedDispute: "対立の長期化に至る",
      fragmentedMarket: "市場の分断に至る",
    },
    leads: {
      briefStandoff: "短期的な対立で終わり",
      prolongedDispute: "対立の長期化に至り",
      fragmentedMarket: "市場の分断に至り",
    },
    between: "、",
    stillOn: (share, weeks) => `${share}では規制が${weeks}週を通して続く`,
  },
  shows: (dots) => `規制下にあった週数の合計、点は1つが試行の${100 / dots}%`,
  question: "短期的な対立か、対立の長期化か、市場の分断か",
  kinds: { briefStandoff: "短期的な対立", prolongedDispute: "対立の長期化", fragmentedMarket: "市場の分断" },
  kindWithShare: (kind, share) => `${kind}：${share}`,
  rare: (kind, share) => `${kind}：${share}、まれで点なし`,
  stillOn: (share) => `継続中：${share}`,
  camps: { below: (share) => `試行の${share}%`, share: (share) => `${share}%` },
  notes: {
    dots: (dots, column) =>
      `${dots}個の点はそれぞれ試行の${100 / dots}%を表し、規制下にあった週数の合計に応じて幅${column}週の列に置く。`,
    stillOn: (weeks) => `継続中：${weeks}週のすべてで規制下にあり、その先どれだけ続くかは分からない。`,
    camps: (below, above, weeks) =>
      `破線：試行はここで二つに分かれ、${below}%は${weeks}週未満、${above}%はそれ以上。間は少ない。`,
  },
  error: (weeks) => `モンテカルロ誤差：点の週数は±${weeks}週以内、割合は括弧内の95%区間（ウィルソン）。`,
  kind: (dots, weeks) => `規制下の週数（全${weeks}週）に沿って積み上げた${dots}個の点。段は試行の結末を示す。`,
  axis: (weeks) => `規制下の週数（全${weeks}週）`,
  reading: (shares) => `${shares.join("、")}。`,
  share: {
    briefStandoff: (share) => `短期的な対立で終わる試行は${share}`,
    prolongedDispute: (share) => `対立の長期化に至る試行は${share}`,
    fragmentedMarket: (share) => `市場の分断に至る試行は${share}`,
  },
  tooltip: { ending: "結末", weeks: "規制下の週数" },
};

/** Everything that the chart of endings says. */
export const endingWords: Readonly<Record<Lang, typeof en>> = { en, ja };
