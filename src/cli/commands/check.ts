import { resolve } from "node:path";
import type { Command } from "commander";
import { factsText } from "../../report/tables/facts.ts";
import { gridText, laidText } from "../../report/tables/grid.ts";
import { checkText, inputRows } from "../../report/tables/inputs.ts";
import { checkResults } from "../../sim/results/check-results.ts";
import { isGrid, loadGrid, loadSweep } from "../../sim/results/grids.ts";
import { kindIn, resultsKinds } from "../../sim/results/kinds.ts";
import { loadFacts, namesFacts } from "../../sim/results/known.ts";
import { examples } from "../flags/examples.ts";
import { type FactsFlags, loadKnown, withFacts } from "../flags/facts.ts";
import type { Io } from "../terminal/io.ts";

/** Validates a grid by itself, or laid over a scenario, and prints how many cells it has and what they set. */
function checkGrid(given: string, scenario: string | undefined, io: Io): void {
  if (scenario === undefined) {
    const { document } = loadGrid(given, io);
    io.answer?.({ results: null, record: document });
    io.stdout(gridText(document));
  } else {
    const sweep = loadSweep({ grid: given, scenario }, io);
    io.answer?.({ results: null, record: sweep.document });
    io.stdout(`${gridText(sweep.document)}\n${laidText(sweep)}`);
  }
}

/** Validates a scenario and prints every input with unit, source and grade; of results, holds every file to its hash before. */
async function check(given: string, flags: FactsFlags, io: Io): Promise<void> {
  const kind = kindIn(resolve(io.cwd, given));
  if (kind !== undefined) {
    const { files, opened } = await checkResults(given, kind, io);
    const { command } = resultsKinds[kind];
    io.stdout(`${given}: results of ${command}, ${filesText(files)}\n`);
    io.answer?.({ results: given, record: { kind, files } });
    if (opened.scenarios.length !== 1) return;
    io.stdout("\n");
  } else if (namesFacts(given, io)) {
    const facts = loadFacts(given, io);
    io.answer?.({ results: null, record: facts.document });
    io.stdout(factsText(facts));
    return;
  }
  const { scenario, document, overrides } = loadKnown(given, flags, io);
  io.answer?.({ results: kind === undefined ? null : given, record: { scenario: document, overrides } });
  io.stdout(checkText(scenario, inputRows(document), overrides));
}

function filesText(files: number): string {
  if (files === 0)
    return "of an earlier version, which recorded no hash of its files: its numbers are as they were written";
  return `all ${files} files are as they were written`;
}

/** What a scenario rests on. */
export function addCheck(command: Command, io: Io): void {
  withFacts(command)
    .description(
      "validate a scenario and list every input with unit, source and grade; of facts, what they say; of results, hold every\nfile to its hash",
    )
    .argument("<scenario>", "scenario, facts or grid file, name of a shipped one, or any results folder")
    .option("--grid <file>", "grid file, or the name of a shipped one: validate it over the scenario, cell by cell")
    .addHelpText(
      "after",
      examples(
        ...["check ban-2026", "check my-scenario.yaml", "check results/ban"],
        ...["check japan-2026", "check ban-2026 --facts my-facts.yaml"],
        ...["check my-grid.yaml", "check ban-2026 --grid my-grid.yaml"],
      ),
    )
    .action((given: string, { grid, ...flags }: FactsFlags & { readonly grid?: string }) => {
      if (grid !== undefined) return checkGrid(grid, given, io);
      return isGrid(given, io) ? checkGrid(given, undefined, io) : check(given, flags, io);
    });
}
