import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead } from "hyparquet";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Fact } from "../../engine/facts/fact.ts";
import { canonicalJson, sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Source } from "../../engine/sources.ts";
import type { Manifest } from "../study.ts";
import { type Emit, type TableColumn, TableWriter } from "./table.ts";

/** Rows to a row group: fixed, so that the bytes do not depend on how the runs were computed. */
const rowsPerGroup = 16_384;

/** What a row holds beside the number of its run. */
export type RunsContents = {
  readonly outcomes: readonly OutcomeKey[];
  readonly sources: readonly Pick<Source, "path" | "unit">[];
  /** What weighs runs, if anything does. */
  readonly facts?: readonly Pick<Fact, "name">[];
  /** The run from which each stems, where they are particles. */
  readonly ancestorOf?: ((run: number) => number) | undefined;
  /** What a run's numbers follow from, but for its own number: see `originOf`. */
  readonly origin: string;
  /** How many runs of the model's own law each run stands for, over a constant; null where all count alike. */
  readonly weightOf: ((run: number) => number) | null;
};

/** Name of the column that holds what a run drew: no outcome begins so. */
export function inputColumnName(path: string): string {
  return `input.${path}`;
}

/** The column of what a run has in the place of a fact. */
export function factColumnName(name: string): string {
  return `fact.${name}`;
}

export const weightColumn = "weight";
export const ancestorColumn = "ancestor";

/** The columns of runs.parquet, in their order. */
export function runsColumns({
  outcomes,
  sources,
  facts = [],
  ancestorOf,
}: Pick<RunsContents, "outcomes" | "sources" | "facts" | "ancestorOf">): readonly TableColumn[] {
  return [
    { name: "run", of: "whole", unit: null },
    { name: "address", of: "text", unit: null },
    { name: weightColumn, of: "number", unit: "runs" },
    ...outcomes.map((key) => ({ name: outcomeId(key), of: "number" as const, unit: key.unit })),
    ...sources.map(({ path, unit }) => ({ name: inputColumnName(path), of: "number" as const, unit })),
    ...facts.map(({ name }) => ({ name: factColumnName(name), of: "number" as const, unit: null })),
    ...(ancestorOf === undefined ? [] : [{ name: ancestorColumn, of: "number" as const, unit: null }]),
  ];
}

type Origin = Pick<Manifest, "scenarioSha256" | "seed" | "sampling" | "engineVersion" | "particles">;

/** The first 16 digits of the SHA-256 of all that a run's numbers follow from, but for its number. */
export function originOf({ scenarioSha256, seed, sampling, engineVersion, particles }: Origin): string {
  const of = particles === undefined ? {} : { particles: particles.sha256 };
  return sha256OfDocument({ scenarioSha256, seed, sampling, engineVersion, ...of }).slice(0, 16);
}

/**
 * Writes runs.parquet as the runs come in: `run` (INT32), `address` (text: the same for the same run in any study, other for
 * any other), `weight`, one DOUBLE column for each outcome and one for each thing that was drawn; row groups of 16,384 rows.
 * Runs that failed have no row. Holds one row group in memory.
 */
export class RunsWriter {
  private readonly contents: Pick<RunsContents, "origin" | "weightOf" | "ancestorOf">;
  private readonly table: TableWriter;
  private readonly group: readonly Float64Array[];
  /** What runs count for where facts weigh them; null where their design alone says so. */
  private readonly weights: Float64Array | null;
  private readonly run = new Int32Array(rowsPerGroup);
  private rows = 0;
  private nextRun = 0;

  constructor(contents: RunsContents, about: Readonly<Record<string, string>>, emit: Emit) {
    this.contents = contents;
    this.table = new TableWriter(runsColumns(contents), { ...about, origin: contents.origin }, emit);
    const { outcomes, sources, facts = [] } = contents;
    this.group = [...outcomes, ...sources, ...facts].map(() => new Float64Array(rowsPerGroup));
    this.weights = facts.length > 0 ? new Float64Array(rowsPerGroup) : null;
  }

  /**
   * One column an outcome, then one a source and one a fact, all of one length, in run order; the runs that `failed` are not
   * among them. `weights`: what runs count for where facts weigh them.
   */
  append(columns: readonly Float64Array[], failed: readonly number[] = [], weights?: Float64Array): void {
    const missing = new Set(failed);
    const count = columns[0].length;
    for (let done = 0; done < count; ) {
      const taken = Math.min(count - done, rowsPerGroup - this.rows);
      for (let k = 0; k < this.group.length; k++) this.group[k].set(columns[k].subarray(done, done + taken), this.rows);
      if (weights !== undefined) this.weights?.set(weights.subarray(done, done + taken), this.rows);
      for (let row = this.rows; row < this.rows + taken; row++) {
        while (missing.delete(this.nextRun)) this.nextRun++;
        this.run[row] = this.nextRun++;
      }
      this.rows += taken;
      done += taken;
      if (this.rows === rowsPerGroup) this.writeGroup();
    }
    this.nextRun += missing.size;
  }

  /** What was not known before the last run may be told now. */
  finish(more: Readonly<Record<string, string>> = {}): void {
    if (this.rows > 0) this.writeGroup();
    this.table.finish(more);
  }

  private writeGroup(): void {
    const { origin, weightOf, ancestorOf } = this.contents;
    const runs = this.run.slice(0, this.rows);
    const addresses = Array.from(runs, (run) => `${origin}-${run}`);
    const weights = this.weights?.subarray(0, this.rows) ?? Float64Array.from(runs, (run) => weightOf?.(run) ?? 1);
    const columns = this.group.map((column) => column.subarray(0, this.rows));
    const ancestors = ancestorOf === undefined ? [] : [Float64Array.from(runs, ancestorOf)];
    this.table.writeGroup([runs, addresses, weights, ...columns, ...ancestors], this.rows);
    this.rows = 0;
  }
}

/** Footers of the files at hand: that of a million runs lists thousands of pieces, and is read once. */
const footers = new WeakMap<AsyncBuffer, Promise<FileMetaData>>();

function footerOf(file: AsyncBuffer): Promise<FileMetaData> {
  let footer = footers.get(file);
  if (footer === undefined) {
    footer = parquetMetadataAsync(file);
    footers.set(file, footer);
  }
  return footer;
}

/** One column of runs.parquet, one number a row. Holds one row group of it beside the result. */
export async function readRunsColumn(file: AsyncBuffer, outcomeId: string): Promise<Float64Array> {
  const metadata = await footerOf(file);
  const rows = Number(metadata.num_rows);
  const values = new Float64Array(rows);
  let read = 0;
  for (let row = 0; row < rows; row += rowsPerGroup)
    await parquetRead({
      file,
      metadata,
      columns: [outcomeId],
      rowStart: row,
      rowEnd: Math.min(rows, row + rowsPerGroup),
      onChunk: ({ columnData, rowStart }) => {
        values.set(columnData as ArrayLike<number>, rowStart);
        read += columnData.length;
      },
    });
  if (read !== rows) throw new RangeError(`${outcomeId}: must have ${rows} values, got ${read}`);
  return values;
}

/** One row of runs.parquet, an outcome a number in the order of the ids. */
export async function readRunsRow(
  file: AsyncBuffer,
  outcomeIds: readonly string[],
  row: number,
): Promise<readonly number[]> {
  const values = new Map<string, number>();
  await parquetRead({
    file,
    metadata: await footerOf(file),
    columns: [...outcomeIds],
    rowStart: row,
    rowEnd: row + 1,
    onChunk: ({ columnName, columnData, rowStart }) => values.set(columnName, Number(columnData[row - rowStart])),
  });
  return outcomeIds.map((id) => {
    const value = values.get(id);
    if (value === undefined) throw new RangeError(`${id}: no such column in runs.parquet`);
    return value;
  });
}

/** What runs.parquet says of itself. */
type RunsAbout = {
  readonly rows: number;
  /** Its columns with their types, such as `banWeeks DOUBLE`. */
  readonly columns: readonly string[];
  /** What its writer said about the runs. */
  readonly about: Readonly<Record<string, string>>;
};

/** How many runs runs.parquet holds, of what, and what its writer said about them. */
export async function readRunsAbout(file: AsyncBuffer): Promise<RunsAbout> {
  const { num_rows, schema, key_value_metadata = [] } = await footerOf(file);
  return {
    rows: Number(num_rows),
    columns: schema.slice(1).map(({ name, type }) => `${name} ${type}`),
    about: Object.fromEntries(key_value_metadata.map(({ key, value }) => [key, value ?? ""])),
  };
}

type Told = Pick<Manifest, "scenario" | "scenarioSha256" | "seed" | "runs" | "sampling" | "engineVersion" | "facts">;

/** What runs.parquet says of itself: nothing of the sampling where that is plain, nor of facts where none are known. */
export function aboutStudy({ scenario, scenarioSha256, seed, runs, sampling, engineVersion, facts }: Told) {
  const known = facts === undefined ? {} : { factsSha256: sha256OfDocument(facts) };
  const told = { scenario: String(scenario.name), scenarioSha256, seed, runs: String(runs), engineVersion, ...known };
  return sampling.kind === "plain" ? told : { ...told, sampling: canonicalJson(sampling) };
}
