import type { ShareEstimate } from "../../../sim/study/shares.ts";
import { XAxis } from "./axes.tsx";
import { linear, ticks } from "./axis.ts";
import { percent } from "./curve.tsx";
import { capital } from "./text.tsx";

/** The odds of one row, and the same as written; null where nothing is moved. */
type Row = { readonly name: string; readonly moved: ShareEstimate; readonly written: ShareEstimate | null };

type OddsProps = { readonly width: number; readonly rows: readonly Row[]; readonly label: string };

const rowHeight = 46;
const [left, right, foot] = [8, 56, 28];

/** Odds as dots with their limits, one row each, under its name. */
export function Odds({ width, rows, label }: OddsProps) {
  const most = Math.max(0.02, ...rows.flatMap(({ moved, written }) => [moved.high, written?.high ?? 0]));
  const x = linear([0, most], [left, width - right]);
  const height = rows.length * rowHeight + foot;
  return (
    <svg {...{ width, height }} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <XAxis
        ticks={ticks(0, most, width < 420 ? 3 : 5).map((at) => ({ at, label: percent(at) }))}
        x={x}
        foot={height - foot}
      />
      {rows.map(({ name, moved, written }, k) => (
        <g key={name} transform={`translate(0,${k * rowHeight})`}>
          <text class="row" x={left} y={14}>
            {capital(name)}
          </text>
          <line class="grid" x1={left} x2={width - right} y1={30} y2={30} />
          {written !== null && <circle class="wasDot" cx={x(written.share)} cy={30} r={6} />}
          <line class="whisker" x1={x(moved.low)} x2={x(moved.high)} y1={30} y2={30} />
          <circle class="dot" cx={x(moved.share)} cy={30} r={5} />
          <text class="end strong" x={width - right + 8} y={30} dy="0.32em">
            {percent(moved.share)}
          </text>
        </g>
      ))}
    </svg>
  );
}
