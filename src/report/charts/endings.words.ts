import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    lead: (share: string, as: string) => `${share} of the runs end ${as}`,
    next: (share: string, as: string) => `${share} ${as}`,
    as: {
      briefStandoff: "as a brief standoff",
      prolongedDispute: "as a prolonged dispute",
      fragmentedMarket: "in a fragmented market",
    },
    between: ", ",
  },
  shows: (dots: number) => `Each dot is ${100 / dots} % of the runs, by its weeks under restriction in all`,
  question: "Brief standoff, prolonged or fragmented?",
  kinds: {
    briefStandoff: "brief standoff",
    prolongedDispute: "prolonged dispute",
    fragmentedMarket: "fragmented market",
  },
  kindWithShare: (kind: string, share: string) => `${kind} ${share}`,
  notes: (dots: number, weeks: number, column: number) => [
    `Each of the ${dots} dots is ${100 / dots} % of the runs, by their weeks under restriction in all; a column is ${column} weeks wide. A kind may be too rare for a dot.`,
    `The runs end after ${weeks} weeks: a restriction in force then lasts longer than its dot says.`,
  ],
  error: (weeks: string) =>
    `Monte Carlo error: the weeks of a dot are known to ±${weeks} or better, and the shares to the limits in brackets (95 %, Wilson).`,
  kind: (dots: number, weeks: number) =>
    `${dots} dots in stacks along an axis of weeks under restriction, of ${weeks}, coloured by how the run ends.`,
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
    between: "、",
  },
  shows: (dots) => `点は1つが試行の${100 / dots}%、横軸は規制下にあった週数の合計`,
  question: "短期的な対立か、対立の長期化か、市場の分断か",
  kinds: { briefStandoff: "短期的な対立", prolongedDispute: "対立の長期化", fragmentedMarket: "市場の分断" },
  kindWithShare: (kind, share) => `${kind} ${share}`,
  notes: (dots, weeks, column) => [
    `${dots}個の点はそれぞれ試行の${100 / dots}%を表し、規制下にあった週数の合計に応じて幅${column}週の列に置く。まれな区分には点がないことがある。`,
    `試行は${weeks}週で終わる。その時点で発動中の規制は、点が示すより長く続く。`,
  ],
  error: (weeks) => `モンテカルロ誤差：点の週数は±${weeks}週以内、割合は括弧内の95%区間（ウィルソン）。`,
  kind: (dots, weeks) => `規制下の週数（全${weeks}週）に沿って積み上げた${dots}個の点。色は試行の結末を示す。`,
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
