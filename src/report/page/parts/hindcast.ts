import { hindcastHash } from "../../../sim/scoring/hindcast/fans.ts";
import type { HindcastRecord } from "../../../sim/scoring/hindcast/record.ts";
import type { Hindcast } from "../../../sim/scoring/hindcast/run.ts";
import { hindcastCharts } from "../../charts/hindcast/index.ts";
import { hindcastSource } from "../../charts/hindcast/kit.ts";
import { validationScore } from "../../tables/validation-score.ts";
import { formatWithError } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { coverageFigure, episodesOf } from "../../words/scores.ts";
import { metCount, missedReadings, scoredTargets, targetTable, targetWords } from "../../words/targets.ts";
import { episodeTitle } from "../../words/titles.ts";
import { keptTable, sentence } from "../html.ts";
import type { PagePart } from "./part.ts";
import { partWords } from "./parts.words.ts";

/** The model against the past, as a section. All that is told is out of sample. */
export function hindcastPart(
  of: Pick<Hindcast, "record" | "fans"> & { readonly codeVersion?: string | undefined },
  lang: Lang = "en",
): PagePart {
  const { record, fans, codeVersion = "–" } = of;
  const words = partWords[lang].hindcast;
  const names = episodesOf(record);
  const episodes = names.map((each) => episodeTitle(each, lang)).join(words.both);
  const hash = hindcastHash(record, fans);
  const { seed, runs, engineVersion } = record;
  return {
    id: "hindcast",
    heading: words.heading,
    title: words.title(episodes),
    sentences: sentencesOf(of, episodes, lang),
    sources: [hindcastSource({ record, hash, lang }, names)],
    charts: hindcastCharts(of, lang),
    tables: targetsHtml(record, lang) + skillText(record, lang),
    made: [
      {
        ...{ name: words.name(episodes), seed, runs: String(runs), codeVersion, engineVersion },
        ...{ scenarioSha256: "–", resultHash: hash },
      },
    ],
    manifests: [],
  };
}

function sentencesOf({ record }: Pick<Hindcast, "record">, episodes: string, lang: Lang): readonly string[] {
  const words = partWords[lang].hindcast;
  const { points, variants } = validationScore(record);
  const [{ coverage, features }] = variants;
  const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);
  const named = sum(features.map((each) => each.of));
  return [
    words.coverage(points, episodes, coverageFigure({ level: 0.8, ...coverage }, lang)),
    ...(scoredTargets(record).length === 0 ? [] : [words.targets(metCount(record, lang))]),
    ...(named === 0 ? [] : [words.features(sum(features.map(({ passed }) => passed)), named)]),
  ];
}

/** What the model is held to, with what is missed in red and what that says of it; nothing where there are no targets. */
function targetsHtml({ targets }: HindcastRecord, lang: Lang): string {
  const record = { targets };
  if (scoredTargets(record).length === 0) return "";
  const [heads, ...rows] = targetTable(record, lang);
  const { missed, note } = targetWords[lang];
  const caption = `${partWords[lang].hindcast.targets(metCount(record, lang))} ${note}`;
  const marks = scoredTargets(record).map(({ verdict }) => (verdict === "missed" ? "missed" : ""));
  const readings = missedReadings(record, lang);
  const told = readings.length === 0 ? "" : `<p class="caveat">${sentence(missed(readings))}</p>`;
  return keptTable({ caption, heads, rows, marks, figures: [1, 2], whole: [3] }) + told;
}

/** The skill out of sample as a paragraph; nothing where there is none. */
function skillText(record: HindcastRecord, lang: Lang): string {
  const [{ skill }] = validationScore(record).variants;
  if (skill.skill === null || skill.error === null) return "";
  return `<p>${sentence(partWords[lang].hindcast.skill(formatWithError(skill.skill, skill.error)))}</p>`;
}
