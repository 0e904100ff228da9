import { posix } from "node:path";
import { z } from "zod";
import type { Files } from "../bases.ts";
import { strict } from "../distribution-schema.ts";
import { name, saidRule, words } from "../input-schema.ts";
import { meant, oneOf, type Problem } from "../problem.ts";
import { schemaProblems } from "../schema-problems.ts";
import { at, type Path, type Place, placeOf, plain, type Tree } from "../tree.ts";
import { effectiveDraws } from "./effective.ts";
import { fewestEffective, type PosteriorFile, readPosterior } from "./file.ts";

/* Which draws a scenario takes: the key `posterior` as it is written, and what it comes to. */

const file = words.describe("Posterior by path, relative to this file, or the name of a shipped one.");

/** `posterior` of a scenario file. */
export const writtenPosteriorSchema = z
  .union(
    [
      file,
      strict({
        file,
        history: name.optional().describe("History of the inference for which this scenario stands."),
        world: name.optional().describe("World of the inference in which this scenario stands."),
        only: z
          .array(name)
          .min(1, "must name at least one parameter")
          .optional()
          .describe("Parameters that are taken; without it, all."),
      }),
    ],
    { error: `${saidRule}, the name or the path of a posterior, or a map of file, history and world` },
  )
  .describe("Draws of an inference: each run has the numbers of one of them, in place of the base's.");

type Written = {
  readonly file: string;
  readonly history?: string;
  readonly world?: string;
  readonly only?: readonly string[];
};

/** What a scenario takes: the file, the history it stands for, and the world, null for all. */
export type Taken = {
  readonly posterior: PosteriorFile;
  readonly history: string | null;
  readonly world: string | null;
  /** Where `posterior` is written. */
  readonly place: Place;
};

/** Finds what a scenario takes; undefined where there is no telling, which `problems` then say. */
export function takenBy(tree: Tree, files: Files, problems: Problem[]): Taken | undefined {
  const parsed = z.object({ posterior: writtenPosteriorSchema }).safeParse(plain(tree));
  if (!parsed.success) {
    problems.push(...schemaProblems(parsed.error.issues, tree));
    return undefined;
  }
  const { posterior: given } = parsed.data;
  const isMap = typeof given !== "string";
  const written: Written = isMap ? (given as Written) : { file: given };
  const pathOf = (key: string): Path => (isMap && at(tree, ["posterior", key]) ? ["posterior", key] : ["posterior"]);
  const report = (key: string, rule: string, value?: unknown) =>
    void problems.push({ ...placeOf(tree, pathOf(key)), path: pathOf(key).join("."), rule, value });
  const place = placeOf(tree, pathOf("file"));
  const path = pathOfPosterior(written.file, place, files, (rule) => report("file", rule, written.file));
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = files.readText(path, posix.dirname(path));
  } catch (error) {
    return report("file", "must be a file that can be read", (error as Error).message);
  }
  const read = readPosterior(path, text);
  if ("problems" in read) {
    problems.push(...read.problems);
    return undefined;
  }
  const before = problems.length;
  const posterior = withOnly(read.posterior, written, report);
  const history = historyOf(posterior, written, report);
  const world = worldOf(posterior, written, history, report);
  if (problems.length > before) return undefined;
  const effective = effectiveDraws(drawsIn(posterior, world).map(({ weight }) => weight));
  if (effective >= fewestEffective) return { posterior, history, world, place };
  const where = world === null ? "" : ` of world ${world}`;
  return report(
    "world",
    `must have ${fewestEffective} effective draws${where} or more`,
    Number(effective.toPrecision(4)),
  );
}

/** The posterior with no more parameters than are taken of it: each draw keeps its weight and world. */
function withOnly(posterior: PosteriorFile, { only }: Written, report: Report): PosteriorFile {
  if (only === undefined) return posterior;
  const known = posterior.parameters.map(({ name }) => name);
  const unknown = only.find((each) => !known.includes(each));
  if (unknown !== undefined)
    report("only", `must name parameters of ${posterior.name}${oneOf(known)}${meant(unknown, known)}`, unknown);
  const isKept = (_: unknown, p: number) => only.includes(known[p]);
  return {
    ...posterior,
    parameters: posterior.parameters.filter(isKept),
    draws: posterior.draws.map((draw) => ({ ...draw, values: draw.values.filter(isKept) })),
  };
}

export function drawsIn({ draws }: PosteriorFile, world: string | null): PosteriorFile["draws"] {
  return draws.filter((draw) => world === null || draw.world === world);
}

type Report = (key: string, rule: string, value?: unknown) => undefined;

function pathOfPosterior(
  wanted: string,
  place: Place,
  files: Files,
  report: (rule: string) => undefined,
): string | undefined {
  const { shippedPosterior, posteriorNames: known = [] } = files;
  const folder = posix.dirname(place.file);
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(wanted)) {
    const which = known.length > 0 ? `${oneOf(known)}${meant(wanted, known)}` : "";
    return shippedPosterior?.(wanted) ?? report(`must be a file or a shipped posterior${which}`);
  }
  const target = posix.join(folder, wanted);
  const from = posix.relative(folder, target);
  return posix.isAbsolute(wanted) || from === "" || from.startsWith("..")
    ? report(`must stay inside the folder of the scenario, ${folder}`)
    : target;
}

/** Null where inputs and settings are the same whichever it is. */
function historyOf(posterior: PosteriorFile, { history }: Written, report: Report): string | null {
  const { histories, parameters, worlds } = posterior;
  if (history !== undefined) {
    if (!histories.includes(history))
      report(
        "history",
        `must be a history of ${posterior.name}${oneOf(histories)}${meant(history, histories)}`,
        history,
      );
    return history;
  }
  if (histories.length === 1) return histories[0];
  const alike = (of: readonly unknown[]) => of.every((each) => JSON.stringify(each) === JSON.stringify(of[0]));
  const sameInputs = parameters.every(({ at: paths }) => alike(histories.map((each) => paths[each])));
  if (sameInputs && worlds.every(({ set }) => Object.keys(set).length === 0)) return null;
  return (
    report(
      "history",
      `must name the history of ${posterior.name} for which the scenario stands, by which inputs and settings go${oneOf(histories)}`,
    ) ?? null
  );
}

/** Null for the draws of all worlds: where none sets anything, so that runs of all are of one scenario. */
function worldOf(posterior: PosteriorFile, { world }: Written, history: string | null, report: Report): string | null {
  const { worlds } = posterior;
  const known = worlds.map((each) => each.name);
  if (world !== undefined) {
    if (!known.includes(world))
      report("world", `must be a world of ${posterior.name}${oneOf(known)}${meant(world, known)}`, world);
    return world;
  }
  if (known.length === 1) return known[0];
  const sets = worlds.some(({ set }) => history !== null && Object.keys(set[history] ?? {}).length > 0);
  if (!sets) return null;
  return (
    report(
      "world",
      `must name the world of ${posterior.name} in which the scenario stands: their settings differ, and runs cannot mix them${oneOf(known)}`,
    ) ?? null
  );
}
