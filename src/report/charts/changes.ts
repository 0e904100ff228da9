import type { ChangesRecord } from "../../sim/analysis/news/record.ts";
import type { Manifest, StudyResults } from "../../sim/study/study.ts";
import { dayIn } from "../words/known.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { titleIn } from "../words/titles.ts";
import type { Chart } from "./kit/chart.ts";
import { newsChart } from "./news.ts";
import { newsWords } from "./news.words.ts";

/** What changed between states of knowledge of one scenario, and the studies that were weighed by them. */
export type Changes = {
  readonly record: ChangesRecord;
  readonly studies: readonly Pick<StudyResults, "manifest">[];
};

/** What was known, in words: the day, and the facts where the day alone does not tell them apart. */
export function knownTitles({ known }: ChangesRecord, lang: Lang): readonly string[] {
  const words = newsWords[lang];
  const days = known.map(({ asOf }) => asOf);
  return known.map(({ facts, asOf }) => {
    const day = dayIn(asOf, lang);
    if (days.filter((each) => each === asOf).length < 2) return words.known(day);
    return facts === null ? words.alone(day) : words.knownBy(day, facts);
  });
}

/** What a fact is called, by its name: as the last of some studies that was told of it calls it. */
export function factTitles(manifests: readonly Manifest[], lang: Lang): (name: string) => string {
  const titles = new Map(
    manifests.flatMap(({ facts }) =>
      (facts?.used ?? []).map(({ name, title }) => [name, titleIn(title, lang)] as const),
    ),
  );
  return (name) => titles.get(name) ?? name;
}

/** A staircase for each change, from one state of knowledge to the next. */
export function changesCharts({ record, studies }: Changes, lang: Lang): readonly Chart[] {
  const titles = knownTitles(record, lang);
  const manifests = studies.map(({ manifest }) => manifest);
  const titleOf = factTitles(manifests, lang);
  const { steps: words } = newsWords[lang];
  return record.changes.flatMap(({ steps, outcomes }, k) => {
    const chart = newsChart(
      {
        id: record.changes.length === 1 ? "changes" : `changes-${k + 1}`,
        manifests: [manifests[k], manifests[k + 1]],
        ends: [titles[k], titles[k + 1]],
        steps: steps.map(({ kind, facts, contradicts }) => ({
          title: words[kind](listed(facts.map(titleOf), lang)),
          contradicts,
        })),
        outcomes,
        worth: record.known[k + 1].effectiveRuns,
      },
      lang,
    );
    return chart ?? [];
  });
}
