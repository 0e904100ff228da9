import { type Command, InvalidArgumentError } from "commander";
import { contentsOfParquet, parquetToCsv } from "../../sim/results/parquet-file.ts";
import { examples } from "../flags/examples.ts";
import type { Io } from "../terminal/io.ts";

/** A Parquet file of results as CSV, for programs that read no Parquet. */
export function addTable(command: Command, io: Io): void {
  command
    .description("print a Parquet file of results as CSV; with --json what it holds: rows, columns, units")
    .argument("<file>", "Parquet file, or a results folder, of which it is runs.parquet")
    .option("--columns <names>", "these columns alone, in this order, by commas", parseColumns)
    .addHelpText(
      "after",
      examples(
        "table results/ban --columns run,unmetNeedShare.Dy,input.nationalStock.held",
        "table results/ban/paths.parquet",
      ),
    )
    .action(async (given: string, { columns }: { readonly columns?: readonly string[] }) => {
      const asked = { given, columns };
      if (io.answer === undefined) await parquetToCsv(asked, io, io.stdout);
      else io.answer({ results: null, record: await contentsOfParquet(asked, io) });
    });
}

function parseColumns(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("must be names of columns with a comma between them");
  return names;
}
