import type { Lang } from "../words/lang.ts";

const months = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

const en = {
  question: "What still arrives, and what is on record of it?",
  headline: {
    falls: (what: string, share: string, when: string, record: string) =>
      `Arrivals of ${what}: ${share} of usual or less in half the runs ${when}${record}`,
    stops: (what: string, when: string, record: string) =>
      `Arrivals of ${what}: less than 1 % of usual in half the runs ${when}${record}`,
    by: (month: string) => `by ${month}`,
    from: (month: string) => `from ${month} on`,
    stays: (what: string, share: string, record: string) =>
      `Arrivals stay near usual: in half the runs those of ${what}, the least, keep ${share} or more${record}`,
    record: {
      arrivals: (figure: string, when: string) => `; on record ${figure} came, ${when}`,
      shipped: (figure: string, when: string) => `; on record ${figure} was shipped, ${when}`,
      exported: (figure: string, when: string) => `; on record ${figure} was exported to the world, ${when}`,
    },
  },
  of: (material: string, form: string) => `${material} as ${form}`,
  shows: "Flows a week, in % of the usual flow",
  kind: (weeks: number, panels: string) =>
    `Fan charts of weekly flows in per cent of the usual flow over ${weeks} weeks, one for each of: ${panels}.`,
  notes: {
    bands:
      "Bands hold the middle 90 % and 50 % of the runs, each week on its own; a figure on record is a mean over the time that its bar spans, and means vary less than single weeks.",
    usual: "Usual: each form's flow before any restriction.",
    records: (known: string) =>
      `Dots: what customs have on record${known === "" ? "" : `, hollow where it became so after ${known}`}; a triangle where that or more came. The table has source and grade of each.`,
    left: (count: number) =>
      `Left out, of forms whose arrivals fall less: ${count} ${count === 1 ? "panel" : "panels"}.`,
  },
  flows: {
    arrivals: (_exporter: string, country: string) => `arrivals in ${country}`,
    shipped: (exporter: string, country: string) => `shipped from ${exporter} to ${country}`,
    exported: (exporter: string, _country: string) => `exported from ${exporter} to the world`,
  },
  columns: {
    arrivals: (country: string) => `What arrives in ${country}`,
    others: (exporter: string) => `What the customs of ${exporter} count`,
  },
  alike: (others: string, points: string) =>
    `the same for ${others}, within ${points} ${points === "1" ? "point" : "points"}`,
  onRecord: (lowest: string, last: string) =>
    last === "" ? `on record ${lowest}` : `on record: lowest ${lowest}, last ${last}`,
  figureOn: (figure: string, when: string) => `${figure} (${when})`,
  range: (low: string, high: string) => `${low} to ${high} %`,
  atLeast: (low: string) => `${low} % or more`,
  exact: (value: string) => `${value} %`,
  end: (share: string) => `median ${share}`,
  months: (from: string, to: string) => {
    const [first, last] = [new Date(from), new Date(to)];
    if (months.format(first) === months.format(last)) return months.format(last);
    const isOfOneYear = first.getUTCFullYear() === last.getUTCFullYear();
    return `${(isOfOneYear ? month : months).format(first)} to ${months.format(last)}`;
  },
  legend: { known: "on record", since: "on record since", usual: "usual" },
  axis: "% of usual",
  unit: "% of usual",
  tooltip: {
    figure: "on record, % of usual",
    atLeast: "on record, at least",
    from: "from",
    to: "to",
    source: "source",
    grade: "grade",
  },
  reading: (each: readonly string[]) => `In half the runs a week's arrivals are at their lowest ${each.join("; ")}.`,
  lowest: (what: string, share: string) => `${share} of usual or less for ${what}`,
};

const monthJa = (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;

const ja: typeof en = {
  question: "何がまだ届くか、記録ではどうか",
  headline: {
    falls: (what, share, when, record) => `${what}の到着量は、試行の半数で${when}通常の${share}以下${record}`,
    stops: (what, when, record) => `${what}の到着量は、試行の半数で${when}通常の1%未満${record}`,
    by: (month) => `${month}までに`,
    from: (month) => `${month}以降`,
    stays: (what, share, record) =>
      `到着量はほぼ通常どおり：最も少ない${what}でも、試行の半数で${share}以上を保つ${record}`,
    record: {
      arrivals: (figure, when) => `（記録では${when}の到着は${figure}）`,
      shipped: (figure, when) => `（記録では${when}の出荷は${figure}）`,
      exported: (figure, when) => `（記録では${when}の対世界輸出は${figure}）`,
    },
  },
  of: (material, form) => `${material}（${form.replace(/[（）]/g, "・").replace(/・$/, "")}）`,
  shows: "週間の流入量（通常比、%）",
  kind: (weeks, panels) => `週間の流量（通常比%）の${weeks}週間の推移を示すファンチャート。対象：${panels}。`,
  notes: {
    bands: "帯は各週ごとに試行の中央90%と50%を含む。記録は横線の期間の平均で、平均は単独の週よりばらつきが小さい。",
    usual: "通常：規制前の形態ごとの流量。",
    records: (known) =>
      `点：通関統計などの記録（三角はそれ以上${known === "" ? "" : `、白抜きは${known}より後に判明`}）。出典と等級は表にある。`,
    left: (count) => `到着量の低下がより小さい${count}面は省いた。`,
  },
  flows: {
    arrivals: (_exporter, country) => `${country}への到着`,
    shipped: (exporter, country) => `${exporter}から${country}への出荷`,
    exported: (exporter) => `${exporter}の対世界輸出`,
  },
  columns: { arrivals: (country) => `${country}への到着`, others: (exporter) => `${exporter}の通関統計が数える量` },
  alike: (others, points) => `${others}もほぼ同じ（差は${points}ポイント以内）`,
  onRecord: (lowest, last) => (last === "" ? `記録は${lowest}` : `記録は最低${lowest}、直近${last}`),
  figureOn: (figure, when) => `${figure}（${when}）`,
  range: (low, high) => `${low}〜${high}%`,
  atLeast: (low) => `${low}%以上`,
  exact: (value) => `${value}%`,
  end: (share) => `中央値${share}`,
  months: (from, to) => {
    const [first, last] = [monthJa(from), monthJa(to)];
    if (first === last) return last;
    return from.slice(0, 4) === to.slice(0, 4) ? `${first}〜${Number(to.slice(5, 7))}月` : `${first}〜${last}`;
  },
  legend: { known: "記録", since: "後に判明した記録", usual: "通常" },
  axis: "通常比（%）",
  unit: "通常比%",
  tooltip: {
    figure: "記録（通常比%）",
    atLeast: "記録（以上）",
    from: "開始",
    to: "終了",
    source: "出典",
    grade: "等級",
  },
  reading: (each) => `試行の半数で、週間の到着量は最も少ないとき${each.join("、")}となる。`,
  lowest: (what, share) => `${what}は通常の${share}以下`,
};

/** Everything that the chart of arrivals says. */
export const arrivalWords: Readonly<Record<Lang, typeof en>> = { en, ja };
