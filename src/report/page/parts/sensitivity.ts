import type { SensitiveOutcome, SensitivityRecord } from "../../../sim/analysis/sensitivity/record.ts";
import { sensitivityCharts } from "../../charts/sensitivity/index.ts";
import { isBeyondError, sensitivitySource } from "../../charts/sensitivity/parts.ts";
import { inputOrLane } from "../../words/inputs.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised } from "../../words/lists.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { shareText } from "../../words/variance-figures.ts";
import { keptTable } from "../html.ts";
import type { PagePart } from "./part.ts";
import { sensitivityPartWords } from "./sensitivity.words.ts";

/** Least share that a table tells. */
const leastShare = 0.01;

type Estimate = SensitiveOutcome["inputs"][number]["first"];

/** Which inputs matter, alone and together, and how much is luck, as a section. */
export function sensitivityPart(record: SensitivityRecord, codeVersion = "–", lang: Lang = "en"): PagePart {
  const words = sensitivityPartWords[lang];
  const { name, title } = factsOf(record, lang);
  const { seed, runs, engineVersion, scenarioSha256 } = record;
  const charts = sensitivityCharts(record, lang);
  return {
    id: "sensitivity",
    heading: words.heading,
    title: words.title(title),
    sentences: charts.length === 0 ? [words.alike] : charts.map(({ reading }) => reading),
    sources: [sensitivitySource(record, lang)],
    charts,
    tables: record.outcomes
      .flatMap((of) => [inputsTable(of, record, lang), ...pairsTable(of, record, lang)])
      .join("\n"),
    made: [{ ...{ name, seed, runs: String(runs), codeVersion, engineVersion, scenarioSha256 }, resultHash: "–" }],
    manifests: [],
  };
}

/** Every input with a share of some size, beyond its error; that of most first. */
function inputsTable(of: SensitiveOutcome, record: SensitivityRecord, lang: Lang): string {
  const words = sensitivityPartWords[lang];
  const size = ({ first, total, shapley }: SensitiveOutcome["inputs"][number]) => (total ?? shapley ?? first).value;
  const inputs = of.inputs
    .filter(({ first, total, shapley }) => [first, total, shapley].some((each) => each !== null && isTold(each)))
    .toSorted((a, b) => size(b) - size(a));
  const isCorrelated = inputs.some(({ shapley }) => shapley !== null);
  const rows = inputs.map(({ path, first, total, shapley }) => {
    const { name, what } = inputOrLane(path, record, lang);
    const shares = [first, total, ...(isCorrelated ? [shapley] : [])];
    return [name, what, ...shares.map((each) => figure(each, lang))];
  });
  const heads = [...words.heads, ...(isCorrelated ? [words.shapley] : [])];
  return keptTable({ caption: words.caption(titleOf(of, record, lang)), heads, rows, figures: [2, 3, 4] });
}

function pairsTable(of: SensitiveOutcome, record: SensitivityRecord, lang: Lang): readonly string[] {
  const words = sensitivityPartWords[lang];
  const rows = of.pairs
    .filter(({ share }) => isTold(share))
    .toSorted((a, b) => b.share.value - a.share.value)
    .map(({ a, b, share }) => [
      inputOrLane(a, record, lang).name,
      inputOrLane(b, record, lang).name,
      figure(share, lang),
    ]);
  if (rows.length === 0) return [];
  const caption = words.pairs(titleOf(of, record, lang));
  return [keptTable({ caption, heads: words.pairHeads, rows, figures: [2] })];
}

function isTold(share: Estimate): boolean {
  return isBeyondError(share) && share.value >= leastShare;
}

function titleOf(of: SensitiveOutcome, record: SensitivityRecord, lang: Lang): string {
  return capitalised(labelOf(of, factsOf(record, lang).titles, lang));
}

function figure(share: Estimate | null, lang: Lang): string {
  return share === null ? "–" : shareText(share, lang);
}
