import { closeSync, fstatSync, readSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { nextTurn } from "../engine/in-order.ts";
import { type Host, InputError } from "./host.ts";
import { openFile } from "./read-file.ts";

/** Lends a Parquet file for as long as it is used; `shown` is how messages call it. */
export async function withParquet<T>(path: string, shown: string, use: (file: AsyncBuffer) => Promise<T>): Promise<T> {
  const descriptor = openFile(path, shown);
  try {
    const byteLength = fstatSync(descriptor).size;
    return await use({
      byteLength,
      // A turn before each read, in which signals are heard.
      slice: async (start: number, end: number = byteLength): Promise<ArrayBuffer> => {
        await nextTurn();
        const bytes = new Uint8Array(end - start);
        readSync(descriptor, bytes, 0, bytes.length, start);
        return bytes.buffer;
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** What a Parquet file holds: how many rows of which columns, with the units of those that have one. */
export type ParquetContents = {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly unit: string | null }[];
};

/** What someone wants of a Parquet file: all of its columns, or some, in their own order. */
export type AskedTable = { readonly given: string; readonly columns?: readonly string[] | undefined };

type Opened = { readonly file: AsyncBuffer; readonly metadata: FileMetaData; readonly names: readonly string[] };

/** What a Parquet file holds; `given` may be a results folder, of which it is runs.parquet. */
export async function contentsOfParquet(asked: AskedTable, host: Pick<Host, "cwd">): Promise<ParquetContents> {
  return await opened(asked, host, async ({ metadata, names }) => {
    const typeOf = new Map(metadata.schema.map(({ name, type }) => [name, type ?? ""]));
    const units = new Map(Object.entries(unitsIn(metadata)));
    const columns = names.map((name) => ({ name, type: typeOf.get(name) ?? "", unit: units.get(name) ?? null }));
    return { rows: Number(metadata.num_rows), columns };
  });
}

function unitsIn({ key_value_metadata = [] }: FileMetaData): Readonly<Record<string, string>> {
  const told = key_value_metadata.find(({ key }) => key === "units")?.value;
  return told === undefined ? {} : JSON.parse(told);
}

/** Writes it as CSV, one group of rows after the other: a header, and numbers that read back as they were. */
export async function parquetToCsv(
  asked: AskedTable,
  host: Pick<Host, "cwd">,
  emit: (text: string) => void,
): Promise<void> {
  await opened(asked, host, async ({ file, metadata, names }) => {
    emit(`${names.map(cell).join(",")}\n`);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const rows = await parquetReadObjects({ file, metadata, columns: [...names], rowStart, rowEnd });
      emit(rows.map((row) => `${names.map((name) => cell(row[name])).join(",")}\n`).join(""));
      rowStart = rowEnd;
    }
  });
}

function cell(value: unknown): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** InputError for what is no Parquet file, and with all columns that it does not have. */
async function opened<T>(
  { given, columns }: AskedTable,
  { cwd }: Pick<Host, "cwd">,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const isFolder = statSync(resolve(cwd, given), { throwIfNoEntry: false })?.isDirectory() ?? false;
  const shown = isFolder ? join(given, "runs.parquet") : given;
  return await withParquet(resolve(cwd, shown), shown, async (file) => {
    const metadata = await metadataOf(file, shown);
    const held = metadata.schema.slice(1).map(({ name }) => name);
    const unknown = (columns ?? []).filter((name) => !held.includes(name));
    if (unknown.length > 0)
      throw new InputError(
        unknown.map((name) => `--columns: ${name}: must be a column of ${shown}, of ${held.join(", ")}`).join("\n"),
      );
    return await use({ file, metadata, names: columns ?? held });
  });
}

async function metadataOf(file: AsyncBuffer, shown: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file);
  } catch (error) {
    throw new InputError(`${shown}: must be a Parquet file, got ${(error as Error).message}`);
  }
}
