import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata } from "hyparquet";
import { expect, test } from "vitest";
import { RunsWriter, readRunsAbout, readRunsColumn } from "../../../../src/sim/study/files/runs.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const ids = ["banWeeks", "unmetNeedShare.Dy.traction"];

function written(runs: number, piece: number): Buffer {
  const chunks: Uint8Array[] = [];
  const writer = new RunsWriter(ids, { seed: "s" }, (bytes) => void chunks.push(bytes.slice()));
  for (let first = 0; first < runs; first += piece) {
    const count = Math.min(piece, runs - first);
    writer.append([
      Float64Array.from({ length: count }, (_, i) => first + i),
      Float64Array.from({ length: count }, (_, i) => 1 / (1 + first + i)),
    ]);
  }
  writer.finish();
  return Buffer.concat(chunks);
}

test("runs.parquet is the same bytes however the runs come in, over several row groups", () => {
  const whole = written(40_000, 40_000);
  expect(written(40_000, 1024).equals(whole)).toBe(true);
  expect(written(40_000, 17).equals(whole)).toBe(true);
});

test("it carries no minima and maxima: a reader that trusts them would skip rows where they are wrong", () => {
  const bytes = written(40_000, 1024);
  const { row_groups } = parquetMetadata(new Uint8Array(bytes).buffer);
  for (const { columns } of row_groups)
    for (const { meta_data } of columns) expect(meta_data?.statistics).toBeUndefined();
  expect(row_groups).toHaveLength(3);
});

test("it says of itself how many rows it has and what its writer told", async () => {
  const bytes = written(20_000, 1024);
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number) => new Uint8Array(bytes.subarray(start, end)).buffer as ArrayBuffer,
  };
  expect(await readRunsAbout(file)).toEqual({
    rows: 20_000,
    columns: ["run INT32", "banWeeks DOUBLE", "unmetNeedShare.Dy.traction DOUBLE"],
    about: { seed: "s" },
  });
});

test("a column reads back bit for bit", async () => {
  const bytes = written(20_000, 1024);
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number) => new Uint8Array(bytes.subarray(start, end)).buffer as ArrayBuffer,
  };
  const column = await readRunsColumn(file, "unmetNeedShare.Dy.traction");
  expect(column).toEqual(Float64Array.from({ length: 20_000 }, (_, i) => 1 / (1 + i)));
});

test("DuckDB reads it: names, types, every row", async () => {
  const path = join(temporaryFolder(), "runs.parquet");
  writeFileSync(path, written(20_000, 1024));
  const connection = await (await DuckDBInstance.create()).connect();
  const described = await connection.runAndReadAll(`describe select * from '${path}'`);
  expect(described.getRows().map(([name, type]) => [name, type])).toEqual([
    ["run", "INTEGER"],
    ["banWeeks", "DOUBLE"],
    ["unmetNeedShare.Dy.traction", "DOUBLE"],
  ]);
  const sums = await connection.runAndReadAll(
    `select count(*), max(run), sum("banWeeks"), min("unmetNeedShare.Dy.traction") from '${path}'`,
  );
  expect(sums.getRows()[0].map(Number)).toEqual([20_000, 19_999, (19_999 * 20_000) / 2, 1 / 20_000]);
});
