import type { TopLevelSpec } from "vega-lite";
import type { Manifest } from "../../../sim/study/study.ts";
import { runsText } from "../../words/figures.ts";
import { type Dated, knownTo, knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { brokenLines } from "../../words/lines.ts";
import { ownPricesWords } from "../../words/own-prices.ts";
import { factsOf } from "../../words/study.ts";
import type { Chart, ChartTable } from "./chart.ts";
import { eventWords } from "./events.words.ts";
import { type Finding, firstSentence } from "./finding.ts";
import { framedWords } from "./frame.words.ts";
import { evenLines, linesOf, textOf, unbroken } from "./names.ts";
import { config, muted } from "./theme.ts";

type Content = {
  readonly id: string;
  readonly lang: Lang;
  /** Name of what the chart shows. */
  readonly study: string;
  /** Where the numbers come from: one line each. */
  readonly sources: readonly string[];
  /** Of whom it is and to which day that is known. */
  readonly of?: string | undefined;
  readonly question: string;
  /** What the chart finds: its headline; the first sentence of the reading when left out. */
  readonly finding?: Finding | undefined;
  /** What is shown, in which unit: leads the line under the headline. */
  readonly shows?: string | undefined;
  readonly reading: string;
  /** What kind of chart, of what, over what: the reading follows it in the text for those who do not see it. */
  readonly kind: string;
  /** How to read the marks, and how large the figures' errors are: the footnote. */
  readonly notes: readonly string[];
  readonly table: ChartTable;
  /** The views, without what every chart shares. */
  readonly body: object;
};

/** Widest lines of the headline, of the line under it, and of the footnote [px]. */
const [widestTitle, widestSubtitle, widestNote] = [860, 900, 900];

/** Letters of the headline, of the line under it and of the footnote, and lines of the last [px]. */
const [titleSize, subtitleSize, noteSize, noteHeight] = [18, 12.5, 11, 15];

/**
 * A chart in its frame, in the house style: what it finds as headline, one line of what is shown, of whom, in which unit and as
 * of when; below, in a footnote, how it is made and read, its errors, and where it comes from.
 */
export function frame({
  id,
  lang,
  study,
  sources,
  of,
  question,
  reading,
  kind,
  notes,
  table,
  body,
  ...given
}: Content): Chart {
  const words = framedWords[lang];
  const alt = `${kind}${words.between}${reading}`;
  const [sentence, rest] = firstSentence(reading);
  const found = given.finding ?? { text: sentence, figures: [], isHedged: false };
  const finding = { ...found, text: unbroken(found.text) };
  const subtitle = unbroken([given.shows, of].filter((part) => part !== undefined && part !== "").join(words.shownOf));
  const told = given.finding === undefined && rest !== "" ? [rest, ...notes] : notes;
  const footnote = [told.join(words.between), ...sources].flatMap((note) =>
    (lang === "ja" ? brokenLines(note) : [note]).flatMap((line) => linesOf(line, widestNote, noteSize)),
  );
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: alt,
    title: {
      text: textOf(evenLines(finding.text, widestTitle, titleSize)),
      ...(subtitle === "" ? {} : { subtitle: linesOf(subtitle, widestSubtitle, subtitleSize) }),
    },
    config,
    vconcat: [{ title: footnoteOf(footnote), ...body }],
  } as TopLevelSpec;
  return { id, study, question, finding, subtitle, reading, notes: [...notes, ...sources], sources, alt, spec, table };
}

/** Lines below a chart, from its left edge. */
function footnoteOf(lines: readonly string[]): object {
  return {
    text: lines,
    ...{ orient: "bottom", anchor: "start", frame: "bounds", offset: 14 },
    ...{ fontSize: noteSize, fontWeight: 400, lineHeight: noteHeight, color: muted },
  };
}

/** What a chart draws without its headline and its footnote, for a page that has them as text. */
export function withoutFrame(spec: TopLevelSpec): TopLevelSpec {
  const {
    title: _,
    vconcat,
    ...rest
  } = spec as unknown as { readonly title: object; readonly vconcat: readonly object[] };
  const [{ title: __, ...body }] = vconcat as readonly { readonly title?: object }[];
  return { ...rest, ...body } as TopLevelSpec;
}

/** The same chart with a note more, which stands first in its footnote. */
export function withNote(chart: Chart, note: string): Chart {
  const { vconcat, ...rest } = chart.spec as unknown as { readonly vconcat: readonly Titled[] };
  const [{ title, ...body }, ...more] = vconcat;
  const text = [...linesOf(note, widestNote, noteSize), ...title.text];
  const spec = { ...rest, vconcat: [{ title: { ...title, text }, ...body }, ...more] } as unknown as TopLevelSpec;
  return { ...chart, spec, notes: [note, ...chart.notes] };
}

type Titled = { readonly title: { readonly text: readonly string[] } };

/** The lines of a chart's footnote. */
export function footnoteLines(spec: TopLevelSpec): readonly string[] {
  const [{ title }] = (
    spec as unknown as { readonly vconcat: readonly { readonly title: { readonly text: readonly string[] } }[] }
  ).vconcat;
  return title.text;
}

/** A chart of one study or of two, in its frame. */
export function framedChart({
  manifests,
  ofRuns,
  ...content
}: Omit<Content, "study" | "sources" | "of"> & {
  readonly manifests: readonly Manifest[];
  /** Which of a study's runs the chart rests on, in words; all when left out. */
  readonly ofRuns?: string | undefined;
}): Chart {
  const { lang } = content;
  const study = manifests.map((manifest) => factsOf(manifest).name).join(framedWords[lang].both);
  return frame({
    ...content,
    study,
    of: ofWhom(manifests, lang),
    sources: manifests.map((each) => sourceLine(each, lang, ofRuns)),
  });
}

/** Of whom a chart is, and to which day that is known. */
export function ofWhom(manifests: readonly Dated[], lang: Lang): string {
  const words = framedWords[lang];
  return manifests
    .map((manifest) => words.knownTitle(factsOf(manifest, lang).title, shortlyKnown(manifest, lang)))
    .join(words.beside);
}

/** The day to which a scenario is known, as short as can be; empty where it is not on record. */
function shortlyKnown(manifest: Dated, lang: Lang): string {
  const day = knownTo(manifest);
  return day === null ? "" : eventWords[lang].known(eventWords[lang].day(day));
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
