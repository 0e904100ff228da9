import { join, resolve } from "node:path";
import { addDays } from "../../model/calendar.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { rulesSchema } from "../analysis/rules/rules.ts";
import { watchSchema } from "../analysis/watch/record.ts";
import { type KnownFacts, type KnownScenario, knownBy, misfits } from "../facts/known-by.ts";
import { type ExaminedFacts, examineFacts, type ReadFacts, type SoundFacts } from "../facts/read.ts";
import { isOfFacts } from "../scenario/kind-of-file.ts";
import { meant, oneOf, ScenarioError } from "../scenario/problem.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { allProblems, parseYaml } from "../scenario/yaml.ts";
import { InputError } from "./host.ts";
import type { Mistakes } from "./mistakes.ts";
import { readManifest } from "./open-study.ts";
import { isFile } from "./read-file.ts";
import { asInputError, readRecord } from "./read-record.ts";
import { readSealed } from "./sealed.ts";
import { type Folders, fromCwd, namesIn, readable, shownAs } from "./shipped.ts";

const shippedIn = "configs/facts";

/** Names of the shipped facts: `x` is `configs/facts/x.yaml`. */
function shippedFacts({ packageRoot }: Pick<Folders, "packageRoot">): readonly string[] {
  return namesIn(join(packageRoot, shippedIn));
}

/** Whether a facts file is meant: by its keys, or, where no file is there, by the name of a shipped one; not of what cannot be read. */
export function namesFacts(given: string, folders: Folders): boolean {
  const path = resolve(folders.cwd, given);
  if (!isFile(path, given)) return shippedFacts(folders).includes(given);
  try {
    return isOfFacts(parseYaml(given, readable(path, folders)).tree);
  } catch {
    return false;
  }
}

/** Whether there is a file, or shipped facts, of that name. */
export function isFactsFile(given: string, folders: Folders): boolean {
  return isFile(resolve(folders.cwd, given), given) || shippedFacts(folders).includes(given);
}

/** A facts file by its path, or by the name of a shipped one. InputError with every problem of it. */
export function loadFacts(given: string, folders: Folders): ReadFacts {
  const { read, problems } = examined(given, folders);
  if (read === undefined) throw new InputError(new ScenarioError(problems).message);
  return read;
}

/** The same, whose facts can be judged even where something is wrong with the file. */
function examined(given: string, folders: Folders): ExaminedFacts {
  const path = resolve(folders.cwd, given);
  const isOwn = isFile(path, given);
  const shipped = shippedFacts(folders);
  if (!isOwn && !shipped.includes(given))
    throw new InputError(
      `${given}: no such facts file, nor shipped facts of that name${oneOf(shipped)}${meant(given, shipped)}`,
    );
  const file = isOwn
    ? shownAs(given, folders)
    : fromCwd(join(folders.packageRoot, shippedIn, `${given}.yaml`), folders);
  return asInputError(() => examineFacts(file, readable(file, folders)));
}

/** What is to be known of a scenario: a facts file, and the day by which; `called` is how messages call the day. */
export type ToKnow = { readonly facts: string; readonly asOf?: string | undefined; readonly called: string };

/**
 * A scenario as it was known by a day, that to which the facts are kept unless given; undefined where something is wrong, which
 * goes to the mistakes: all of the facts file by itself and, where the scenario could be read, all that does not fit it.
 */
export function knownOrNot(
  read: ReadScenario | undefined,
  { facts, asOf, called }: ToKnow,
  mistakes: Mistakes,
  folders: Folders,
): (KnownScenario & { readonly facts: KnownFacts }) | undefined {
  const found = mistakes.of(() => examined(facts, folders));
  if (found === undefined) return undefined;
  const day = asOf ?? found.keptTo;
  const dayProblems = read === undefined || day === undefined ? [] : problemsOfDay(read.scenario, found, day, called);
  for (const problem of dayProblems) mistakes.add(problem);
  const fits = read === undefined ? [] : misfits(read, found, day ?? afterAll);
  const all = allProblems(found.problems, fits);
  if (all.length > 0) mistakes.add(new ScenarioError(all).message);
  const isSound = all.length === 0 && dayProblems.length === 0;
  if (!isSound || read === undefined || found.read === undefined || day === undefined) return undefined;
  return knownBy(read, found.read, day);
}

/**
 * A scenario as its results know it: weighed by the facts that are recorded there, if any; as it is where no results were given.
 * InputError for results that name facts and do not hold them.
 */
export function asRecorded(read: ReadScenario, given: string, folders: Folders): KnownScenario {
  const { cwd } = folders;
  const holds = (name: string) => isFile(resolve(cwd, given, name), join(given, name));
  if (
    holds("watch.json") &&
    readRecord(resolve(cwd, given, "watch.json"), join(given, "watch.json"), watchSchema).facts
  )
    throw new InputError(
      `${given}: must be given with --facts: its runs were weighed by facts, which results of watch name and do not hold`,
    );
  const study = holds("manifest.json") ? given : holds("rules.json") ? rulesStudy(given, folders) : undefined;
  if (study === undefined) return read;
  const { facts } = readManifest(study, folders).record;
  return facts === undefined ? read : { ...read, facts };
}

/** The shipped facts that results were made with, by name and by every byte; undefined where none are. */
export function shippedFactsAs({ name, sha256 }: Pick<KnownFacts, "name" | "sha256">, folders: Folders) {
  if (!shippedFacts(folders).includes(name)) return undefined;
  const shipped = loadFacts(name, { ...folders, cwd: folders.packageRoot });
  return shipped.sha256 === sha256 ? shipped : undefined;
}

/** Says that what starts from the scenario of results alone leaves the facts aside that weigh their runs. */
export function warnOfFacts(given: string, folders: Folders, warn: (text: string) => void): void {
  const path = join(given, "manifest.json");
  if (!isFile(resolve(folders.cwd, path), path)) return;
  const { facts } = readManifest(given, folders).record;
  if (facts !== undefined && facts.weighing.length > 0)
    warn(
      `${given}: its runs are weighed by ${facts.name} as of ${facts.asOf}, which is left aside here but for the policy: runs of its scenario count alike\n`,
    );
}

/** Of the rules of a release, the study under the scenario's own. */
function rulesStudy(given: string, { cwd }: Folders): string {
  return join(given, readSealed(given, { file: "rules.json", schema: rulesSchema }, { cwd }).record.own);
}

/** Where the day to which a file is kept cannot be read, all its facts are judged. */
const afterAll = "9999-12-31";

/** A scenario as it was known by a day; `called` is how messages call the day. InputError with all that does not fit. */
export function asKnown(
  read: ReadScenario,
  facts: ReadFacts,
  asOf: string = facts.document.keptTo,
  called = "asOf",
): KnownScenario & { readonly facts: KnownFacts } {
  const problems = problemsOfDay(read.scenario, facts, asOf, called);
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return asInputError(() => knownBy(read, facts, asOf));
}

function problemsOfDay(
  { start, horizonWeeks, name, policy }: Scenario,
  { file, keptTo }: SoundFacts,
  asOf: string,
  called: string,
): readonly string[] {
  const [first, last] = [policy.knownUntil > start ? policy.knownUntil : start, addDays(start, 7 * horizonWeeks - 1)];
  return [
    ...(keptTo !== undefined && asOf > keptTo
      ? [`${called}: must not be after ${keptTo}, to which ${file} is kept, got ${asOf}`]
      : []),
    ...(asOf < first
      ? [`${called}: must not be before ${first}, to which ${name} is known by itself, got ${asOf}`]
      : []),
    ...(asOf > last ? [`${called}: must lie within the weeks of ${name}, to ${last}, got ${asOf}`] : []),
  ];
}
