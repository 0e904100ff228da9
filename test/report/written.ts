import type { TopLevelSpec } from "vega-lite";
import { footnoteLines } from "../../src/report/charts/kit/frame.ts";
import type { Lang } from "../../src/report/words/lang.ts";

/** What stands around a chart in its picture: headline, the line under it and the footnote, its lines joined. */
export function writtenAround(spec: TopLevelSpec, lang: Lang = "en"): string {
  const { text, subtitle = [] } = spec.title as { readonly text: string | string[]; readonly subtitle?: string[] };
  const join = lang === "ja" ? "" : " ";
  return [[text].flat().join(join), subtitle.join(join), footnoteLines(spec).join(join)].join("\n");
}
