import type { Manifest } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { scoredRecord, unscoredNote } from "./trust.ts";

/** What the model is known to have wrong, from the record that it was held against. */
const shortage: Readonly<Record<Lang, (record: string) => string>> = {
  en: (record) =>
    `Physical shortage is overstated in the episodes scored (${record}), in 2025 surely and in 2010 probably: of autos and electronics in 2010-14 no line stop is known, and in 2025 one firm is known to have stopped a line, where the model has most sectors short within months. Too many firms and sectors stop; that the first does so too early is not shown: the day of 2025 lies at the early edge of the model's 90 % interval, and the seed decides whether within it.`,
  ja: (record) =>
    `物理的な不足は、検証した事例（${record}）において過大に見積もられている。2025年については確実に、2010年についてはおそらくそうである。2010〜14年に自動車や電子機器のライン停止は知られておらず、2025年にラインを止めたと知られる企業は1社だが、モデルではほとんどの部門が数か月以内に不足する。止まる企業と部門は多すぎるが、最初の停止が早すぎるとは示されていない。2025年の実際の停止日はモデルの90%区間の早い側の端にあり、区間に入るか否かはシード次第である。`,
};

/** What the numbers of these studies do not hold, in plain words. */
export function limitsOf(manifests: readonly Manifest[], lang: Lang): readonly string[] {
  return [shortage[lang](scoredRecord(lang)) + unscoredNote(manifests, lang), ...limits[lang]];
}

const limits: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    "The ± and the limits are Monte Carlo errors: they shrink with more runs and say nothing about whether the model or its inputs are right. The inputs' grades do.",
    "Where a scenario is undecided between two cases, such as covered or not covered, the runs fall into two camps, and a median may lie between them, where few runs are. Read the bands.",
    "Output lost is a reading, low and high: weeks of a sector's output lost, weighted by its use of the metals, times the share of a year's GDP that hangs on them. No rebound afterwards is counted.",
    "A line stops where a sector's first firm, with the thinnest stock, runs dry: firms differ in stock alone, and do not help each other out.",
    "The exporter follows the scenario's states and their probabilities: it watches neither stocks nor prices, and its own lost sales only where settlement is switched on.",
    "Prices answer to what is open, to noise and to a squeeze in the exporter's own market; none has a floor of costs.",
  ],
  ja: [
    "±と区間はモンテカルロ誤差であり、試行を増やせば縮む。モデルや入力が正しいかどうかは示さない。それを示すのは入力ごとの根拠の確度（A〜D）である。",
    "民生用途が対象か否かのように二つの場合が定まらないシナリオでは、試行は二つの群に分かれ、中央値は試行の少ない両群の間に位置することがある。中央値でなく帯で判断する。",
    "生産損失は低位と高位の推計であり、部門の失われた生産の週数を金属の使用量で加重し、その金属に依存するGDPの割合を乗じたもの。事後の挽回生産は数えない。",
    "ライン停止は、在庫の最も薄い、部門で最初の企業の在庫が尽きた時点を指す。企業は在庫だけが異なり、互いに融通しない。",
    "輸出国はシナリオの局面とその確率に従う。在庫も価格も見ず、自国の販売減を見るのは決着の仕組みを有効にした場合に限る。",
    "価格は、輸出がどれだけ認められているか、不規則な変動、輸出国内の需給逼迫に反応する。生産費による下限はない。",
  ],
};
