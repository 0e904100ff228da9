/** What the columns of an evidence file mean. A file may have any of them, in any order, and no others. */

type Role =
  | { readonly kind: "label" }
  | { readonly kind: "text" }
  | { readonly kind: "date" | "period" | "start" | "end" }
  | { readonly kind: "value"; readonly unit: string | null; readonly mayBeEmpty: boolean }
  | { readonly kind: "low" | "high" | "unit" | "source" | "grade" };

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
  usd_per_kg: { kind: "value", unit: "USD/kg", mayBeEmpty: false },
  tonnes: { kind: "value", unit: "t", mayBeEmpty: false },
  months: { kind: "value", unit: "months", mayBeEmpty: false },
  value_mid: { kind: "value", unit: null, mayBeEmpty: true },
  value_low: { kind: "low" },
  value_high: { kind: "high" },
  unit: { kind: "unit" },
  note: text,
  url: text,
  source: { kind: "source" },
  grade: { kind: "grade" },
};
