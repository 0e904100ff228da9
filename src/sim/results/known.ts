import { join, resolve } from "node:path";
import { addDays } from "../../model/calendar.ts";
import { type KnownFacts, type KnownScenario, knownBy } from "../facts/known-by.ts";
import { type ReadFacts, readFacts } from "../facts/read.ts";
import { isOfFacts } from "../scenario/kind-of-file.ts";
import { meant, oneOf } from "../scenario/problem.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { parseYaml } from "../scenario/yaml.ts";
import { InputError } from "./host.ts";
import { isFile } from "./read-file.ts";
import { asInputError } from "./read-record.ts";
import { type Folders, fromCwd, namesIn, readable } from "./shipped.ts";

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

/** A facts file by its path, or by the name of a shipped one. InputError with every problem of it. */
export function loadFacts(given: string, folders: Folders): ReadFacts {
  const path = resolve(folders.cwd, given);
  const isOwn = isFile(path, given);
  const shipped = shippedFacts(folders);
  if (!isOwn && !shipped.includes(given))
    throw new InputError(
      `${given}: no such facts file, nor shipped facts of that name${oneOf(shipped)}${meant(given, shipped)}`,
    );
  const file = fromCwd(isOwn ? path : join(folders.packageRoot, shippedIn, `${given}.yaml`), folders);
  return asInputError(() => readFacts(file, readable(file, folders)));
}

/**
 * A scenario as it was known by a day, that to which the facts are kept unless given; `called` is how messages call the day.
 * InputError with all that does not fit.
 */
export function asKnown(
  read: ReadScenario,
  facts: ReadFacts,
  asOf: string = facts.document.keptTo,
  called = "asOf",
): KnownScenario & { readonly facts: KnownFacts } {
  const { start, horizonWeeks, name, policy } = read.scenario;
  const [first, last] = [policy.knownUntil > start ? policy.knownUntil : start, addDays(start, 7 * horizonWeeks - 1)];
  const { keptTo } = facts.document;
  const problems = [
    ...(asOf > keptTo ? [`${called}: must not be after ${keptTo}, to which ${facts.file} is kept, got ${asOf}`] : []),
    ...(asOf < first
      ? [`${called}: must not be before ${first}, to which ${name} is known by itself, got ${asOf}`]
      : []),
    ...(asOf > last ? [`${called}: must lie within the weeks of ${name}, to ${last}, got ${asOf}`] : []),
  ];
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return asInputError(() => knownBy(read, facts, asOf));
}
