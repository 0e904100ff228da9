import type { Manifest } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";

/** The metals of which figures on record are scored in docs/validation.md, as scenarios name them. */
const scoredMaterials: readonly string[] = ["Dy", "Tb"];

const words = {
  en: {
    record: (episodes: readonly string[]) => `rare earths, ${episodes.join(" and ")}`,
    unscored: (materials: string) => ` No figure of ${materials} was scored.`,
  },
  ja: {
    record: (episodes: readonly string[]) => `レアアース、${episodes.map((each) => `${each}年`).join("と")}`,
    unscored: (materials: string) => `${materials}については、どの数値も検証していない。`,
  },
} satisfies Record<Lang, object>;

/** What the model was held against, in words: the episodes of docs/validation.md, or those given. */
export function scoredRecord(lang: Lang, episodes: readonly string[] = ["2010", "2025"]): string {
  return words[lang].record(episodes);
}

/** That nothing of the other metals of these studies was scored, to follow on a sentence; empty where there are none. */
export function unscoredNote(manifests: readonly Manifest[], lang: Lang): string {
  const all = manifests.flatMap((manifest) => {
    const { materials, titles } = factsOf(manifest, lang);
    return materials.filter((each) => !scoredMaterials.includes(each)).map(titles.material);
  });
  const materials = [...new Set(all)];
  return materials.length === 0 ? "" : words[lang].unscored(listed(materials, lang));
}
