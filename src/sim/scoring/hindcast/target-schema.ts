import { z } from "zod";
import { strict } from "../../scenario/distribution-schema.ts";
import { inLanguages, title, words } from "../../scenario/input-schema.ts";
import { ScenarioError } from "../../scenario/problem.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { plain } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";
import { coverageLevels } from "../scores/coverage.ts";
import { variants } from "./given.ts";

const episodes = z.array(words).min(1, "must name at least one episode");
const months = z.number().min(0).max(600);

/** What a target is asked of; shares and probabilities 0-1. */
const asked = z.discriminatedUnion("kind", [
  /** Share of the points within the middle of the runs. */
  strict({ kind: z.literal("coverage"), level: z.literal(coverageLevels), episodes }),
  /** Against a reference, of points from `fromMonths` to before `toMonths` after the start. */
  strict({
    kind: z.literal("skill"),
    reference: z.enum(["noChange", "randomWalk"]),
    fromMonths: months,
    toMonths: months.optional(),
    episodes,
  }),
  /** Number of events that are scored. */
  strict({ kind: z.literal("eventsScored"), episodes }),
  /** Most that the runs give an event that did not happen. */
  strict({ kind: z.literal("falseAlarm"), episodes }),
  /** Share of the points in that tenth of their forecast that holds the most of them. */
  strict({ kind: z.literal("pitTenth"), episodes }),
  /** Share of the named features that pass. */
  strict({ kind: z.literal("features"), episode: words, named: z.array(title).min(1, "must name a feature") }),
  /** What the runs give one event. */
  strict({ kind: z.literal("event"), episode: words, variant: z.enum(variants), event: title }),
]);

const kinds: readonly string[] = asked.options.map((option) => option.shape.kind.value);

const target = strict({
  name: inLanguages(title),
  of: asked,
  least: z.number().optional(),
  most: z.number().optional(),
  /** What a miss says of the model. */
  reading: inLanguages(words),
})
  .refine(({ least, most }) => least !== undefined || most !== undefined, "must have least, most or both")
  .refine(({ least = -Infinity, most = Infinity }) => least <= most, "must have a least of most or less");

const targetsSchema = strict({ schemaVersion: z.literal(1), targets: z.array(target).min(1, "must have one entry") });

export type Target = z.infer<typeof target>;
export type Asked = Target["of"];

/** Reads the targets that the model is held to; throws ScenarioError with every problem of the file at once. */
export function readTargets(file: string, text: string): readonly Target[] {
  const { tree, problems } = parseYaml(file, text);
  const parsed = targetsSchema.safeParse(plain(tree));
  const all = allProblems(
    problems,
    schemaProblems(parsed.error?.issues ?? [], tree, () => kinds),
  );
  if (!parsed.success || all.length > 0) throw new ScenarioError(all);
  return parsed.data.targets;
}
