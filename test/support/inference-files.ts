import { parse, stringify } from "yaml";
import { type ReadInference, readInference } from "../../src/sim/inference/file/read.ts";
import { loadEvidence, scenarioFiles } from "../../src/sim/results/shipped.ts";
import { ScenarioError } from "../../src/sim/scenario/problem.ts";
import { packageRoot } from "./package-root.ts";
import { configText } from "./scenario-files.ts";

const host = { cwd: packageRoot, packageRoot };

export const exampleText = configText("inference/example.yaml");

/** The shipped example with something changed: what stands at a path is replaced, or taken away by undefined. */
export function exampleWith(
  ...changes: readonly (readonly [path: readonly (string | number)[], value: unknown])[]
): string {
  const document = parse(exampleText);
  for (const [path, value] of changes) {
    const above = path.slice(0, -1).reduce((node, step) => node[step], document);
    if (value === undefined) delete above[path.at(-1) as string];
    else above[path.at(-1) as string] = value;
  }
  return stringify(document);
}

export function readInferenceText(text: string, file = "configs/inference/mine.yaml"): ReadInference {
  return readInference(file, text, loadEvidence(host), scenarioFiles(host));
}

/** The problems of a file as they are printed; an empty list when it is valid. */
export function inferenceProblems(text: string): readonly string[] {
  try {
    readInferenceText(text);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message.split("\n");
  }
}
