import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { canonicalJson } from "../../engine/parts/canonical.ts";
import type { Manifest } from "../study.ts";

/** Rows to a row group: fixed, so that the bytes do not depend on how the runs were computed. */
const rowsPerGroup = 16_384;

/** Where the bytes of a file go, in order; the array is written over after the call. */
export type Emit = (bytes: Uint8Array) => void;

/**
 * Writes runs.parquet as the runs come in: `run` (INT32) and one DOUBLE column for each outcome, row groups of 16,384
 * rows, Snappy. Runs that failed have no row. Holds one row group in memory.
 */
export class RunsWriter {
  private readonly names: readonly string[];
  private readonly bytes = new ByteWriter();
  private readonly parquet: ParquetWriter;
  private readonly emit: Emit;
  private readonly group: readonly Float64Array[];
  private readonly run = new Int32Array(rowsPerGroup);
  private readonly about: { readonly key: string; readonly value: string }[];
  private rows = 0;
  private nextRun = 0;

  constructor(outcomeIds: readonly string[], about: Readonly<Record<string, string>>, emit: Emit) {
    this.names = outcomeIds;
    this.emit = emit;
    this.about = pairsOf(about);
    this.group = outcomeIds.map(() => new Float64Array(rowsPerGroup));
    this.parquet = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: "root", num_children: outcomeIds.length + 1 },
        { name: "run", type: "INT32", repetition_type: "REQUIRED" },
        ...outcomeIds.map((name) => ({ name, type: "DOUBLE" as const, repetition_type: "REQUIRED" as const })),
      ],
      // Left out: in some processes the writer's minima and maxima came out wrong, and the bytes with them (Node 24.21).
      statistics: false,
      kvMetadata: this.about,
      createdBy: "chokepoint",
    });
  }

  /** One column an outcome, all of one length, in run order; the runs that `failed` are not among them. */
  append(outcomes: readonly Float64Array[], failed: readonly number[] = []): void {
    const missing = new Set(failed);
    const count = outcomes[0].length;
    for (let done = 0; done < count; ) {
      const taken = Math.min(count - done, rowsPerGroup - this.rows);
      for (let k = 0; k < outcomes.length; k++) this.group[k].set(outcomes[k].subarray(done, done + taken), this.rows);
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
    this.about.push(...pairsOf(more));
    if (this.rows > 0) this.writeGroup();
    mustBeDone(this.parquet.finish());
    this.flush();
  }

  private writeGroup(): void {
    const pending = this.parquet.write({
      columnData: [
        { name: "run", data: this.run.slice(0, this.rows) },
        ...this.names.map((name, k) => ({ name, data: this.group[k].subarray(0, this.rows) })),
      ],
      rowGroupSize: this.rows,
    });
    mustBeDone(pending);
    this.rows = 0;
    this.flush();
  }

  private flush(): void {
    this.emit(this.bytes.getBytes());
    this.bytes.index = 0;
  }
}

/** A writer into memory has nothing left to wait for; one that had would lose what it fails at. */
function mustBeDone(pending: ReturnType<ParquetWriter["finish"]>): void {
  if (pending !== undefined) throw new RangeError("runs.parquet: its writer must not be asynchronous");
}

function pairsOf(about: Readonly<Record<string, string>>): { readonly key: string; readonly value: string }[] {
  return Object.entries(about).map(([key, value]) => ({ key, value }));
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

type Told = Pick<Manifest, "scenario" | "scenarioSha256" | "seed" | "runs" | "sampling" | "engineVersion">;

/** What runs.parquet says of itself: nothing of the sampling where that is plain. */
export function aboutStudy({ scenario, scenarioSha256, seed, runs, sampling, engineVersion }: Told) {
  const told = { scenario: String(scenario.name), scenarioSha256, seed, runs: String(runs), engineVersion };
  return sampling.kind === "plain" ? told : { ...told, sampling: canonicalJson(sampling) };
}
