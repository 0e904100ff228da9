import type { Scenario } from "../../../model/scenario/scenario.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Files } from "../../scenario/bases.ts";
import { distributionKinds } from "../../scenario/distribution-schema.ts";
import { type Problem, ScenarioError } from "../../scenario/problem.ts";
import { problemReporter } from "../../scenario/report-problem.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { type Path, plain } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";
import type { EvidenceRow } from "../../scoring/evidence/rows.ts";
import type { Table, Takes } from "../table.ts";
import { checkInference } from "./check.ts";
import { type ReadHistory, readHistories } from "./histories.ts";
import { endsOf } from "./known.ts";
import { type InferenceDocument, inferenceSchema, observationKinds, pathsIn, termKinds } from "./schema.ts";
import { tableOf } from "./table-of.ts";

/** Inputs of a history that take a parameter's value times `times`, in `unit`. */
type Target = { readonly parameter: number; readonly path: string; readonly times: number };

/** What is run for one history. */
export type HistoryWork = {
  readonly name: string;
  /** One a world. */
  readonly scenarios: readonly Scenario[];
  readonly targets: readonly Target[];
};

export type ReadInference = {
  readonly file: string;
  readonly table: Table;
  readonly takes: Takes;
  readonly histories: readonly HistoryWork[];
  /** SHA-256 of the table as written: of everything but titles and notes. */
  readonly tableSha256: string;
  /** SHA-256 of the documents of the histories, world by world. */
  readonly historiesSha256: string;
};

/**
 * Reads and checks an inference with the scenarios of its histories; throws ScenarioError with every problem of its file at
 * once. `rows` are those of the evidence.
 */
export function readInference(file: string, text: string, rows: readonly EvidenceRow[], files: Files): ReadInference {
  const { tree, problems: read } = parseYaml(file, text);
  const parsed = inferenceSchema.safeParse(plain(tree));
  const kindsAt = (path: Path) => {
    if (path.includes("distribution")) return distributionKinds;
    return path.includes("model") || path.includes("over") ? termKinds : observationKinds;
  };
  const problems: Problem[] = parsed.success ? [] : [...schemaProblems(parsed.error.issues, tree, kindsAt)];
  const report = problemReporter(tree, problems);
  if (!parsed.success) throw new ScenarioError(allProblems(read, problems));
  const document = parsed.data;
  const histories = readHistories(document, tree, file, files, problems);
  checkInference(document, histories, rows, report);
  const all = allProblems(read, problems);
  if (all.length > 0) throw new ScenarioError(all);
  return {
    file,
    table: tableOf(
      document,
      endsOf(document, new Map([...histories].map(([name, of]) => [name, (of as ReadHistory).scenarios[0]]))),
    ),
    takes: takesOf(document),
    histories: worksOf(document, histories as ReadonlyMap<string, ReadHistory>),
    tableSha256: sha256OfDocument(untitled(document)),
    historiesSha256: sha256OfDocument([...histories].map(([name, of]) => [name, of?.documents])),
  };
}

function worksOf(document: InferenceDocument, histories: ReadonlyMap<string, ReadHistory>): readonly HistoryWork[] {
  return [...histories].map(([name, { scenarios }]) => ({
    name,
    scenarios,
    targets: document.parameters.flatMap(({ at, times = 1 }, parameter) =>
      pathsIn(at, name).map((path) => ({ parameter, path, times })),
    ),
  }));
}

function takesOf({ histories, parameters, worlds = [] }: InferenceDocument): Takes {
  const byHistory = (at: InferenceDocument["parameters"][number]["at"]) =>
    Object.fromEntries(
      Object.keys(histories).flatMap((history) => {
        const paths = pathsIn(at, history);
        return paths.length === 0 ? [] : [[history, [...paths]]];
      }),
    );
  return {
    parameters: parameters.map(({ at, times = 1, date }) => ({ at: byHistory(at), times, date })),
    worlds: worlds.length === 0 ? [{}] : worlds.map(({ set }) => set),
  };
}

const silent = new Set(["title", "note"]);

function untitled(node: unknown): unknown {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(untitled);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !silent.has(key))
      .map(([key, child]) => [key, untitled(child)]),
  );
}
