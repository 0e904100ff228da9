import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead } from "hyparquet";
import { rowsPerGroup } from "../../files/runs-writer.ts";

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
  for (let row = 0; row < rows; row += rowsPerGroup)
    await parquetRead({
      file,
      metadata,
      columns: [outcomeId],
      rowStart: row,
      rowEnd: Math.min(rows, row + rowsPerGroup),
      onChunk: ({ columnData, rowStart }) => values.set(columnData as ArrayLike<number>, rowStart),
    });
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

/** How many runs runs.parquet holds, and what its writer said about them. */
export async function readRunsAbout(
  file: AsyncBuffer,
): Promise<{ readonly rows: number; readonly about: Readonly<Record<string, string>> }> {
  const { num_rows, key_value_metadata = [] } = await footerOf(file);
  return {
    rows: Number(num_rows),
    about: Object.fromEntries(key_value_metadata.map(({ key, value }) => [key, value ?? ""])),
  };
}
