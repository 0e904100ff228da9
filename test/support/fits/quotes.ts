import { readEvidence } from "../evidence-text.ts";
import { middleOf } from "./dates.ts";

export type Quote = {
  readonly date: string;
  /** The day that stands for the date. */
  readonly day: string;
  readonly material: string;
  readonly form: string;
  readonly basis: string;
  readonly usdPerKg: number;
  readonly note: string;
};

const files = ["prices-2009-2014.csv", "prices-2024-2026.csv"] as const;

/** Every quote of the two price files, oldest first. */
export const quotes: readonly Quote[] = files
  .flatMap(readEvidence)
  .map((row) => ({
    date: row.date,
    day: middleOf(row.date),
    material: row.material,
    form: row.form,
    basis: row.basis,
    usdPerKg: Number(row.usd_per_kg),
    note: row.note ?? row.source,
  }))
  .sort((a, b) => a.day.localeCompare(b.day));

export function series(material: string, basis: string, from: string, to: string, form = "oxide"): readonly Quote[] {
  return quotes.filter(
    (q) => q.material === material && q.form === form && q.basis === basis && q.day >= from && q.day <= to,
  );
}
