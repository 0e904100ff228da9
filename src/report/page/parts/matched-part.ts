import { repetitionsOf } from "../../../sim/estimates/repetitions.ts";
import { sourceLine } from "../../charts/framed-chart.ts";
import { type SeverityMatched, severityChart } from "../../charts/severity/severity-chart.ts";
import { severityReading } from "../../charts/severity/severity-reading.ts";
import { quotedLabelsOf } from "../../charts/shared.ts";
import { isBeyondErrorTogether, judgedTogether } from "../../explain/judged-together.ts";
import { runsText } from "../../format.ts";
import type { Lang } from "../../lang.ts";
import { factsOf } from "../../names.ts";
import { madeOf, type PagePart } from "./page-part.ts";
import { partWords } from "./part-words.ts";

/** Two studies with the same tonnes missing, as a section: made by the command that compares them. */
export function matchedPart(of: SeverityMatched, lang: Lang = "en"): PagePart {
  const words = partWords[lang].matched;
  const { manifest } = of.matched;
  const repetitions = repetitionsOf(manifest);
  const judged = judgedTogether(of.record.matched, repetitions);
  const beyond = judged.filter((each) => isBeyondErrorTogether(each, repetitions)).length;
  return {
    id: "matched",
    heading: words.heading,
    title: words.heading,
    sentences: [
      severityReading(
        of.record,
        quotedLabelsOf(of.studies[0], of.studies[1], lang),
        factsOf(of.studies[0].manifest, lang).titles,
        lang,
      ),
      repetitions < 2 ? words.oneRun(runsText(repetitions, lang)) : words.beyond(beyond, judged.length),
    ],
    sources: [sourceLine(manifest, lang)],
    charts: [severityChart(of, lang)],
    tables: "",
    command: null,
    made: [madeOf(manifest)],
    manifests: [manifest],
  };
}
