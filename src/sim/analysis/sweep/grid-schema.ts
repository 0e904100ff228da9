import { z } from "zod";
import { unitFactors } from "../../../model/scenario/units.ts";
import { distributionSchema, strict } from "../../scenario/distribution-schema.ts";
import { inLanguages, name, title, words } from "../../scenario/input-schema.ts";

/* The grid of a sweep as written: axes, each a list of levels; every combination of levels is a cell. */

/** More levels than these of one axis, and more cells than these of all, are no grid but a study of its own. */
const mostLevels = 2_000;
export const mostCells = 2_000;

const path = words.describe("Path of an input, or of a switch or a rule, e.g. makers.cover.");
const unit = z
  .enum(Object.keys(unitFactors) as [string, ...string[]])
  .optional()
  .describe("Of the numbers; that of the scenario where it is left out.");
const scale = z.enum(["linear", "log"]).optional().describe("How numbers lie between the ends; linear unless said.");
const end = z.number();

const value = z
  .union([z.number(), z.boolean(), words, distributionSchema])
  .describe("A number, a distribution, a switch (true or false) or the word of a rule.");

const range = strict({
  from: end,
  to: end,
  count: z.int().min(2).max(mostLevels).describe("Levels, both ends among them."),
  scale,
});

const designed = strict({
  input: path,
  from: end.optional().describe("Without from and to: by the input's own distribution."),
  to: end.optional(),
  scale,
  unit,
}).refine(
  ({ from, to, scale }) => (from === undefined) === (to === undefined) && (scale === undefined || to !== undefined),
  {
    error: "must have both from and to, or neither of them nor scale",
  },
);

const design = strict({
  kind: z.enum(["sobol", "latin"]).describe("Scrambled Sobol' points, or a Latin hypercube."),
  points: z.int().min(2).max(mostLevels),
  inputs: z.array(designed).min(1, "must have at least one entry").max(32, "must have at most 32 entries"),
});

const kinds = ["input", "scenarios", "design"] as const;
const levels = ["values", "range", "quantiles"] as const;

const axis = strict({
  input: z
    .union([path, z.array(path).min(1, "must have at least one entry")])
    .optional()
    .describe("What is set; several are given the same value together."),
  values: z.array(value).min(1, "must have at least one entry").max(mostLevels).optional(),
  range: range.optional(),
  quantiles: z
    .array(z.number().gt(0).lt(1))
    .min(1, "must have at least one entry")
    .max(mostLevels)
    .optional()
    .describe("The input is known, at these quantiles of its own distribution."),
  unit,
  scenarios: z
    .array(words)
    .min(1, "must have at least one entry")
    .max(mostLevels)
    .optional()
    .describe("Names of shipped scenarios, or files beside this one, besides the one that is given."),
  design: design.optional().describe("Points that vary several inputs at once."),
})
  .refine((of) => kinds.filter((kind) => of[kind] !== undefined).length === 1, {
    error: `must have one of ${kinds.join(", ")}`,
  })
  .refine((of) => levels.filter((each) => of[each] !== undefined).length === (of.input === undefined ? 0 : 1), {
    error: `must have one of ${levels.join(", ")} with input, and none without`,
  })
  .refine(({ unit, values, range }) => unit === undefined || values !== undefined || range !== undefined, {
    error: "must have a unit with values or a range alone",
  });
export type AxisDocument = z.infer<typeof axis>;

export const gridSchema = strict({
  schemaVersion: z.literal(1),
  name,
  title: inLanguages(title).optional(),
  axes: z.array(axis).min(1, "must have at least one entry").max(12).describe("Every combination of levels is a cell."),
  judge: strict({
    outcome: words
      .optional()
      .describe("By its mean cells are ranked; the first of the headlines where it is left out."),
    best: z.enum(["lowest", "highest"]).optional().describe("Lowest unless said."),
    again: z
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe("Best cells, and as many worst, run on fresh seeds; 1 unless said."),
  }).optional(),
});
export type GridDocument = z.infer<typeof gridSchema>;

/** JSON Schema of a grid file, by which editors complete and check it. */
export function gridJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(gridSchema, { target: "draft-2020-12", reused: "inline" });
  return { ...schema, title: "Chokepoint grid of a sweep" };
}
