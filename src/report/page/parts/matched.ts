import type { SeverityMatched } from "../../../sim/analysis/severity/missing.ts";
import { judgedTogether } from "../../../sim/study/judged.ts";
import { repetitionsOf } from "../../../sim/study/layout.ts";
import { sourceLine } from "../../charts/kit/frame.ts";
import { quotedLabelsOf } from "../../charts/kit/two-studies.ts";
import { severityBrief, severityChart } from "../../charts/severity.ts";
import { isBeyondErrorTogether } from "../../words/difference-figures.ts";
import { runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";
import { sentence } from "../html.ts";
import { madeOf, type PagePart } from "./part.ts";
import { partWords } from "./parts.words.ts";

/** Two studies with the same tonnes missing, as a section: made by the command that compares them. */
export function matchedPart(of: SeverityMatched, lang: Lang = "en"): PagePart {
  const words = partWords[lang].matched;
  const { manifest } = of.matched;
  const repetitions = repetitionsOf(manifest);
  const judged = judgedTogether(of.record.matched, repetitions);
  const beyond = judged.filter((each) => isBeyondErrorTogether(each, repetitions)).length;
  const together = repetitions < 2 ? words.oneRun(runsText(repetitions, lang)) : words.beyond(beyond, judged.length);
  return {
    id: "matched",
    heading: words.heading,
    title: words.heading,
    sentences: [
      severityBrief(
        of.record,
        quotedLabelsOf(of.studies[0], of.studies[1], lang),
        factsOf(of.studies[0].manifest, lang).titles,
        lang,
      ),
    ],
    sources: [sourceLine(manifest, lang)],
    charts: [severityChart(of, lang)],
    tables: `<p>${sentence(together)}</p>`,
    made: [madeOf(manifest)],
    manifests: [manifest],
  };
}
