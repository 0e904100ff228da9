import { baselinesPart } from "../../report/page/parts/baselines.ts";
import { hindcastPart } from "../../report/page/parts/hindcast.ts";
import { matchedPart } from "../../report/page/parts/matched.ts";
import type { PagePart } from "../../report/page/parts/part.ts";
import { rulesPart } from "../../report/page/parts/rules.ts";
import type { ScenarioWords } from "../../report/page/scenario-words.ts";
import type { Lang } from "../../report/words/lang.ts";
import type { OpenedResults } from "../../sim/results/open.ts";
import { compareStudies } from "../../sim/study/compare.ts";
import type { PairedDifference } from "../../sim/study/study.ts";

const order: readonly PagePart["id"][] = ["matched", "baselines", "rules", "hindcast"];

/** The sections that results folders make of a page, in the order in which a reader asks. */
export async function partsOf(
  opened: readonly OpenedResults[],
  lang: Lang,
  given: ScenarioWords,
): Promise<readonly PagePart[]> {
  const parts: PagePart[] = [];
  for (const each of opened) {
    const part = await partOf(each, lang, given);
    if (part !== undefined) parts.push(part);
  }
  return parts.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

async function partOf(of: OpenedResults, lang: Lang, given: ScenarioWords): Promise<PagePart | undefined> {
  switch (of.kind) {
    case "studies":
      return of.matched === undefined
        ? undefined
        : matchedPart({ studies: of.studies, matched: of.matched.matched, record: of.matched.record }, lang);
    case "baselines": {
      const each: { study: (typeof of.baselines)[number]; differences: readonly PairedDifference[] }[] = [];
      for (const study of of.baselines) each.push({ study, differences: await compareStudies(study, of.subject) });
      return baselinesPart({ subject: of.subject, each }, lang, given);
    }
    case "rules":
      return rulesPart(of, lang, given);
    case "hindcast":
      return hindcastPart(of, lang);
  }
}
