import { sha256OfDocument } from "../scenario/canonical.ts";
import { type Problem, ScenarioError } from "../scenario/problem.ts";
import { problemReporter } from "../scenario/report-problem.ts";
import { schemaProblems } from "../scenario/schema-problems.ts";
import { plain, type Tree } from "../scenario/tree.ts";
import { allProblems, parseYaml } from "../scenario/yaml.ts";
import { checkFacts } from "./check.ts";
import { type FactsDocument, factKinds, factsSchema } from "./schema.ts";

/** A facts file, and where everything in it is written. */
export type ReadFacts = {
  readonly file: string;
  readonly tree: Tree;
  readonly document: FactsDocument;
  /** SHA-256 of the document as written, hex. */
  readonly sha256: string;
};

/** Reads and checks a facts file by itself; throws ScenarioError with every problem of it at once. */
export function readFacts(file: string, text: string): ReadFacts {
  const { tree, problems: read } = parseYaml(file, text);
  const parsed = factsSchema.safeParse(plain(tree));
  if (!parsed.success) {
    const problems = schemaProblems(parsed.error.issues, tree, () => factKinds);
    throw new ScenarioError(allProblems(read, problems));
  }
  const problems: Problem[] = [];
  checkFacts(parsed.data, problemReporter(tree, problems));
  const all = allProblems(read, problems);
  if (all.length > 0) throw new ScenarioError(all);
  return { file, tree, document: parsed.data, sha256: sha256OfDocument(plain(tree)) };
}
