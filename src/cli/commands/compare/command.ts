import { join } from "node:path";
import type { Command } from "commander";
import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { compareInto, type WrittenComparison } from "../../../report/files/compare.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { configurationText } from "../../../report/tables/configuration.ts";
import { explanationText } from "../../../report/tables/explanation.ts";
import { weighedText } from "../../../report/tables/facts.ts";
import { comparisonTable } from "../../../report/tables/outcomes.ts";
import { severityText } from "../../../report/tables/severity.ts";
import { judgedText } from "../../../report/words/difference-figures.ts";
import { runsText } from "../../../report/words/figures.ts";
import { datedOf } from "../../../report/words/known.ts";
import { wrapped } from "../../../report/words/lines.ts";
import { type Names, ownNames } from "../../../report/words/study.ts";
import { likenessOf } from "../../../report/words/told.ts";
import type { ExplanationRecord } from "../../../sim/analysis/explain/explanation.ts";
import type { KnownScenario } from "../../../sim/facts/known-by.ts";
import { mustBeComparable, sharedHorizon } from "../../../sim/results/checks.ts";
import { outcomesToExplain } from "../../../sim/results/compare/explanation.ts";
import { InputError } from "../../../sim/results/host.ts";
import type { Earlier } from "../../../sim/results/kept/unfinished.ts";
import { mustBeReplaceable } from "../../../sim/results/replace.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { examples } from "../../flags/examples.ts";
import { eachKnown, type ManyFactsFlags, withManyFacts } from "../../flags/facts.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import { parseRuns, type UntilFlags, withStudyOptions, withUntil } from "../../flags/study.ts";
import { prepare } from "../../study/until.ts";
import type { Io } from "../../terminal/io.ts";
import { compareBaselines } from "./baselines.ts";
import { compareKnown } from "./changes.ts";

type CompareOptions = StudyOptions &
  UntilFlags &
  ManyFactsFlags &
  Earlier & {
    readonly out?: string;
    readonly explain: boolean;
    /** Outcomes to explain, by id; the headlines when left out. */
    readonly outcome?: readonly string[];
    /** Runs of each hybrid; at most 2,000 when left out. */
    readonly explainRuns?: number;
    readonly severityMatched: boolean;
  };

/** Runs two scenarios on common random numbers, writes both results and their paired differences, and prints these. */
async function compare(paths: readonly [string, string], options: CompareOptions, io: Io): Promise<void> {
  const both = eachKnown(paths, options, io);
  const [a, b] = both.map(({ scenario }) => scenario);
  mustBeComparable(a, b, paths);
  const { outcome, explainRuns: runs } = options;
  const explain = options.explain ? { outcomes: outcomesToExplain(both, paths, outcome, io.terms), runs } : null;
  const out = options.out ?? `results/${a.name}-and-${b.name}`;
  mustBeReplaceable(out, "comparison", io);
  const ready = await prepare(both, options, io);
  const written = await compareInto(out, both, { ...options, explain }, io, ready);
  const { differences, repetitions, configuration, explanation, matched } = written;
  const { isPaired, counted } = written;
  const names: Names = { ...ownNames, horizonWeeks: sharedHorizon(both) };
  const likeness = likenessOf(...comparedOf(both));
  io.answer?.({
    results: out,
    record: { differences, repetitions, configuration, explanation, matched: matched?.record ?? null },
  });
  io.stdout(agesLines(datedOf(both), io.today()));
  const texts = [
    ...(likeness === null ? [] : [`${wrapped(likeness, 100).join("\n")}\n`]),
    ...(options.facts === undefined ? [] : [weighedText(both)]),
    configurationText(configuration, a.name, b.name),
    `${comparisonTable(differences, a.name, b.name, counted, names, repetitions, isPaired)}\n${judgedText(differences, repetitions, names)}`,
    ...(ready.reached() === "" ? [] : [ready.reached()]),
    ...(explanation === null ? [] : [explanationText(explanation, shownOf(explanation, outcome), names)]),
    ...(matched === null ? [] : [severityText(matched.record, matched.repetitions, names)]),
  ];
  io.stdout(`${texts.join("\n")}\n${whereabouts(written, options.seed, out)}`);
}

function comparedOf([a, b]: readonly KnownScenario[]) {
  const of = ({ document: scenario, facts }: KnownScenario) => ({ scenario, facts });
  return [of(a), of(b)] as const;
}

/** Outcomes whose explanation is shown unless others are asked for, each once; all are in explain.csv. */
const shownUnasked: readonly OutcomeName[] = [
  "unmetNeedShare",
  "civilOutputLostWeeks",
  "lossHigh",
  "priceAskPeakMultiple",
  "pricePaidPeakMultiple",
];

function shownOf({ explanations }: ExplanationRecord, asked: readonly string[] | undefined) {
  if (asked !== undefined) return explanations;
  return shownUnasked.flatMap((name) => explanations.filter(({ outcome }) => outcome === name).slice(0, 1));
}

function whereabouts({ pairs, isPaired, explanation, matched }: WrittenComparison, seed: string, out: string): string {
  const lines = [
    `all outcomes: ${join(out, "comparison.csv")}`,
    `all inputs that differ: ${join(out, "configuration.csv")}`,
    ...(explanation === null ? [] : [`all bars: ${join(out, "explain.csv")}`]),
    ...(matched === null ? [] : [`severity-matched: ${join(out, "matched.csv")}`]),
    `${isPaired ? (pairs === 1 ? "1 paired run" : `${pairs} paired runs`) : runsText(pairs)}, seed ${seed}`,
    `results: ${out}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Scenarios against each other. */
export function addCompare(command: Command, io: Io): void {
  withManyFacts(withUntil(withStudyOptions(command, io)))
    .description(
      "simulate two scenarios or more on the same seed; what differs between them, and the differences of outcomes run for\nrun, with standard errors; or one scenario as it was known before and after the news",
    )
    .argument("<a>", "scenario file, name of a shipped one, or results folder that it made")
    .argument(
      "[b]",
      "what to compare it with: differences are b minus a; left out, a is held against itself as facts tell of it",
    )
    .argument("[more...]", "more scenarios: then the last is held against each of those before it")
    .option("--explain", "decompose the differences into the groups of inputs that differ (Shapley values)", false)
    .option("--outcome <id...>", "outcomes to explain, such as unmetNeedShare.Dy; the headlines when left out")
    .option("--explain-runs <count>", "seeded runs of each hybrid scenario; at most 2000 when left out", parseRuns)
    .option("--severity-matched", "also with b's restrictions as long as misses the tonnes that a misses", false)
    .addHelpText(
      "after",
      examples(
        "compare precedent-2010-foretold ban-2026 --seed board --runs 10000",
        'compare precedent-2010 ban-2026 --seed board --until "mean(unmetNeedShare.Dy) 0.5pt"',
        "compare precedent-2010 ban-2026 --seed board --explain --outcome unmetNeedShare.Dy lossHigh",
        "compare precedent-2010 ban-2026 --seed board --severity-matched",
        "compare baseline-2025-detente ban-2026 --seed board --facts japan-2026",
        "compare ban-2026 --seed board --facts japan-2026 --as-of 2026-02-10 --as-of 2026-03-31",
        "compare ban-2026 --seed board --facts last-week.yaml --facts this-week.yaml",
        "compare baseline-2024-trade baseline-2025-licensing baseline-2025-detente ban-2026 --seed board",
      ),
    )
    .action(async (a: string, b: string | undefined, more: readonly string[], asked: Unsettled<CompareOptions>) => {
      mustGoTogether(asked, more.length);
      const options = settled(asked, [a, ...(b === undefined ? [] : [b]), ...more], io);
      if (b === undefined) await compareKnown(a, options, io);
      else if (more.length === 0) await compare([a, b], options, io);
      else await compareBaselines([a, b, ...more], options, io);
    });
}

function mustGoTogether(
  { explain, outcome, explainRuns, severityMatched, runs, until, facts }: Unsettled<CompareOptions>,
  more: number,
): void {
  const problems: string[] = [];
  if (facts !== undefined)
    for (const [flag, isGiven] of Object.entries({ "--explain": explain, "--severity-matched": severityMatched }))
      if (isGiven) problems.push(`${flag}: must not stand with --facts, which weigh the runs of one side alone`);
  if (!explain && outcome !== undefined) problems.push("--outcome: must stand with --explain");
  if (!explain && explainRuns !== undefined) problems.push("--explain-runs: must stand with --explain");
  if (explainRuns !== undefined && until === undefined && explainRuns > runs)
    problems.push(`--explain-runs: must be at most the runs compared, ${runs}, got ${explainRuns}`);
  if (explain && more > 0) problems.push(`--explain: must have two scenarios, got ${more + 2}`);
  if (severityMatched && more > 0) problems.push(`--severity-matched: must have two scenarios, got ${more + 2}`);
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}
