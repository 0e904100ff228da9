import { parquetWriteBuffer } from "hyparquet-writer";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { sheetLine } from "../../study/files/csv.ts";
import type { MadeSweep } from "./make.ts";
import type { SweepValue } from "./record.ts";

type Columns = readonly {
  readonly name: string;
  readonly type: "INT32" | "DOUBLE" | "STRING";
  readonly data: Values;
}[];
type Values = readonly (number | string)[];

const rowsPerGroup = 16_384;

/** The tidy table of a sweep: a row a cell and outcome, with what the cell sets, the estimate and its error. */
function columnsOf({ record, cells }: MadeSweep): Columns {
  const rows = cells.flatMap(({ outcomes }, cell) => outcomes.map((of, k) => ({ cell, of, k })));
  const numbers = (name: string, of: (row: (typeof rows)[number]) => number) => ({
    ...{ name, type: "DOUBLE" as const, data: rows.map(of) },
  });
  const texts = (name: string, of: (row: (typeof rows)[number]) => string) => ({
    ...{ name, type: "STRING" as const, data: rows.map(of) },
  });
  const inputs = record.inputs.map(({ path }, i) => {
    const values = record.cells.map((cell) => cell.values[i]);
    return values.every((value) => typeof value === "number")
      ? numbers(`input.${path}`, ({ cell }) => values[cell] as number)
      : texts(`input.${path}`, ({ cell }) => wordOf(values[cell]));
  });
  const quantiles = cells[0].outcomes[0].quantiles.map(({ p }, q) =>
    numbers(`p${String(Math.round(100 * p)).padStart(2, "0")}`, ({ of }) => of.quantiles[q].value),
  );
  return [
    { name: "cell", type: "INT32", data: rows.map(({ cell }) => cell + 1) },
    texts("scenario", ({ cell }) => String(record.scenarios[record.cells[cell].scenario].scenario.name)),
    ...inputs,
    texts("outcome", ({ of }) => outcomeId(of)),
    texts("unit", ({ of }) => of.unit),
    numbers("estimate", ({ of }) => of.mean),
    numbers("error", ({ of }) => of.standardError),
    ...quantiles,
    numbers("difference", ({ cell, k }) => cells[cell].differences[k].mean),
    numbers("differenceError", ({ cell, k }) => cells[cell].differences[k].standardError),
  ];
}

/** A value as a word: a distribution as JSON. */
function wordOf(value: SweepValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** sweep.parquet, with the units of the inputs beside it. */
export function sweepToParquet(made: MadeSweep): Uint8Array {
  const { sweep, seed, runs, engineVersion, gridSha256, inputs } = made.record;
  const about = { sweep, seed, runs: String(runs), engineVersion, gridSha256 };
  const units = inputs.flatMap(({ path, unit }) => (unit === null ? [] : [[`unit.input.${path}`, unit] as const]));
  const bytes = parquetWriteBuffer({
    columnData: columnsOf(made).map(({ name, type, data }) => ({ name, type, data: [...data], nullable: false })),
    // As in runs.parquet.
    statistics: false,
    rowGroupSize: rowsPerGroup,
    kvMetadata: [...Object.entries(about), ...units].map(([key, value]) => ({ key, value })),
    createdBy: "chokepoint",
  });
  return new Uint8Array(bytes);
}

/** sweep.csv: the same rows for people. */
export function sweepToCsv(made: MadeSweep): string {
  const columns = columnsOf(made);
  const lines = columns[0].data.map((_, row) => sheetLine(columns.map(({ data }) => data[row])));
  return `${[sheetLine(columns.map(({ name }) => name)), ...lines].join("\n")}\n`;
}
