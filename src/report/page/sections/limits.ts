import type { Manifest } from "../../../sim/study/study.ts";
import type { ValidationRecord } from "../../tables/validation-score.ts";
import type { Lang } from "../../words/lang.ts";
import { titleIn } from "../../words/titles.ts";
import { scoredRecord, unscoredNote } from "./trust.ts";

/** What the numbers of these studies do not hold, in plain words; first what the record of the past says of the model. */
export function limitsOf(
  manifests: readonly Manifest[],
  record: ValidationRecord | undefined,
  lang: Lang,
): readonly string[] {
  if (record === undefined) return limits[lang];
  const found = titleIn(record.inFull, lang).replace("{record}", scoredRecord(record, lang));
  return [found + unscoredNote(manifests, record, lang), ...limits[lang]];
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
