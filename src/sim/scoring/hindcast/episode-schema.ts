import { z } from "zod";
import { addDays, type Interval, isDay, parsePeriod } from "../../../model/calendar.ts";
import { grades } from "../../../model/scenario/parts.ts";
import { strict } from "../../scenario/distribution-schema.ts";
import { anyText, inLanguages, name, title, words } from "../../scenario/input-schema.ts";
import type { Path } from "../../scenario/tree.ts";

/** The weekly series that an episode may score, as `seriesKeys` names them; each by material. */
const scoredSeries = [
  "priceDomesticUsdPerKg",
  "priceFobUsdPerKg",
  "priceAskUsdPerKg",
  "pricePaidUsdPerKg",
  "arrivalsShare",
  "shippedShare",
  "exportedShare",
] as const;

export const day = z.string().refine(isDay, "must be a day that exists, such as 2010-07-05");
export const period = z
  .string()
  .refine(
    (text) => parsePeriod(text) !== undefined,
    'must be a period such as "2010" (a year in quotes), 2010-09, 2010-09-21, 2011-Q1, 2025-H1 or 2010-01..2010-08',
  );
export const grade = z.enum(grades);
const series = { series: z.enum(scoredSeries), material: name, form: name.optional() };
const meanOverWeeks = z.int().min(1).max(52).optional();

/** Rows of an evidence file by the values of their columns, but for the periods left out. */
export const rows = {
  file: words,
  where: z.record(name, z.string()),
  before: day.optional(),
  except: z.array(strict({ period: words, why: words })).optional(),
};
/** One row: also its period, as written. */
const row = strict({ file: words, where: z.record(name, z.string()), period: words });
const over = strict({ during: period.optional(), row: row.optional() })
  .refine(({ during, row }) => (during === undefined) !== (row === undefined), "must have either during or row")
  .optional();
const sectors = z.array(name).min(1, "must name at least one sector").optional();

const observation = strict({
  name,
  rows: strict(rows),
  model: strict({ ...series, aggregate: z.enum(["mean", "share"]) }),
  relativeTo: row.optional(),
  /** Of the comparison, where it is worth less than its rows. */
  grade: grade.optional(),
  note: anyText.optional(),
});

const quantity = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("meanDuring"), ...series, during: period, over }),
  strict({ kind: z.literal("changeDuring"), ...series, during: period }),
  strict({ kind: z.literal("peakMultiple"), ...series, during: period, over, meanOverWeeks }),
  strict({ kind: z.literal("monthsToPeak"), ...series, during: period, meanOverWeeks }),
  strict({
    kind: z.literal("halfLifeAfterPeak"),
    ...series,
    during: period,
    fromMonths: z.number().min(0).max(600),
    toMonths: z.number().min(0).max(600),
    meanOverWeeks,
  }),
  strict({ kind: z.literal("levelBackBy"), ...series, during: period, level: z.number(), meanOverWeeks }),
  strict({ kind: z.literal("firstLineStopDay"), sectors }),
  strict({ kind: z.literal("lineStopProbability"), sectors }),
  strict({ kind: z.literal("outcome"), id: words }),
  strict({ kind: z.literal("unmetDuring"), material: name, sector: name, during: period }),
  strict({ kind: z.literal("inForceDuring"), during: period }),
]);

const feature = strict({
  name: title,
  quantity,
  happened: strict({ low: z.number(), high: z.number().optional() }),
  unit: words,
  source: words,
  grade,
  note: anyText.optional(),
});

/** Something that may happen: it does in a run whose quantity lies above, or below, a bound. */
const event = strict({
  name: title,
  /** Events of one cause are one piece of evidence: their scores are averaged before causes are summed. */
  cause: words,
  quantity,
  above: z.number().optional(),
  below: z.number().optional(),
  happened: z.boolean(),
  source: words,
  grade,
  note: anyText.optional(),
}).refine(({ above, below }) => (above === undefined) !== (below === undefined), "must have either above or below");

export const quantityKinds: readonly string[] = quantity.options.map((option) => option.shape.kind.value);

/** Whether an episode means a scenario of its own by the name of its file. */
export function isFileName(scenario: string): boolean {
  return /^[A-Za-z0-9][\w-]*\.ya?ml$/.test(scenario);
}

/** An episode of the past, as written: what the model is given, and what it is measured against. */
export const episodeSchema = strict({
  schemaVersion: z.literal(1),
  name: title,
  title: inLanguages(title),
  /** The name of a shipped scenario, or of a file beside the episode. */
  scenario: z
    .string()
    .refine(
      (text) => name.safeParse(text).success || isFileName(text),
      "must be the name of a shipped scenario, or of a file beside the episode that ends in .yaml",
    ),
  freeze: day,
  triggerUntil: day,
  /** Last day of the evidence that the episode is measured against; without it, all there is. */
  dataCut: day.optional(),
  /** First day that is scored, and by which all is known that comes before; without it, the freeze. */
  scoredFrom: day.optional(),
  horizonWeeks: z.int().min(1).max(1040),
  unknownThen: z.record(z.string(), z.unknown()).optional(),
  leaveOut: z.record(z.string(), z.unknown()),
  /**
   * Draws of an inference without this episode, in place of what `leaveOut` says of the same inputs; in sample those of `ofAll`,
   * an inference with it. What is not there yet is left out, and said to be.
   */
  posterior: strict({
    file: words,
    ofAll: words.optional(),
    history: name.optional(),
    world: name.optional(),
    only: z.array(name).min(1, "must name at least one parameter").optional(),
  }).optional(),
  /** Laid over the scenario where the whole history of the policy is given. */
  policyKnown: z.record(z.string(), z.unknown()).optional(),
  volatility: z.record(name, z.array(strict(rows)).min(1, "must name at least one series")),
  observations: z.array(observation).min(1, "must have at least one entry"),
  features: z.array(feature),
  events: z.array(event).optional(),
});

export type EpisodeDocument = z.infer<typeof episodeSchema>;
export type ObservationDocument = EpisodeDocument["observations"][number];
export type QuantityDocument = EpisodeDocument["features"][number]["quantity"];

/** The day from which an episode is foretold: what was known by then is known. */
export function foretoldFrom({ freeze, scoredFrom }: Pick<EpisodeDocument, "freeze" | "scoredFrom">): string {
  return scoredFrom ?? freeze;
}

type Document = Readonly<Record<string, unknown>>;

/** What of an episode can be held against the evidence though other parts of it are written wrongly. */
export type Judgeable = {
  readonly episode: EpisodeDocument;
  /** Where a path of `episode` is written. */
  readonly written: (path: Path) => Path;
};

/** Parts that no rule between parts asks for, and what may stand in their place. */
const harmless: Document = {
  ...{ schemaVersion: 1, name: "x", title: "x", scenario: "x", unknownThen: {}, leaveOut: {} },
  // The longest: no row then ends too late.
  horizonWeeks: 1040,
};

const lists = ["observations", "features", "events"] as const;

const itemShapes = { observations: observation, features: feature, events: event };

/** The same within an observation, a feature or an event; no two are of one name. */
const harmlessOfItem = (index: number): Document => ({
  name: `unnamed-${index}`,
  unit: "x",
  source: "x",
  grade: "D",
  note: "x",
});

/**
 * The episode with harmless values for what the schema refuses, and without those of its observations, features and series
 * of volatility for which there are none; undefined where what is left cannot be judged.
 */
export function judgeable(document: unknown, issues: readonly z.core.$ZodIssue[]): Judgeable | undefined {
  if (!isMap(document)) return undefined;
  const isRefused = (...path: Path) => issues.some((issue) => path.every((step, k) => issue.path[k] === step));
  const repaired: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(document))
    if (Object.hasOwn(episodeSchema.shape, key)) repaired[key] = value;
  for (const [key, value] of Object.entries(harmless)) if (isRefused(key)) repaired[key] = value;
  if (isRefused("triggerUntil")) repaired.triggerUntil = document.freeze;
  for (const key of ["dataCut", "scoredFrom"]) if (isRefused(key)) delete repaired[key];
  const kept = new Map<string | number, readonly number[]>();
  for (const list of lists) {
    const items = document[list] ?? (list === "events" ? [] : undefined);
    if (!Array.isArray(items)) return undefined;
    const mended = items.map((item, index) => mendedItem(item, index, (key) => isRefused(list, index, key)));
    const shape = itemShapes[list];
    const indices = [...mended.keys()].filter((index) => shape.safeParse(mended[index]).success);
    kept.set(list, indices);
    repaired[list] = indices.map((index) => mended[index]);
  }
  if (isMap(document.volatility))
    repaired.volatility = Object.fromEntries(
      Object.entries(document.volatility).filter(([material]) => !isRefused("volatility", material)),
    );
  const parsed = episodeSchema.safeParse(repaired);
  if (!parsed.success) return undefined;
  const written = (path: Path): Path =>
    path.map((step, k) => (k === 1 && typeof step === "number" ? (kept.get(path[0])?.[step] ?? step) : step));
  return { episode: parsed.data, written };
}

function mendedItem(item: unknown, index: number, isRefused: (key: string) => boolean): unknown {
  if (!isMap(item)) return item;
  const refused = Object.entries(harmlessOfItem(index)).filter(([key]) => isRefused(key));
  return { ...item, ...Object.fromEntries(refused) };
}

function isMap(written: unknown): written is Document {
  return written !== null && typeof written === "object" && !Array.isArray(written);
}

type Run = Pick<EpisodeDocument, "freeze" | "horizonWeeks">;

/** The day after the last of an episode's run. */
export function endOf({ freeze, horizonWeeks }: Run): string {
  return addDays(freeze, 7 * horizonWeeks);
}

/** Whether a period shares a day with the run. */
export function meetsRun({ from, to }: Interval, run: Run): boolean {
  return from < endOf(run) && to > run.freeze;
}
