import { fixed } from "../../words/figures.ts";
import { type Tick, XAxis, YAxis } from "./axes.tsx";
import { line, linear, logarithmic, ticks } from "./axis.ts";

type CurveProps = {
  readonly width: number;
  readonly label: string;
  readonly at: readonly number[];
  /** 0-1. */
  readonly moved: readonly number[];
  readonly written: readonly number[] | null;
  readonly marks: readonly Tick[];
  readonly isLog: boolean;
};

const height = 240;
const [left, top, bottom, right] = [46, 10, 26, 50];

/** A share of the runs over time or over an amount. */
export function Curve({ width, label, at, moved, written, marks, isLog }: CurveProps) {
  const most = Math.max(0.01, ...moved, ...(written ?? []));
  const ends: readonly [number, number] = [at[0], at[at.length - 1]];
  const x = (isLog ? logarithmic : linear)(ends, [left, width - right]);
  const y = linear([0, most], [height - bottom, top]);
  const points = (shares: readonly number[]) => shares.map((share, k) => [x(at[k]), y(share)] as const);
  const last = isLog ? 0 : moved.length - 1;
  return (
    <svg {...{ width, height }} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <YAxis
        ticks={ticks(0, most, 4).map((share) => ({ at: share, label: percent(share) }))}
        y={y}
        from={left}
        to={width - right}
      />
      <XAxis ticks={marks} x={x} foot={height - bottom} />
      {written !== null && <path class="was" d={line(points(written))} />}
      <path class="median" d={line(points(moved))} />
      <text
        class="end strong"
        x={isLog ? x(at[0]) + 6 : width - right + 6}
        y={y(moved[last])}
        dy={isLog ? "-0.5em" : "0.32em"}
      >
        {percent(moved[last], 1)}
      </text>
    </svg>
  );
}

/** A share in per cent, with few digits. */
export function percent(share: number, decimals = share > 0 && share < 0.1 ? 1 : 0): string {
  return `${fixed(share * 100, decimals)} %`.replace(".0 %", " %");
}
