import type { TopLevelSpec } from "vega-lite";
import type { Manifest } from "../../../sim/study/study.ts";
import { runsText } from "../../words/figures.ts";
import { knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { brokenLines, wrapped } from "../../words/lines.ts";
import { ownPricesWords } from "../../words/own-prices.ts";
import { factsOf } from "../../words/study.ts";
import type { Chart, ChartTable } from "./chart.ts";
import { framedWords } from "./frame.words.ts";
import { linesOf, textOf } from "./names.ts";
import { config } from "./theme.ts";

type Content = {
  readonly id: string;
  readonly lang: Lang;
  /** Name of what the chart shows. */
  readonly study: string;
  /** Where the numbers come from: one line each. */
  readonly sources: readonly string[];
  readonly question: string;
  readonly reading: string;
  /** What kind of chart, of what, over what: the reading follows it in the text for those who do not see it. */
  readonly kind: string;
  /** How to read the marks, and how large the figures' errors are: the lines under the title. */
  readonly notes: readonly string[];
  readonly table: ChartTable;
  /** The views, without what every chart shares. */
  readonly body: object;
};

/** Widest line under an English title [characters]: about as wide as a chart. */
const widest = 150;

/** Widest lines of whatever letters [px]: a text without spaces, or in wide letters, is broken there too. */
const [widestTitle, widestSubtitle] = [900, 1_040];

/** A chart in its frame: the question as title, how to read it, where it comes from, the house style. */
export function frame({ id, lang, study, sources, question, reading, kind, notes, table, body }: Content): Chart {
  const alt = `${kind}${framedWords[lang].between}${reading}`;
  const all = [...notes, ...sources];
  const lines = all
    .flatMap((note) => (lang === "ja" ? brokenLines(note) : wrapped(note, widest)))
    .flatMap((line) => linesOf(line, widestSubtitle, 12));
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: alt,
    title: { text: textOf(linesOf(question, widestTitle, 18)), subtitle: lines },
    config,
    ...body,
  } as TopLevelSpec;
  return { id, study, question, reading, notes: all, alt, spec, table };
}

/** A chart of one study or of two, in its frame. */
export function framedChart({
  manifests,
  ofRuns,
  ...content
}: Omit<Content, "study" | "sources"> & {
  readonly manifests: readonly Manifest[];
  /** Which of a study's runs the chart rests on, in words; all when left out. */
  readonly ofRuns?: string | undefined;
}): Chart {
  const study = manifests.map((manifest) => factsOf(manifest).name).join(framedWords[content.lang].both);
  return frame({ ...content, study, sources: manifests.map((each) => sourceLine(each, content.lang, ofRuns)) });
}

/** Where a chart's numbers come from: scenario, seed, runs, and the first eight digits of the result's hash. */
export function sourceLine(manifest: Manifest, lang: Lang, ofRuns?: string): string {
  const { title, name } = factsOf(manifest, lang);
  const { seed, runs, sampling, resultHash } = manifest;
  const { source, sampled } = framedWords[lang];
  return source({
    ...{
      title,
      name,
      known: [knownWords(manifest, lang), ownPricesWords(manifest.scenario, lang)]
        .filter((words) => words !== "")
        .join(lang === "ja" ? "、" : ", "),
      seed,
      runs: ofRuns ?? runsText(runs, lang),
      hash: resultHash.slice(0, 8),
    },
    sampled: sampling.kind === "plain" ? "" : sampled(sampling.kind),
  });
}
