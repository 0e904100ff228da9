import { z } from "zod";
import { isDay } from "../../evidence/day.ts";
import { parsePeriod } from "../../evidence/interval.ts";
import { strict } from "../../scenario/strict.ts";

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

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, "must be a word of letters, digits, - and _");
const words = z.string().trim().min(1, "must not be empty");
const day = z.string().refine(isDay, "must be a day that exists, such as 2010-07-05");
const period = z
  .string()
  .refine(
    (text) => parsePeriod(text) !== undefined,
    'must be a period such as "2010" (a year in quotes), 2010-09, 2010-09-21, 2011-Q1, 2025-H1 or 2010-01..2010-08',
  );
const grade = z.enum(["A", "B", "C", "D"]);
const series = { series: z.enum(scoredSeries), material: name, form: z.enum(["raw", "magnet"]).optional() };
const meanOverWeeks = z.int().min(1).max(52).optional();

/** Rows of an evidence file by the values of their columns, but for the periods left out. */
const rows = {
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
  note: z.string().optional(),
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
]);

const feature = strict({
  name: words,
  quantity,
  happened: strict({ low: z.number(), high: z.number().optional() }),
  unit: words,
  source: words,
  grade,
  note: z.string().optional(),
});

export const quantityKinds: readonly string[] = quantity.options.map((option) => option.shape.kind.value);

/** An episode of the past, as written: what the model is given, and what it is measured against. */
export const episodeSchema = strict({
  schemaVersion: z.literal(1),
  name: words,
  title: words,
  scenario: name,
  freeze: day,
  triggerUntil: day,
  horizonWeeks: z.int().min(1).max(1040),
  unknownThen: z.record(z.string(), z.unknown()).optional(),
  leaveOut: z.record(z.string(), z.unknown()),
  volatility: z.record(name, z.array(strict(rows)).min(1, "must name at least one series")),
  observations: z.array(observation).min(1, "must have at least one entry"),
  features: z.array(feature),
});

export type EpisodeDocument = z.infer<typeof episodeSchema>;
export type ObservationDocument = EpisodeDocument["observations"][number];
export type QuantityDocument = EpisodeDocument["features"][number]["quantity"];
