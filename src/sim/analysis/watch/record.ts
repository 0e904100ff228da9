import { z } from "zod";
import {
  day,
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
  title,
  version,
  whole,
} from "../../study/fields.ts";
import { documentSchema, samplingSchema } from "../../study/study.ts";
import { signalKinds } from "./signals.ts";
import { windowNames } from "./windows.ts";

const odds = map({ value: share, standardError: positive });

const target = map({
  /** `ending`, or the id of a headline outcome. */
  id: text,
  outcome: text.nullable(),
  ...{ material: nameOrNone, sector: nameOrNone, unit: text.nullable() },
  /** Of a headline outcome: what it is asked to exceed. */
  level: number.nullable(),
  /** Of the ending one a kind of ending, of an outcome that it exceeds the level: over all runs. */
  before: list(odds),
  /** Of its classes [bits]. */
  entropy: number,
});

const reading = map({
  says: oneOf([
    ...(["state", "atLeast", "below", "covered", "notCovered", "notKnown"] as const),
    ...(["reported", "notReported", "released", "notReleased"] as const),
  ]),
  state: text.nullable(),
  level: number.nullable(),
  /** That it is seen. */
  probability: odds,
  /** By target, as `before`: over the runs in which it is seen; none where it is seen in too few. */
  after: list(list(odds)),
});

const information = map({
  /** Expected information about the target, corrected for bias, which was taken off it [bits]. */
  ...{ bits: number, standardError: positive, bias: number },
});

const signal = map({
  id: text,
  kind: oneOf(signalKinds),
  /** Of an occasion what it is called. */
  title: title.optional(),
  ...{ series: text.nullable(), material: nameOrNone, sector: nameOrNone },
  /** First and last day that it is about, where these are not the window. */
  ...{ from: day.nullable(), to: day.nullable() },
  /** By target. */
  information: list(information),
  /** By target: beyond what the state of the policy tells, which everyone sees; none of the state itself, nor where there is none. */
  beyondState: list(information),
  readings: list(reading),
});

/** watch.json: what can be seen next, and how far each sight would move the odds. */
export const watchSchema = map({
  schemaVersion: version,
  /** The scenario as resolved, as written in its files. */
  scenario: documentSchema,
  scenarioSha256: hash,
  ...{ seed: text, runs: whole, sampling: samplingSchema },
  /** Runs that failed, of `runs`, and are left out; absent where none did. */
  failedRuns: whole.optional(),
  engineVersion: text,
  /** Last day of which the scenario knows the policy; the day from which the windows count. */
  ...{ knownUntil: day, asOf: day },
  /** What was known of the world; absent where no facts were given. */
  facts: map({ name: text, sha256: hash, asOf: day, used: natural }).optional(),
  /** Runs of equal weight that they are worth (Kish): there where they count unequally. */
  effectiveRuns: positive.optional(),
  /** There where facts have carried its runs forward as particles, which are worth what their families are. */
  particles: z.literal(true).optional(),
  targets: list(target),
  windows: list(
    map({
      name: oneOf(windowNames),
      until: day,
      /** By what they tell of the ending, the most first. */
      signals: list(signal),
      /** What can be seen but is the same in every run. */
      silent: list(z.string("must be text")),
    }),
  ),
});

export type WatchRecord = z.infer<typeof watchSchema>;
export type WatchedWindow = WatchRecord["windows"][number];
export type WatchedSignal = z.infer<typeof signal>;
export type WatchedReading = z.infer<typeof reading>;
export type WatchedTarget = z.infer<typeof target>;
