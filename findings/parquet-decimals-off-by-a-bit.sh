#!/usr/bin/env bash
# DECIMAL columns of a Parquet file, as a table of prices or weights may have them, read by hyparquet 1.31.5.
#
# Expected: each value becomes the double nearest to it, what JavaScript makes of its digits.
# Seen: of 100,000 values with four decimals 56,215 become another double (0.0001 reads 0.00009999999999999999, 9.9999 reads
# 9.999899999999998), of those with three 13,328, of those with two 13,929. The whole number is multiplied by a power of ten
# below one, which no double holds exactly, in place of divided by one above.
# So a price or weight read so is not equal to the same one from a CSV, and a join, a set or a comparison by equality loses it.
# What to do: compare after rounding to the decimals of the column, or have the writer keep whole numbers (yen, grams).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund hyparquet@1.31.5 @duckdb/node-api@1.5.5-r.5
cat > decimals.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`COPY (SELECT (i / 100)::DECIMAL(18, 2) AS d2, (i / 1000)::DECIMAL(18, 3) AS d3, (i / 10000)::DECIMAL(18, 4) AS d4
  FROM range(100000) AS r(i)) TO 'decimals.parquet'`);
const rows = await parquetReadObjects({ file: await asyncBufferFromFile("decimals.parquet") });
for (const decimals of [2, 3, 4]) {
  const other = rows.flatMap((row, at) => {
    const digits = (at / 10 ** decimals).toFixed(decimals);
    return row[`d${decimals}`] === Number(digits) ? [] : [`${digits} reads ${row[`d${decimals}`]}`];
  });
  console.log(`${decimals} decimals: ${other.length} of ${rows.length} are another double; ${other[0]}; ${other.at(-1)}`);
}
JS
node decimals.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
2 decimals: 13929 of 100000 are another double; 0.35 reads 0.35000000000000003; 999.93 reads 999.9300000000001
3 decimals: 13328 of 100000 are another double; 0.009 reads 0.009000000000000001; 99.990 reads 99.99000000000001
4 decimals: 56215 of 100000 are another double; 0.0001 reads 0.00009999999999999999; 9.9999 reads 9.999899999999998
SEEN
