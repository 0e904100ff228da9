import type { z } from "zod";
import {
  hash,
  list,
  map,
  nameOrNone,
  natural,
  number,
  oneOf,
  positive,
  share,
  text,
  version,
  whole,
} from "../../study/fields.ts";
import { documentSchema } from "../../study/study.ts";

const shareWithError = map({ value: share, standardError: positive });

const limitSchema = map({
  path: text,
  /** In the unit; null on a side that is open. */
  ...{ low: number.nullable(), high: number.nullable() },
  unit: text,
  /** Shares of all runs that lie below the lower limit, and below or at the upper one. */
  ...{ from: share, to: share },
  /** Of each side: how likely as many bad runs would be if that side were of no effect; null where it is open. */
  ...{ lowQuasiP: share.nullable(), highQuasiP: share.nullable() },
});
export interface DiscoveredLimit extends z.infer<typeof limitSchema> {}

/** What a part of the input space holds, on runs that it was not found on. */
const held = {
  /** Of all runs, those within. */
  mass: shareWithError,
  /** Of all runs in which it goes wrong, those within. */
  coverage: shareWithError,
  /** Of the runs within, those in which it goes wrong. */
  density: shareWithError,
};

const boxSchema = map({ limits: list(limitSchema), ...held });
export interface DiscoveredBox extends z.infer<typeof boxSchema> {}

const stepSchema = map({
  runs: natural,
  ...{ coverage: share, density: share },
  /** Paths of the inputs that are limited. */
  limited: list(text),
});

/** discovery.json: in which part of the input space an outcome goes wrong. */
export const discoverySchema = map({
  schemaVersion: version,
  /** As resolved. */
  ...{ scenario: documentSchema, scenarioSha256: hash, seed: text, runs: whole, sampling: text, engineVersion: text },
  ...{ outcome: text, material: nameOrNone, sector: nameOrNone, unit: text },
  /** It goes wrong above the threshold, or below it. */
  side: oneOf(["above", "below"]),
  threshold: number,
  /** Of all runs, those in which it goes wrong. */
  base: share,
  /** Runs on which boxes are found, and those held back, on which they are told. */
  ...{ foundOn: whole, toldOn: whole },
  /** The first covers most; each later one what those before leave. */
  boxes: list(boxSchema),
  /** How the first was peeled, on the runs that it was found on, and the step that was taken. */
  ...{ trajectory: list(stepSchema), taken: natural },
  /** Leaves of a classification tree, the densest first. */
  leaves: list(boxSchema),
});
export interface DiscoveryRecord extends z.infer<typeof discoverySchema> {}
