import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata } from "hyparquet";
import { expect, test } from "vitest";
import {
  originOf,
  type RunsContents,
  RunsWriter,
  readRunsAbout,
  readRunsColumn,
} from "../../../../src/sim/study/files/runs.ts";
import { TableWriter } from "../../../../src/sim/study/files/table.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const contents: RunsContents = {
  outcomes: [
    { outcome: "banWeeks", material: null, sector: null, unit: "weeks" },
    { outcome: "unmetNeedShare", material: "Dy", sector: "traction", unit: "share" },
  ],
  sources: [{ path: "demand.total", unit: "t/week" }],
  origin: "0123456789abcdef",
  weightOf: (run) => 1 + (run % 2),
};

function written(runs: number, piece: number): Buffer {
  const chunks: Uint8Array[] = [];
  const writer = new RunsWriter(contents, { seed: "s" }, (bytes) => void chunks.push(bytes.slice()));
  for (let first = 0; first < runs; first += piece) {
    const count = Math.min(piece, runs - first);
    writer.append([
      Float64Array.from({ length: count }, (_, i) => first + i),
      Float64Array.from({ length: count }, (_, i) => 1 / (1 + first + i)),
      Float64Array.from({ length: count }, (_, i) => 3 * (first + i)),
    ]);
  }
  writer.finish();
  return Buffer.concat(chunks);
}

function asFile(bytes: Buffer) {
  return {
    byteLength: bytes.length,
    slice: (start: number, end?: number) => new Uint8Array(bytes.subarray(start, end)).buffer as ArrayBuffer,
  };
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

test("it says of itself how many rows it has, what its writer told, and the unit of each column", async () => {
  expect(await readRunsAbout(asFile(written(20_000, 1024)))).toEqual({
    rows: 20_000,
    columns: [
      "run INT32",
      "address BYTE_ARRAY",
      "weight DOUBLE",
      "banWeeks DOUBLE",
      "unmetNeedShare.Dy.traction DOUBLE",
      "input.demand.total DOUBLE",
    ],
    about: {
      seed: "s",
      origin: "0123456789abcdef",
      units: '{"weight":"runs","banWeeks":"weeks","unmetNeedShare.Dy.traction":"share","input.demand.total":"t/week"}',
    },
  });
});

test("a column reads back bit for bit", async () => {
  const file = asFile(written(20_000, 1024));
  const [share, drawn, weight] = await Promise.all(
    ["unmetNeedShare.Dy.traction", "input.demand.total", "weight"].map((name) => readRunsColumn(file, name)),
  );
  expect(share).toEqual(Float64Array.from({ length: 20_000 }, (_, i) => 1 / (1 + i)));
  expect(drawn).toEqual(Float64Array.from({ length: 20_000 }, (_, i) => 3 * i));
  expect(weight).toEqual(Float64Array.from({ length: 20_000 }, (_, i) => 1 + (i % 2)));
});

test("DuckDB reads it: names, types, units, every row", async () => {
  const path = join(temporaryFolder(), "runs.parquet");
  writeFileSync(path, written(20_000, 1024));
  const connection = await (await DuckDBInstance.create()).connect();
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  expect((await rowsOf(`describe select * from '${path}'`)).map(([name, type]) => [name, type])).toEqual([
    ["run", "INTEGER"],
    ["address", "VARCHAR"],
    ["weight", "DOUBLE"],
    ["banWeeks", "DOUBLE"],
    ["unmetNeedShare.Dy.traction", "DOUBLE"],
    ["input.demand.total", "DOUBLE"],
  ]);
  const [sums] = await rowsOf(
    `select count(*), max(run), sum("banWeeks"), min("unmetNeedShare.Dy.traction"), sum("input.demand.total") from '${path}'`,
  );
  const sum = (19_999 * 20_000) / 2;
  expect(sums.map(Number)).toEqual([20_000, 19_999, sum, 1 / 20_000, 3 * sum]);
  expect(await rowsOf(`select address from '${path}' where run = 17000`)).toEqual([["0123456789abcdef-17000"]]);
  const units = await rowsOf(
    `select distinct key_value_metadata::text from parquet_metadata('${path}') where path_in_schema = 'input.demand.total'`,
  );
  expect(units).toEqual([["{unit=t/week}"]]);
});

test("two columns whose names only their case tells apart are refused: SQL has one of both", () => {
  const named = (name: string) => ({ name, of: "number" as const, unit: null });
  expect(() => new TableWriter([named("x.Dy"), named("x.DY")], {}, () => undefined)).toThrow(
    "x.DY: must be no other column's name in any case",
  );
});

test("a run keeps its address in a study of more runs, and has another where anything else is other", () => {
  const of = { scenarioSha256: "a".repeat(64), seed: "s", sampling: { kind: "plain" }, engineVersion: "4" } as const;
  const others = [
    { ...of, scenarioSha256: "b".repeat(64) },
    { ...of, seed: "t" },
    { ...of, sampling: { kind: "sobol" } } as const,
    { ...of, engineVersion: "5" },
  ];
  expect(originOf({ ...of, ...{ runs: 9 } })).toBe(originOf(of));
  expect(new Set([of, ...others].map(originOf)).size).toBe(5);
});
