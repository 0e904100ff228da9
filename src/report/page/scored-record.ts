import type { Manifest } from "../../sim/results.ts";
import { listed } from "../charts/listed.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";

/** The metals of which figures on record are scored in docs/validation.md, as scenarios name them. */
const scoredMaterials: readonly string[] = ["Dy", "Tb"];

const words = {
  en: {
    record: "rare earths, Japan and the world, 2010 and 2025",
    unscored: (materials: string) => ` No figure of ${materials} was scored.`,
  },
  ja: {
    record: "レアアース、日本と世界、2010年と2025年",
    unscored: (materials: string) => `${materials}については、どの数値も検証していない。`,
  },
} satisfies Record<Lang, object>;

/** What the model was held against, in words. */
export function scoredRecord(lang: Lang): string {
  return words[lang].record;
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
