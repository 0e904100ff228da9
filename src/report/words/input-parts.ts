import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

/** What one of several inputs of one name is, by a part of its path. */
const parts: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {
    ...{ country: "to the country", world: "to others", civil: "civil use", military: "military use" },
    ...{ domestic: "home quote", fobOverDomestic: "export over home quote", ask: "ask" },
    ...{ coverBelow: "cover that triggers", askAbove: "price that triggers", weeklyCap: "most a week" },
    ...{
      floor: "never released",
      decisionLag: "time to decide",
      deliveryLag: "time to deliver",
      refill: "buying back",
    },
    ...{ firmShare: "share that is firm", capacity: "capacity", firstYearYield: "yield in the first year" },
    ...{ rampTime: "time to ramp up", availableShare: "share for this country" },
  },
  ja: {
    ...{ country: "輸入国向け", world: "その他向け", civil: "民生用", military: "軍事用" },
    ...{ domestic: "国内相場", fobOverDomestic: "国内相場に対するFOB", ask: "アスク" },
    ...{ coverBelow: "発動する在庫カバー", askAbove: "発動する価格", weeklyCap: "週あたりの上限" },
    ...{ floor: "放出しない分", decisionLag: "決定までの期間", deliveryLag: "引き渡しまでの期間", refill: "買い戻し" },
    ...{ firmShare: "確定している割合", capacity: "生産能力", firstYearYield: "初年度の歩留まり" },
    ...{ rampTime: "立ち上げの期間", availableShare: "輸入国に回る割合" },
  },
};

/** What tells an input from others of the same name, by its path: `home quote`, `to the country, magnets, civil use`. */
export function partsText(
  path: string,
  { forms, materials }: Pick<Scenario, "forms" | "materials">,
  lang: Lang,
): string {
  const titled: Readonly<Record<string, { readonly title: Parameters<typeof titleIn>[0] }>> = {
    ...forms,
    ...materials,
  };
  const [, , ...keys] = path.split(".");
  return keys
    .flatMap((key) => {
      const text = parts[lang][key] ?? (titled[key] && titleIn(titled[key].title, lang));
      return text === undefined ? [] : [text];
    })
    .join(lang === "ja" ? "・" : ", ");
}
