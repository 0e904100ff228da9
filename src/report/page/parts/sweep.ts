import type { SweepRecord } from "../../../sim/analysis/sweep/record.ts";
import { sweepCharts } from "../../charts/sweep/index.ts";
import { judgedLabel, sweepSentences, sweepSource, sweepTitle } from "../../charts/sweep/reading.ts";
import { sweepTable } from "../../tables/sweep.ts";
import { sweepTableWords } from "../../tables/sweep.words.ts";
import type { Lang } from "../../words/lang.ts";
import { keptTable } from "../html.ts";
import type { PagePart } from "./part.ts";
import { sweepPartWords } from "./sweep.words.ts";

/** The cells of a grid, as a section. */
export function sweepPart(record: SweepRecord, codeVersion = "–", lang: Lang = "en"): PagePart {
  const words = sweepPartWords[lang];
  const { heads, rows } = sweepTable(record, lang);
  const { sweep: name, seed, runs, engineVersion, scenarios, gridSha256 } = record;
  return {
    id: "sweep",
    heading: words.heading(judgedLabel(record, lang)),
    title: words.title(sweepTitle(record, lang)),
    sentences: [...sweepSentences(record, lang), sweepTableWords[lang].curse],
    sources: [sweepSource(record, lang)],
    charts: sweepCharts(record, lang),
    tables:
      rows.length === 0
        ? ""
        : keptTable({ caption: words.caption(judgedLabel(record, lang)), heads, rows, figures: [3, 4] }),
    made: [
      {
        ...{ name, seed, runs: String(runs), codeVersion, engineVersion },
        ...{ scenarioSha256: scenarios[0].scenarioSha256, resultHash: gridSha256 },
      },
    ],
    manifests: [],
  };
}
