import { z } from "zod";
import type { Distribution } from "../../../model/distributions/distribution.ts";
import { distributionSchema } from "../../scenario/distribution-schema.ts";
import {
  estimate,
  hash,
  list,
  map,
  nameOrNone,
  natural,
  number,
  oneOf,
  text,
  title,
  version,
  whole,
} from "../../study/fields.ts";
import { documentSchema } from "../../study/study.ts";

const value = z.union([number, z.boolean(), text, distributionSchema as z.ZodType<Distribution>], "must be a value");

/** A cell that was chosen for its estimate, and what it is on seeds that had no say in that. */
const again = map({ cell: natural, estimate, fresh: estimate });

/** sweep.json: the cells of a grid, what they are ranked by, and what the best and the worst are on fresh seeds. */
export const sweepSchema = map({
  schemaVersion: version,
  sweep: text,
  title: title.optional(),
  /** The scenarios as resolved, the one that was given first. */
  scenarios: list(map({ scenario: documentSchema, scenarioSha256: hash })),
  seed: text,
  runs: whole,
  /** How runs were laid out, by its kind. */
  sampling: text,
  /** Independent repetitions by which errors are told: the runs, unless a design has fewer. */
  repetitions: whole,
  engineVersion: text,
  /** SHA-256 of the grid as written. */
  gridSha256: hash,
  /** The grid as written. */
  grid: z.looseObject({}, "must be a map").readonly(),
  /** What cells set, in the order of the axes; the unit of inputs. */
  inputs: list(map({ path: text, unit: nameOrNone })),
  cells: list(
    map({
      /** Position of its scenario. */
      scenario: natural,
      /** By input in their order. */
      values: list(value),
      failedRuns: natural,
      /** Of the outcome by which cells are ranked: the mean, and what the scenario as it stands has less. */
      estimate,
      difference: estimate,
    }),
  ),
  judge: map({
    outcome: text,
    material: nameOrNone,
    sector: nameOrNone,
    unit: text,
    best: oneOf(["lowest", "highest"]),
    /** Cells that the same draws do not tell from the best one, itself among them. */
    tied: whole,
    freshSeed: text,
    bestAgain: list(again),
    worstAgain: list(again),
  }),
});
export interface SweepRecord extends z.infer<typeof sweepSchema> {}
export type SweepAgain = SweepRecord["judge"]["bestAgain"][number];
export type SweepValue = z.infer<typeof value>;
