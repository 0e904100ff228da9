import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { inCheckout } from "../../../sim/results/commands.ts";
import { writeIfAbsent } from "../../../sim/results/durable.ts";
import { InputError } from "../../../sim/results/host.ts";
import { asInputError } from "../../../sim/results/read-record.ts";
import { scenarioFiles } from "../../../sim/results/shipped.ts";
import { readScenario } from "../../../sim/scenario/read.ts";
import { examples } from "../../flags/examples.ts";
import type { Io } from "../../terminal/io.ts";
import { nameOf } from "./answers.ts";
import { type Answers, askFor, questions, readAnswers } from "./questions.ts";
import { scenarioText } from "./scenario-text.ts";

type InitFlags = Readonly<Partial<Record<keyof Answers, string>>>;

/** Writes a newcomer's own scenario: asks at a terminal for what no flag says. Never over a file that is there. */
async function init(file: string | undefined, flags: InitFlags, io: Io): Promise<void> {
  if (file !== undefined) mustBeFree(file, io);
  const said = io.ask === undefined ? { start: io.today(), ...flags } : await askFor(flags, io);
  const answers = readAnswers(said);
  const out = file ?? `${nameOf(answers.metal) || "metal"}-${nameOf(answers.country) || "country"}.yaml`;
  mustBeFree(out, io);
  const name = nameOf(basename(out).replace(/\.ya?ml$/, "")) || "my-scenario";
  const path = resolve(io.cwd, out);
  const schema = relative(dirname(path), join(io.packageRoot, "configs/scenario.schema.json"));
  const text = scenarioText(answers, name, schema);
  mustBeValid(out, text, io);
  writeNew(path, out, text);
  io.answer?.({ results: null, record: { scenario: out } });
  io.stdout(`${out}: a scenario, valid as it stands; its comments say what to change first\n\n`);
  const next = [
    ["check", out],
    ["run", out, "--seed", "first", "--runs", "2000"],
    ["report", `results/${name}`],
  ];
  io.stdout(`next:\n${next.map((words) => `  ${inCheckout(words)}\n`).join("")}`);
}

/** Whole or not at all: what a full disk cuts off would be in the way of whoever tries again. */
function writeNew(path: string, out: string, text: string): void {
  if (!existsSync(dirname(path))) throw new InputError(`${out}: cannot be written, got no folder ${dirname(out)}`);
  let isNew = false;
  try {
    isNew = writeIfAbsent(path, Buffer.from(text));
  } catch (error) {
    throw new InputError(`${out}: cannot be written, got ${(error as Error).message}`);
  }
  if (!isNew) throw isThere(out);
}

function mustBeFree(out: string, io: Io): void {
  if (existsSync(resolve(io.cwd, out))) throw isThere(out);
  if (!/\.ya?ml$/.test(out)) throw new InputError(`${out}: must end in .yaml`);
}

function isThere(out: string): InputError {
  return new InputError(`${out}: must be a new file, got one that is there: nothing was written`);
}

/** Reads the text as if it were in its file: the numbers said may contradict what the base says. */
function mustBeValid(out: string, text: string, io: Io): void {
  const files = scenarioFiles(io);
  const path = relative(io.cwd, resolve(io.cwd, out));
  asInputError(() =>
    readScenario(path, {
      ...files,
      readText: (wanted, within) => (wanted === path ? text : files.readText(wanted, within)),
    }),
  );
}

/** A newcomer's own scenario. */
export function addInit(command: Command, io: Io): void {
  command
    .description("write a scenario of your own: asks at a terminal for what no flag says")
    .argument("[file]", "scenario file to write, new; <metal>-<country>.yaml when left out");
  for (const { key, asks, example, otherwise, unsaid } of questions) {
    const unless = key === "start" ? "today" : unsaid || otherwise;
    const asked = asks.charAt(0).toLowerCase() + asks.slice(1);
    command.option(`--${key} <text>`, `${asked}, such as "${example}"${unless ? `; when left out: ${unless}` : ""}`);
  }
  command
    .addHelpText(
      "after",
      examples(
        "init",
        'init cobalt.yaml --metal cobalt --country Germany --exporter "DR Congo" --demand "8000..12000 t/yr" --stock "0 months" --cover "1..2..4 months" --price "35 USD/kg"',
      ),
    )
    .action((file: string | undefined, flags: InitFlags) => init(file, flags, io));
}
