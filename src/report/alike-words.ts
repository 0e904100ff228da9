import type { Manifest } from "../sim/study/study.ts";
import { alikeSectors } from "./alike-sectors.ts";
import type { Lang } from "./words/lang.ts";
import { factsOf } from "./words/study.ts";

const words: Readonly<Record<Lang, (names: readonly string[]) => readonly string[]>> = {
  en: (names) => [
    "Alike in all but size and luck, so that which of them stops first has no answer:",
    `${names.join("; ")}.`,
  ],
  ja: (names) => [`次の部門は規模と偶然のほかに違いがなく、どれが最初に止まるかに答えはない：${names.join("、")}。`],
};

/** A note on sectors whose order is luck; none where all differ. */
export function alikeNotes(manifest: Manifest, lang: Lang): readonly string[] {
  const { titles } = factsOf(manifest, lang);
  return alikeSectors(manifest).flatMap((group) => words[lang](group.map(titles.sector)));
}
