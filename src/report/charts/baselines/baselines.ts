import { outcomeId, type PairedDifference, type StudyResults } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";

/** One scenario held against several on common random numbers; differences are the subject minus each. */
export type Baselines = {
  readonly subject: Pick<StudyResults, "manifest">;
  readonly each: readonly {
    readonly study: Pick<StudyResults, "manifest">;
    readonly differences: readonly PairedDifference[];
  }[];
};

/** Most room for a scenario's name beside a panel [px]; at least so much. */
const [mostWidth, leastWidth] = [340, 120];

/** What a text calls the subject and each baseline: by title, or by name where two share one. */
export function baselineTitles({ subject, each }: Baselines, lang: Lang) {
  const facts = [subject, ...each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang));
  const titles = facts.map(({ title }) => title);
  const [ofSubject, ...ofEach] = new Set(titles).size === titles.length ? titles : facts.map(({ name }) => name);
  return { subject: ofSubject, each: ofEach };
}

/** The same beside a panel, and how wide that is: by name where a title is too long. */
export function baselineLabels(of: Baselines, lang: Lang) {
  const { subject, each } = baselineTitles(of, lang);
  const titles = [subject, ...each];
  const names = [of.subject, ...of.each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang).name);
  const labels = titles.every((title) => widthOf(title) <= mostWidth) ? titles : names;
  const [ofSubject, ...ofEach] = labels;
  const width = Math.max(leastWidth, ...labels.map(widthOf));
  return { subject: ofSubject, each: ofEach, width: Math.min(mostWidth, Math.ceil(width)) };
}

/** About as wide as a text is drawn as an axis label [px]. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 6.1 : 11.2), 4);
}

/** An outcome against every baseline, in their order; undefined unless all have it. */
export function againstAll({ each }: Baselines, of: PairedDifference): readonly PairedDifference[] | undefined {
  const all = each.flatMap(({ differences }) => differences.filter((other) => outcomeId(other) === outcomeId(of)));
  return all.length === each.length ? all : undefined;
}
