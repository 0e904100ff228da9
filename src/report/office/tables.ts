import { outcomeId } from "../../model/outcomes/outcome.ts";
import { arePaired } from "../../sim/study/compare.ts";
import type { OutcomeSummary } from "../../sim/study/study.ts";
import type { Cell, Chart } from "../charts/kit/chart.ts";
import type { PageContent } from "../page/content.ts";
import type { InputRow } from "../tables/inputs.ts";
import { inputText } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf, type Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { officeWords } from "./office.words.ts";

/** A figure and its standard error, in one unit: no more digits of it are shown than are known. */
type Known = { readonly value: number; readonly error: number };

/** A day [ISO date], which a spreadsheet reckons with. */
type Day = { readonly day: string };

/** What a cell holds; null where it is empty. */
export type OfficeCell = Cell | Known | Day | null;

/** A table as a spreadsheet holds it: numbers are numbers, in the unit of their head or of their row; null where there is none. */
export type OfficeTable = {
  /** Short, as a tab shows it. */
  readonly name: string;
  /** What it holds, in a sentence. */
  readonly holds: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly OfficeCell[])[];
};

/** All tables of a report, in the order in which a reader asks: outcomes, differences, what drives them, charts, inputs. */
export function tablesOf(content: PageContent): readonly OfficeTable[] {
  const { lang = "en", parts = [] } = content;
  const charts = [...content.charts, ...parts.flatMap((part) => part.charts)];
  const all = [
    outcomesTable(content, lang),
    percentilesTable(content, lang),
    differencesTable(content, lang),
    driversTable(content, lang),
    gradesTable(content, lang),
    ...charts.map(chartTable),
    inputsTable(content, lang),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** What tells an outcome: in words, by its id, its material and sector, its unit as a reader is shown it. */
function outcomeCells(of: Omit<OutcomeSummary, "mean" | "standardError" | "quantiles">, names: Names, lang: Lang) {
  const { material, sector } = of;
  return [
    ...[labelOf(of, names, lang), outcomeId(of)],
    ...[material && names.material(material), sector && names.sector(sector)],
    shown(of.unit, lang).sign,
  ];
}

function outcomesTable({ studies }: PageContent, lang: Lang): OfficeTable {
  const { outcomes } = officeWords[lang];
  const rows = studies.flatMap(({ manifest, summary }) => {
    const { titles, title } = factsOf(manifest, lang);
    return summary.outcomes.map((of) => {
      const { factor } = shown(of.unit, lang);
      const at = (p: number) => of.quantiles.find((each) => each.p === p);
      const quantiles = [0.05, 0.5, 0.95].map((p) => known(at(p)?.value, errorOf(at(p)), factor));
      return [
        title,
        ...outcomeCells(of, titles, lang),
        known(of.mean, of.standardError, factor),
        known(of.standardError, of.standardError, factor),
        ...quantiles,
      ];
    });
  });
  return { ...outcomes, rows };
}

function percentilesTable({ studies }: PageContent, lang: Lang): OfficeTable {
  const { percentiles } = officeWords[lang];
  const rows = studies.flatMap(({ manifest, summary }) => {
    const { titles, title } = factsOf(manifest, lang);
    return summary.outcomes.flatMap((of) =>
      of.quantiles.map(({ p, ...figures }) => {
        const { factor } = shown(of.unit, lang);
        const { value, low, high } = figures;
        const told = [value, low, high].map((each) => known(each, errorOf(figures), factor));
        return [title, ...outcomeCells(of, titles, lang), scaled(p, 100), ...told];
      }),
    );
  });
  return { ...percentiles, rows };
}

function differencesTable({ studies, differences = [] }: PageContent, lang: Lang): OfficeTable {
  const { differences: words } = officeWords[lang];
  const [a, b] = studies.map(({ manifest }) => factsOf(manifest, lang));
  if (b === undefined) return { name: "", holds: "", heads: [], rows: [] };
  const rows = differences.map((of) => {
    const { sign, difference: unit, factor } = shown(of.unit, lang);
    const [label, id, material, sector] = outcomeCells(of, a.titles, lang);
    const [meanA, meanB] = [of.a, of.b].map((side) => known(side.mean, side.standardError, factor));
    const [difference, error] = [of.difference, of.standardError].map((each) => known(each, of.standardError, factor));
    return [label, id, material, sector, sign, meanA, meanB, difference, error, unit];
  });
  const { name, holds, heads } = words;
  return {
    name,
    holds: holds(a.title, b.title, arePaired(studies[0], studies[1])),
    heads: heads(a.title, b.title),
    rows,
  };
}

function driversTable({ studies }: PageContent, lang: Lang): OfficeTable {
  const { drivers: words } = officeWords[lang];
  const rows = studies.flatMap(({ manifest, insights }) => {
    const { titles, title } = factsOf(manifest, lang);
    return (insights?.drivers?.drivers ?? []).map(({ path, share, standardError, grade, ...of }) => [
      ...[title, labelOf(of, titles, lang), outcomeId(of)],
      ...[inputText(path, manifest, lang).name, path, grade],
      ...[known(share, standardError, 100), known(standardError, standardError, 100)],
    ]);
  });
  return { ...words, rows };
}

function gradesTable({ studies }: PageContent, lang: Lang): OfficeTable {
  const { grades: words } = officeWords[lang];
  const rows = studies.flatMap(({ manifest, insights }) => {
    const { titles, title } = factsOf(manifest, lang);
    return (insights?.drivers?.byGrade ?? []).map(({ grade, share, standardError, ...of }) => [
      ...[title, labelOf(of, titles, lang), outcomeId(of)],
      ...[grade === "remainder" ? words.remainder : grade],
      ...[known(share, standardError, 100), known(standardError, standardError, 100)],
    ]);
  });
  return { ...words, rows };
}

function chartTable({ id, finding, study, table }: Chart): OfficeTable {
  return {
    name: id,
    holds: `${finding.text} (${study})`,
    heads: table.columns,
    rows: table.rows.map((row) =>
      row.map((cell, k) => {
        if (typeof cell === "number") return scaled(cell, 1);
        return /^(date|until)\b/.test(table.columns[k]) ? dayOr(cell) : cell;
      }),
    ),
  };
}

function inputsTable({ inputs }: PageContent, lang: Lang): OfficeTable {
  const { inputs: words } = officeWords[lang];
  const rows = inputs.flatMap(({ scenario, rows }) =>
    rows.map((row) => [scenario, row.path, cellOfValue(row), row.unit, row.source, dayOr(row.date), row.grade]),
  );
  return { ...words, rows };
}

/** A value that is one number as a number, a day as a day; a distribution in words. */
function cellOfValue({ value }: InputRow): OfficeCell {
  const number = Number(value);
  return value.trim() !== "" && Number.isFinite(number) ? number : dayOr(value);
}

/** A text that is a whole day as one. */
function dayOr(text: string): OfficeCell {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text)) ? { day: text } : text;
}

/** Of a percentile, a quarter of the width of its 95 % limits. */
function errorOf(of: { readonly low: number; readonly high: number } | undefined): number | undefined {
  return of === undefined ? undefined : (of.high - of.low) / 4;
}

/** A figure in the unit shown with its standard error; by itself where that is not known, null where there is no figure. */
function known(value: number | undefined, error: number | undefined, factor: number): OfficeCell {
  const [figure, of] = [scaled(value, factor), scaled(error, factor)];
  return figure === null || of === null || of <= 0 ? figure : { value: figure, error: of };
}

/** In the unit shown, without the dust of its binary digits; null for what is no number. */
function scaled(value: number | undefined, factor: number): number | null {
  if (value === undefined || !Number.isFinite(value)) return null;
  const inUnit = factor === 1 ? value : Number((value * factor).toPrecision(15));
  return inUnit === 0 ? 0 : inUnit;
}
