import type { Driver, GradeShare, VarianceSplit } from "../../sim/analysis/drivers/drivers.ts";
import { outcomeId, type StudyResults } from "../../sim/study/study.ts";
import type { InputText } from "../inputs/words-of-inputs.ts";
import { labelOf } from "../outcome-labels.ts";
import { withUnit } from "../with-unit.ts";
import { inputText } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { shareOfVariance } from "../words/variance-figures.ts";
import { z95 } from "../z95.ts";
import { capitalised } from "./capitalised.ts";
import { driversWords } from "./drivers.words.ts";
import { type DriverRow, driversPanel } from "./drivers-panel.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { limitUnits } from "./table-units.ts";

const shownInputs = 5;

/** The inputs that explain most of each outcome's variance, with the grade of their evidence; then all the rest. */
export function driversChart({ manifest }: StudyResults, split: VarianceSplit, lang: Lang = "en"): Chart {
  const words = driversWords[lang];
  const { titles } = factsOf(manifest, lang);
  const outcomes = [...new Map(split.byGrade.map((of) => [outcomeId(of), of])).values()];
  const panels = outcomes.map((of) => {
    const same = (each: Driver | GradeShare) => outcomeId(each) === outcomeId(of);
    const largest = split.drivers
      .filter((each) => same(each) && each.share > z95 * each.standardError)
      .sort((a, b) => b.share - a.share)
      .slice(0, shownInputs);
    const rest = split.byGrade.filter((each) => same(each) && each.grade === "remainder");
    const title = capitalised(labelOf(of, titles, lang));
    return {
      title,
      largest,
      rows: [
        ...largest.map((each) => rowOf(title, inputText(each.path, manifest, lang), each.grade, each, lang)),
        ...rest.map((each) => rowOf(title, { name: words.rest, what: words.restIs }, "rest", each, lang)),
      ],
    };
  });
  const shares = Object.values(words.grades);
  return framedChart({
    id: "drivers",
    lang,
    manifests: [manifest],
    question: words.question,
    reading: words.reading(
      panels.map(({ largest: [first], rows, title }) =>
        first === undefined
          ? words.none(lowered(title), rows[rows.length - 1].figure)
          : words.most(lowered(title), told(inputText(first.path, manifest, lang), words), percent(first, lang)),
      ),
    ),
    kind: words.kind(
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [...words.notes, words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ share: "of the outcome's variance over runs, 0-1", ...limitUnits },
        ...{ grade: "of the input's evidence", what: "what the input is", figure: "share ± one standard error" },
      },
    ),
    body: {
      columns: 1,
      spacing: 18,
      concat: panels.map(({ title, rows }, k) =>
        driversPanel(title, rows, shares, { isLast: k === panels.length - 1, lang }),
      ),
    },
  });
}

function rowOf(outcome: string, { name: input, what }: InputText, letter: Letter, of: Share, lang: Lang): DriverRow {
  const reach = z95 * of.standardError;
  return {
    outcome,
    input,
    what,
    grade: driversWords[lang].grades[letter],
    share: short(of.share),
    low: short(of.share - reach),
    high: short(of.share + reach),
    figure: percent(of, lang),
    plotGrade: letter === "rest" ? "" : driversWords[lang].grade(letter),
  };
}

const told = ({ name, what }: InputText, words: (typeof driversWords)[Lang]) =>
  what === "" ? name : words.whatIs(name, what);

type Letter = keyof (typeof driversWords)["en"]["grades"];

type Share = { readonly share: number; readonly standardError: number };

const percent = ({ share, standardError }: Share, lang: Lang) =>
  withUnit(shareOfVariance(share, standardError), "%", lang);

const lowered = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
