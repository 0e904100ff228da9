import { daysBetween } from "../../../model/calendar.ts";
import type { Scale } from "./axis.ts";
import { useSaid } from "./text.tsx";

export type Tick = { readonly at: number; readonly label: string };

/** Lines across and what they stand for, left of them. */
export function YAxis({
  ticks,
  y,
  from,
  to,
}: {
  readonly ticks: readonly Tick[];
  readonly y: Scale;
  readonly from: number;
  readonly to: number;
}) {
  return (
    <g class="axis">
      {ticks.map(({ at, label }) => (
        <g key={at} transform={`translate(0,${y(at).toFixed(1)})`}>
          <line x1={from} x2={to} class={at === 0 ? "zero" : "grid"} />
          <text x={from - 6} dy="0.32em" text-anchor="end">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Marks along the foot. */
export function XAxis({
  ticks,
  x,
  foot,
}: {
  readonly ticks: readonly Tick[];
  readonly x: Scale;
  readonly foot: number;
}) {
  return (
    <g class="axis">
      {ticks.map(({ at, label }) => (
        <g key={at} transform={`translate(${x(at).toFixed(1)},${foot})`}>
          <line y2={5} class="zero" />
          <text y={18} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Marks of a time axis, in weeks from the start: each January, and July where there is room. */
export function useDates(width: number): readonly Tick[] {
  const { facts, words } = useSaid();
  const { start, horizonWeeks } = facts;
  const first = Number(start.slice(0, 4));
  const years = Math.ceil(horizonWeeks / 52) + 1;
  const months = width / years > 130 ? [1, 7] : [1];
  return Array.from({ length: years + 1 }, (_, k) => first + k).flatMap((year) =>
    months.flatMap((month) => {
      const at = daysBetween(start, `${year}-${String(month).padStart(2, "0")}-01`) / 7;
      const label = words.month(year, words.months[month - 1]);
      return at >= -1 && at <= horizonWeeks ? [{ at: Math.max(0, at), label }] : [];
    }),
  );
}
