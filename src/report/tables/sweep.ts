import type { SweepRecord } from "../../sim/analysis/sweep/record.ts";
import { judgedFigure, judgedLabel, settingsText, sweepSentences, sweepSource } from "../charts/sweep/reading.ts";
import { sweepWords } from "../charts/sweep/sweep.words.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { textColumns, wrapped } from "../words/lines.ts";
import { sweepTableWords } from "./sweep.words.ts";

type TextTable = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Column of the table in which it stands what a cell sets. */
const setColumn = 2;

/** The best and the worst cells: on the draws by which they were chosen, and on fresh ones. */
export function sweepTable(record: SweepRecord, lang: Lang): TextTable {
  const words = sweepTableWords[lang];
  const { bestAgain, worstAgain } = record.judge;
  const rowOf =
    (place: string) =>
    ({ cell, estimate, fresh }: SweepRecord["judge"]["bestAgain"][number]) => [
      ...[place, formatExact(cell + 1), settingsText(record, cell, lang)],
      ...[judgedFigure(record, estimate, lang), judgedFigure(record, fresh, lang)],
    ];
  return {
    heads: words.heads,
    rows: [...bestAgain.map(rowOf(words.best)), ...worstAgain.map(rowOf(words.worst))],
  };
}

/** What a sweep found, as plain text for the terminal. */
export function sweepText(record: SweepRecord): string {
  const { heads, rows } = sweepTable(record, "en");
  // What a cell sets may be longer than a line: below the figures.
  const figures = [heads, ...rows].map((row) => row.filter((_, k) => k !== setColumn));
  const sets = rows.map((row) => `cell ${row[1]}: ${row[setColumn]}`);
  const label = judgedLabel(record, "en");
  const sentences = [...sweepSentences(record, "en"), sweepTableWords.en.curse];
  return [
    `${formatExact(record.cells.length)} cells by their mean of ${label}\n`,
    ...(rows.length === 0 ? [] : [`${textColumns(figures)}\n`]),
    ...(sets.length <= 2 ? [] : [`${sets.flatMap((each) => wrapped(each, 110)).join("\n")}\n`]),
    `${sentences.flatMap((each) => wrapped(each, 110)).join("\n")}\n`,
    `${[sweepWords.en.error, sweepSource(record, "en")].flatMap((each) => wrapped(each, 110)).join("\n")}\n`,
  ].join("\n");
}
