import { z } from "zod";
import { isDay } from "../../../model/calendar.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Title } from "../../../model/scenario/title.ts";
import { distributionKinds, strict } from "../../scenario/distribution-schema.ts";
import { inLanguages, label, provenance, record } from "../../scenario/input-schema.ts";
import { meant, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { keyPlaceOf, plain, type Tree } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";

/** What those outside learn of a scenario beyond what is quoted and announced. */
export type Reports = {
  /** By customs line: whether each material has one of its own, and days from a month's last until its figures are out. */
  readonly flows: Readonly<Record<string, { readonly byMaterial: boolean; readonly daysAfter: number }>>;
  /** By sector: chance that its first line stop is reported, 0-1. */
  readonly stops: Readonly<Record<string, number>>;
  /** Days of which it is known beforehand that something may be said on them. */
  readonly occasions: Readonly<Record<string, { readonly on: string; readonly title: Title }>>;
};

const days = strict({ value: z.int().min(0).max(366), unit: z.literal("days"), ...provenance });
const positive = z.number().gt(0);

const reportsSchema = strict({
  schemaVersion: z.literal(1),
  flows: record(strict({ byMaterial: z.boolean(), publishedAfter: days })).optional(),
  stops: record(strict({ alpha: positive, beta: positive, ...provenance })).optional(),
  occasions: record(
    strict({ title: inLanguages(label), on: z.string().refine(isDay, "must be a day that exists"), ...provenance }),
  ).optional(),
});

/**
 * Reads what is reported; throws ScenarioError with every problem of the file at once. Names that a scenario does not have
 * are problems where the file is meant for it alone.
 */
export function readReports(file: string, text: string, of?: Scenario): Reports {
  const { tree, problems } = parseYaml(file, text);
  const parsed = reportsSchema.safeParse(plain(tree));
  const found = schemaProblems(parsed.error?.issues ?? [], tree, () => distributionKinds);
  const all = allProblems(problems, [...found, ...(of === undefined ? [] : unknownNames(tree, of))]);
  if (!parsed.success || all.length > 0) throw new ScenarioError(all);
  const { flows = {}, stops = {}, occasions = {} } = parsed.data;
  return {
    flows: mapped(flows, ({ byMaterial, publishedAfter }) => ({ byMaterial, daysAfter: publishedAfter.value })),
    stops: mapped(stops, ({ alpha, beta }) => alpha / (alpha + beta)),
    occasions: mapped(occasions, ({ on, title }) => ({ on, title })),
  };
}

function unknownNames(tree: Tree, { forms, customs = {}, sectors }: Scenario): readonly Problem[] {
  const known = { flows: [...Object.keys(forms), ...Object.keys(customs)], stops: Object.keys(sectors) };
  const written = plain(tree) as Readonly<Record<string, unknown>> | null;
  return (["flows", "stops"] as const).flatMap((part) => {
    const names = written?.[part];
    if (names === null || typeof names !== "object" || Array.isArray(names)) return [];
    return Object.keys(names as object)
      .filter((name) => !known[part].includes(name))
      .map((name) => ({
        ...keyPlaceOf(tree, [part, name]),
        path: `${part}.${name}`,
        rule: `must be named as ${part === "flows" ? "a form or customs line" : "a sector"} of the scenario (${known[part].join(", ")})${meant(name, known[part])}`,
        value: name,
      }));
  });
}

function mapped<From, To>(of: Readonly<Record<string, From>>, to: (from: From) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(of).map(([name, from]) => [name, to(from)]));
}
