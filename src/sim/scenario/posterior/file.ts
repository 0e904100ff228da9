import { z } from "zod";
import { unitFactors } from "../../../model/scenario/units.ts";
import { engineVersion } from "../../../model/version.ts";
import { sha256OfDocument } from "../canonical.ts";
import { strict } from "../distribution-schema.ts";
import { day, name, record, words } from "../input-schema.ts";
import type { Problem } from "../problem.ts";
import { schemaProblems } from "../schema-problems.ts";
import { type Path, placeOf, plain } from "../tree.ts";
import { allProblems, parseYaml } from "../yaml.ts";

/* What an inference leaves for scenarios: posterior.json. */

const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const count = z.int().min(0);

const posteriorFileSchema = strict({
  schemaVersion: z.literal(1),
  name: name.describe("Of the inference."),
  tableSha256: hash.describe("Of its table: all of its file but titles and notes."),
  historiesSha256: hash.describe("Of the scenarios of its histories, world by world."),
  engineVersion: words.describe("Of the model that it was inferred with."),
  seed: z.string(),
  sizes: strict({
    waves: count,
    points: count,
    bank: count,
    before: count.optional(),
    runs: z.tuple([count, count, count]).readonly(),
  }),
  leaveOut: words.nullable().describe("Episode whose observations were not used."),
  knownUntil: words.nullable().describe("Day after which observations were not used."),
  recordUntil: day.optional().describe("Day by which the last of those that were used was on record."),
  observations: strict({ used: z.array(name), leftOut: z.array(name) }),
  effective: z.number().describe("Effective points of the bank: fewer than 50 say nothing."),
  histories: z.array(name).min(1, "must have at least one entry"),
  parameters: z
    .array(
      strict({
        name,
        unit: z.enum(Object.keys(unitFactors) as [string, ...string[]]),
        times: z.number().describe("Inputs take the value so many times."),
        at: record(z.array(words)).describe("By history: paths of the inputs that take it."),
        date: words.describe("Of what was believed of it before."),
      }),
    )
    .min(1, "must have at least one entry"),
  worlds: z
    .array(strict({ name, weight: z.number().gt(0), set: record(z.record(z.string(), z.unknown())) }))
    .min(1, "must have at least one entry")
    .describe("By history: what each lays over its scenario."),
  draws: z
    .array(strict({ world: name, weight: z.number().gt(0), values: z.array(z.number()) }))
    .min(1, "must have at least one entry")
    .describe("Of the posterior, as often as their weight; values in the order and the units of the parameters."),
  sha256: hash.describe("Of the canonical JSON of all else in this file."),
});
/** posterior.json. */
export type PosteriorFile = z.infer<typeof posteriorFileSchema>;

/** Day to which a posterior knows the world; undefined in files of builds that did not write it. */
export function knownTo({ knownUntil, recordUntil }: Pick<PosteriorFile, "knownUntil" | "recordUntil">) {
  return knownUntil ?? recordUntil;
}

/** Fewer effective draws than these say nothing. */
export const fewestEffective = 50;

/** A posterior with its own hash. */
export function sealedPosterior(file: Omit<PosteriorFile, "sha256">): PosteriorFile {
  return { ...file, sha256: sha256OfDocument(file) };
}

/** As it is written: a line for each key, parameter, world and draw, so that two can be laid side by side. */
export function posteriorText(file: PosteriorFile): string {
  const lines = Object.entries(file).map(([key, value]) => {
    const listed = Array.isArray(value) && value.some((each) => typeof each === "object");
    const text = listed
      ? `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

export type ReadPosterior = { readonly posterior: PosteriorFile } | { readonly problems: readonly Problem[] };

/** Reads and checks a posterior, in JSON or in YAML; every problem at its place. */
export function readPosterior(file: string, text: string): ReadPosterior {
  const document = fromJson(text) ?? plain(parseYaml(file, text).tree);
  const parsed = posteriorFileSchema.safeParse(document);
  const found: Found[] = parsed.success ? [...rulesOf(parsed.data)] : [];
  if (parsed.success && found.length === 0) return { posterior: parsed.data };
  const { tree, problems } = parseYaml(file, text);
  const ofSchema = parsed.success ? [] : schemaProblems(parsed.error.issues, tree);
  const ofRules = found.map(({ path, rule, value }) => ({
    ...{ ...placeOf(tree, path), path: path.join("."), rule, value },
  }));
  return { problems: allProblems(problems, [...ofSchema, ...ofRules]) };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Found = { readonly path: Path; readonly rule: string; readonly value: unknown };

function* rulesOf({ sha256, ...rest }: PosteriorFile): Iterable<Found> {
  const { histories, parameters, worlds, draws } = rest;
  const whole = sha256OfDocument(rest);
  if (sha256 !== whole)
    yield {
      path: ["sha256"],
      rule: `must be that of all else in the file, ${whole}: the file was changed`,
      value: sha256,
    };
  if (rest.engineVersion !== engineVersion)
    yield {
      path: ["engineVersion"],
      rule: `must be that of the present model, ${engineVersion}: what another inferred says nothing of it, infer it again`,
      value: rest.engineVersion,
    };
  if (!(rest.effective >= fewestEffective))
    yield {
      path: ["effective"],
      rule: `must be at least ${fewestEffective}: the weights have collapsed, infer it again with a larger --bank`,
      value: rest.effective,
    };
  for (const [key, of] of Object.entries({ parameters, worlds }))
    for (const [k, { name }] of of.entries())
      if (of.findIndex((each) => each.name === name) < k)
        yield { path: [key, k, "name"], rule: "must be named once", value: name };
  for (const [key, of] of [
    ["parameters", parameters.map(({ at }) => at)],
    ["worlds", worlds.map(({ set }) => set)],
  ] as const)
    for (const [k, each] of of.entries())
      for (const history of Object.keys(each))
        if (!histories.includes(history))
          yield {
            path: [key, k, key === "worlds" ? "set" : "at", history],
            rule: `must be one of the histories, ${histories.join(", ")}`,
            value: history,
          };
  for (const [k, { world, values }] of draws.entries()) {
    if (!worlds.some(({ name }) => name === world))
      yield { path: ["draws", k, "world"], rule: "must be one of the worlds", value: world };
    if (values.length !== parameters.length)
      yield {
        path: ["draws", k, "values"],
        rule: `must be as many as the parameters, ${parameters.length}`,
        value: values.length,
      };
  }
}
