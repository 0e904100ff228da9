import type { InferenceRecord } from "../../../sim/inference/record.ts";
import { inferenceCharts } from "../../charts/inference/index.ts";
import { inferenceWords } from "../../charts/inference/inference.words.ts";
import { byLearnt, inferenceSource, isUninformed, learntPercent, titleOf } from "../../charts/inference/kit.ts";
import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { escaped, keptTable } from "../html.ts";
import { inferencePartWords } from "./inference.words.ts";
import type { PagePart } from "./part.ts";

/** Rows of a list of most and of least. */
const listed = 10;

/** What the record says of the model's numbers, as a section. */
export function inferencePart(record: InferenceRecord, codeVersion = "–", lang: Lang = "en"): PagePart {
  const words = inferencePartWords[lang];
  const { inference, bank, parameters, noise, calibration, abc, emptied, multiplier, waves } = record;
  const charts = inferenceCharts(record, lang);
  const learnt = byLearnt(parameters).map((of) => ({ ...of, title: titleOf(of, lang) }));
  const silent = learnt.filter(isUninformed).map(({ title }) => title);
  const large = multiplier.reduce((sum, share, k) => sum + (k >= multiplier.length / 2 ? share : 0), 0);
  const percent = (share: number) => `${formatExact(Math.round(1000 * share) / 10)} %`;
  const sentences = [
    ...(large > 0.5 ? [words.misses(percent(large))] : []),
    charts[0].reading,
    charts[1].reading,
    words.effective(formatExact(Math.round(record.effective)), formatExact(bank.points)),
    ...(noise.standardDeviation > 1 ? [words.noisy(noise.standardDeviation.toPrecision(2))] : []),
    ...(silent.length > 0 ? [words.silent(silent)] : []),
    ...(calibration === null || charts.length < 3 ? [] : [charts[2].reading]),
    ...(abc === null
      ? []
      : [
          abc.differ.length === 0
            ? words.agrees(abc.rows.length)
            : words.differs(
                abc.rows.length,
                abc.differ.map((name) =>
                  titleOf(parameters.find((of) => of.name === name) ?? { name, title: name }, lang),
                ),
              ),
        ]),
  ];
  const ofLearnt = keptTable({
    caption: words.learnt.caption(listed),
    heads: words.learnt.heads,
    rows: (learnt.length <= 2 * listed ? learnt : [...learnt.slice(0, listed), ...learnt.slice(-listed)]).map((of) => [
      of.title,
      isUninformed(of) ? inferenceWords[lang].learnt.nothing : `${learntPercent(of)} %`,
    ]),
    figures: [1],
  });
  const ofEmptied = keptTable({
    caption: words.emptied.caption(waves.length),
    heads: words.emptied.heads,
    rows: emptied.rows
      .toSorted((a, b) => a.passed - b.passed)
      .slice(0, listed)
      .map(({ row, passed, passedOthers }) => [row, percent(passed), percent(passedOthers)]),
    figures: [1, 2],
  });
  const pairs = emptied.pairs.map((pair) => `<li>${escaped(words.pair(...pair))}</li>`).join("");
  return {
    id: "inference",
    heading: words.heading,
    title: words.title(inference.name),
    sentences,
    sources: [inferenceSource({ record, lang })],
    charts,
    tables: `${ofLearnt}\n${ofEmptied}${pairs === "" ? "" : `<ul lang="${escaped(lang)}">${pairs}</ul>`}`,
    made: [
      {
        ...{ name: inference.name, seed: inference.seed, runs: String(inference.sizes.runs[2]), codeVersion },
        ...{ engineVersion: inference.engineVersion, scenarioSha256: inference.tableSha256 },
        resultHash: record.posteriorSha256,
      },
    ],
    manifests: [],
  };
}
