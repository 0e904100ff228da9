import type { Grade } from "../../../model/scenario/parts.ts";
import { type RoleKind, roles } from "../../evidence/columns.ts";
import type { CsvRecord } from "../../evidence/csv.ts";
import { addDays, isDay } from "../../evidence/day.ts";
import type { EvidenceRow } from "../../evidence/evidence-row.ts";
import { type Interval, parsePeriod } from "../../evidence/interval.ts";
import type { Problem } from "../../scenario/problem.ts";

/** The last day of which the evidence knows anything: what still ran then is written without an end. */
const dataCut = "2026-01-31";

/** Reads one record of a file whose header is known to be right; adds what is wrong to `problems`. */
export class RowReader {
  private readonly file: string;
  private readonly line: number;
  private readonly names: readonly string[];
  private readonly fields: readonly string[];
  private readonly problems: Problem[];

  constructor(file: string, names: readonly string[], record: CsvRecord, problems: Problem[]) {
    this.file = file;
    this.line = record.line;
    this.names = names;
    this.fields = record.fields;
    this.problems = problems;
  }

  row(): EvidenceRow {
    const valueName = this.nameOf("value") as string;
    const role = roles[valueName];
    const [unit, mayBeEmpty] = role.kind === "value" ? [role.unit, role.mayBeEmpty] : [null, true];
    const labels = Object.fromEntries(
      this.names.flatMap((name, i) => (roles[name].kind === "label" ? [[name, this.fields[i]] as const] : [])),
    );
    return {
      file: this.file,
      line: this.line,
      ...this.when(),
      labels,
      value: this.number(valueName, mayBeEmpty),
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
    const name = (this.nameOf("date") ?? this.nameOf("period")) as string;
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
    const last = end === "" ? dataCut : end;
    if (!isDay(from)) this.fault("start", "must be a day that exists", from);
    else if (!isDay(last)) this.fault("end", "must be a day that exists, or empty", end);
    else if (last < from) this.fault("end", `must not be before the start, ${from}`, end);
    else return { period: `${from}..${end}`, interval: { from, to: addDays(last, 1) } };
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
    return this.names.find((name) => roles[name].kind === kind);
  }

  private field(name: string | undefined): string {
    return name === undefined ? "" : this.fields[this.names.indexOf(name)];
  }

  private fault(path: string, rule: string, value: unknown): void {
    this.problems.push({ file: this.file, line: this.line, column: 1, path, rule, value });
  }
}
