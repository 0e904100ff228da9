import { outcomeId, type PairedDifference, type StudyResults } from "../../../sim/results.ts";
import type { Lang } from "../../lang.ts";
import { factsOf } from "../../names.ts";

/** One scenario held against several on common random numbers; differences are the subject minus each. */
export type Baselines = {
  readonly subject: Pick<StudyResults, "manifest">;
  readonly each: readonly {
    readonly study: Pick<StudyResults, "manifest">;
    readonly differences: readonly PairedDifference[];
  }[];
};

/** What to call the subject and each baseline: by title, with the name where titles are shared. */
export function baselineLabels({ subject, each }: Baselines, lang: Lang) {
  const facts = [subject, ...each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang));
  const [ofSubject, ...ofEach] = facts.map(({ title, name }) =>
    facts.filter((other) => other.title === title).length > 1 ? `${title} (${name})` : title,
  );
  return { subject: ofSubject, each: ofEach };
}

/** An outcome against every baseline, in their order; undefined unless all have it. */
export function againstAll({ each }: Baselines, of: PairedDifference): readonly PairedDifference[] | undefined {
  const all = each.flatMap(({ differences }) => differences.filter((other) => outcomeId(other) === outcomeId(of)));
  return all.length === each.length ? all : undefined;
}
