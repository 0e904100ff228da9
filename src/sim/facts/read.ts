import { sha256OfDocument } from "../scenario/canonical.ts";
import { type Problem, ScenarioError } from "../scenario/problem.ts";
import { problemReporter, type ReportProblem } from "../scenario/report-problem.ts";
import { schemaProblems } from "../scenario/schema-problems.ts";
import { at, plain, type Tree } from "../scenario/tree.ts";
import { allProblems, parseYaml } from "../scenario/yaml.ts";
import { checkFacts } from "./check.ts";
import { type FactsDocument, factKinds, factSchema, factsSchema, keptToSchema, type PlacedFact } from "./schema.ts";

/** What of a facts file can be judged, whatever else is wrong with it. */
export type SoundFacts = {
  readonly file: string;
  readonly tree: Tree;
  /** Day to which the file is kept; undefined where that is no day. */
  readonly keptTo: string | undefined;
  /** Facts that are written as they must be, each by itself. */
  readonly sound: readonly PlacedFact[];
};

/** A facts file, and where everything in it is written. */
export type ReadFacts = SoundFacts & {
  readonly document: FactsDocument;
  /** SHA-256 of the document as written, hex. */
  readonly sha256: string;
};

/** A facts file with all that is wrong with it by itself; `read` where nothing is. */
export type ExaminedFacts = SoundFacts & { readonly problems: readonly Problem[]; readonly read?: ReadFacts };

/**
 * Reads a facts file and checks it by itself: what is wrong with one fact does not keep the others from being judged. Throws
 * ScenarioError where there is no telling what is meant.
 */
export function examineFacts(file: string, text: string): ExaminedFacts {
  const { tree, problems: read } = parseYaml(file, text);
  const whole = plain(tree);
  const parsed = factsSchema.safeParse(whole);
  const problems: Problem[] = [...schemaProblems(parsed.error?.issues ?? [], tree, () => factKinds)];
  const keptTo = keptToSchema.safeParse(plain(at(tree, ["keptTo"]) ?? tree)).data;
  const found = { file, tree, keptTo, sound: soundIn(tree) };
  const report = problemReporter(tree, problems);
  checkNames(tree, report);
  checkFacts(found.sound, keptTo, report);
  const all = allProblems(read, problems);
  if (!parsed.success || all.length > 0) return { ...found, problems: all };
  return { ...found, problems: [], read: { ...found, document: parsed.data, sha256: sha256OfDocument(whole) } };
}

/** No two facts have one name, whatever else is wrong with either. */
function checkNames(tree: Tree, report: ReportProblem): void {
  const list = at(tree, ["facts"]);
  const names = list?.kind === "list" ? list.items.map((item) => at(item, ["name"])) : [];
  const words = names.map((node) => node && plain(node));
  words.forEach((word, k) => {
    if (typeof word === "string" && words.indexOf(word) < k)
      report(["facts", k, "name"], "must not be there twice", word);
  });
}

function soundIn(tree: Tree): readonly PlacedFact[] {
  const list = at(tree, ["facts"]);
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item, index) => {
    const { data } = factSchema.safeParse(plain(item));
    return data === undefined ? [] : [{ fact: data, index }];
  });
}

/** Reads and checks a facts file by itself; throws ScenarioError with every problem of it at once. */
export function readFacts(file: string, text: string): ReadFacts {
  const { read, problems } = examineFacts(file, text);
  if (read === undefined) throw new ScenarioError(problems);
  return read;
}
