import { z } from "zod";
import { strict } from "../../scenario/distribution-schema.ts";
import { anyText, name, title, words } from "../../scenario/input-schema.ts";
import { day, grade, period, rows } from "../hindcast/episode-schema.ts";
import { forecastEvents } from "./record.ts";

/** A series of a forecast without its month: `priceFobUsdPerKg.Dy`, `shippedShare.oxide.Dy`. */
const series = z
  .string()
  .regex(
    /^[A-Za-z][\w-]*(\.[\w-]+)*$/,
    "must be a series of a forecast without its month, such as arrivalsShare.oxide.Dy",
  );

const quote = strict({ of: series, material: name, rows: strict(rows), note: anyText.optional() });

const flow = strict({
  of: z.array(series).min(1, "must name at least one series"),
  during: period,
  value: z.number().min(0),
  source: words,
  grade,
  note: anyText.optional(),
});

/** What was so, or was not, at the end of every day from one to another. */
const event = strict({
  event: z.enum(forecastEvents),
  /** Without it: where there is none, and any sector. */
  sectors: z.array(title).min(1, "must name at least one sector").optional(),
  ...{ happened: z.boolean(), from: day, until: day },
  source: words,
  grade,
});

const unknown = strict({ of: series, why: words });

/** What forecasts are scored against, as written. */
export const truthsSchema = strict({
  schemaVersion: z.literal(1),
  /** Last day of which anything is on record. */
  knownUntil: day,
  /** Of the random walk, by material. */
  volatility: z.record(name, z.array(strict(rows)).min(1, "must name at least one series")),
  quotes: z.array(quote).min(1, "must have at least one entry"),
  flows: z.array(flow),
  events: z.array(event),
  /** Of what nothing is on record, and why; the first that fits is told. */
  unknown: z.array(unknown),
});

export type TruthsDocument = z.infer<typeof truthsSchema>;
