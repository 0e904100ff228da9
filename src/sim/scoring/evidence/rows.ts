import { addDays, type Interval, isDay, parsePeriod } from "../../../model/calendar.ts";
import type { Grade } from "../../../model/scenario/parts.ts";
import type { CsvRecord } from "../../scenario/csv.ts";
import type { Problem } from "../../scenario/problem.ts";

/** What the columns of an evidence file mean. A file may have any of them, in any order, and no others. */

type Role =
  | { readonly kind: "label" }
  | { readonly kind: "text" }
  | { readonly kind: "date" | "period" | "start" | "end" }
  | { readonly kind: "value"; readonly unit: string | null; readonly mayBeEmpty: boolean }
  | { readonly kind: "event" | "low" | "high" | "unit" | "source" | "grade" };

export type RoleKind = Role["kind"];

const label: Role = { kind: "label" };
const text: Role = { kind: "text" };

export const roles: Readonly<Record<string, Role>> = {
  date: { kind: "date" },
  period: { kind: "period" },
  start: { kind: "start" },
  end: { kind: "end" },
  material: label,
  form: label,
  basis: label,
  flow: label,
  quantity: label,
  episode: label,
  target: label,
  goods: label,
  kind: label,
  censored: label,
  severity: label,
  state: label,
  usd_per_kg: { kind: "value", unit: "USD/kg", mayBeEmpty: false },
  tonnes: { kind: "value", unit: "t", mayBeEmpty: false },
  months: { kind: "value", unit: "months", mayBeEmpty: false },
  value: { kind: "value", unit: null, mayBeEmpty: false },
  value_mid: { kind: "value", unit: null, mayBeEmpty: true },
  value_low: { kind: "low" },
  value_high: { kind: "high" },
  unit: { kind: "unit" },
  what: { kind: "event" },
  note: text,
  url: text,
  source: { kind: "source" },
  grade: { kind: "grade" },
};

/**
 * Reads one record of a file; adds what is wrong to `problems`. Columns that are unknown are passed over, and what stands in none has
 * no value: that is told of the header.
 */
export class RowReader {
  private readonly file: string;
  private readonly record: CsvRecord;
  private readonly names: readonly string[];
  private readonly problems: Problem[];

  constructor(file: string, names: readonly string[], record: CsvRecord, problems: Problem[]) {
    this.file = file;
    this.record = record;
    this.names = names;
    this.problems = problems;
  }

  row(): EvidenceRow {
    const valueName = this.nameOf("value");
    const role = valueName === undefined ? undefined : roles[valueName];
    const [unit, mayBeEmpty] = role?.kind === "value" ? [role.unit, role.mayBeEmpty] : ["", true];
    const labels = Object.fromEntries(
      this.names.flatMap((name, i) => (kindOf(name) === "label" ? [[name, this.record.fields[i]] as const] : [])),
    );
    return {
      file: this.file,
      line: this.record.line,
      ...this.when(),
      labels,
      value: this.number(valueName, mayBeEmpty),
      what: this.nameOf("event") === undefined ? null : this.words("event"),
      low: this.number(this.nameOf("low"), true),
      high: this.number(this.nameOf("high"), true),
      unit: unit ?? this.words("unit"),
      source: this.words("source"),
      grade: this.grade(),
    };
  }

  private when(): { readonly period: string; readonly interval: Interval | null } {
    const start = this.nameOf("start");
    if (start !== undefined) return this.span(this.field(start), this.field(this.nameOf("end")));
    const name = this.nameOf("date") ?? this.nameOf("period");
    if (name === undefined) return { period: "", interval: null };
    const period = this.words(roles[name].kind);
    const interval = parsePeriod(period) ?? null;
    if (interval === null && roles[name].kind === "date" && period !== "")
      this.fault(
        name,
        "must be a date such as 2010, 2010-09, 2010-09-21, 2011-Q1, 2025-H1 or 2010-01..2010-08",
        period,
      );
    return { period, interval };
  }

  private span(from: string, end: string): { readonly period: string; readonly interval: Interval | null } {
    if (!isDay(from)) this.fault("start", "must be a day that exists", from);
    else if (end !== "" && !isDay(end)) this.fault("end", "must be a day that exists, or empty", end);
    else if (end !== "" && end < from) this.fault("end", `must not be before the start, ${from}`, end);
    else if (end !== "") return { period: `${from}..${end}`, interval: { from, to: addDays(end, 1) } };
    return { period: `${from}..${end}`, interval: null };
  }

  private number(name: string | undefined, mayBeEmpty: boolean): number | null {
    const text = this.field(name);
    if (text === "" && mayBeEmpty) return null;
    if (/^-?\d{1,15}(\.\d{1,10})?$/.test(text)) return Number(text);
    this.fault(name ?? "", "must be a plain number", text);
    return null;
  }

  private grade(): Grade {
    const grade = this.words("grade");
    if (grade !== "" && !/^[ABCD]$/.test(grade)) this.fault("grade", "must be one of A, B, C, D", grade);
    return grade as Grade;
  }

  private words(kind: RoleKind): string {
    const name = this.nameOf(kind);
    const text = this.field(name);
    if (name !== undefined && text.trim() === "") this.fault(name, "must not be empty", undefined);
    return text;
  }

  private nameOf(kind: RoleKind): string | undefined {
    return this.names.find((name) => kindOf(name) === kind);
  }

  private field(name: string | undefined): string {
    return name === undefined ? "" : this.record.fields[this.names.indexOf(name)];
  }

  private fault(path: string, rule: string, value: unknown): void {
    const { line, places } = this.record;
    const place = places[this.names.indexOf(path)] ?? { line, column: 1 };
    this.problems.push({ file: this.file, ...place, path, rule, value });
  }
}

function kindOf(name: string): RoleKind | undefined {
  return Object.hasOwn(roles, name) ? roles[name].kind : undefined;
}

/** One figure on record, and where it stands. */
export type EvidenceRow = {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly period: string;
  /**
   * Null where the period is no date of the calendar ("design basis"), or has no end yet: such a row is neither scored nor
   * frozen.
   */
  readonly interval: Interval | null;
  /** What was measured, by column: material, form, basis, flow, quantity and the like. */
  readonly labels: Readonly<Record<string, string>>;
  /** The figure, in `unit`; null where only a bound, or nothing, is known. */
  readonly value: number | null;
  /** What happened, of a row that is an event; else null. */
  readonly what: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly source: string;
  readonly grade: Grade;
};
