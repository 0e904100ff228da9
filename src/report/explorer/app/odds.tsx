import type { ShareEstimate } from "../../../sim/study/shares.ts";
import { shareFigure } from "../../words/outcome-figures.ts";
import { XAxis } from "./axes.tsx";
import { linear, ticks } from "./axis.ts";
import type { DifferenceTold } from "./figures.ts";
import { Plot } from "./plot.tsx";
import { differenceLine, type Reading } from "./reading.ts";
import { capital, useSaid } from "./text.tsx";

/** The odds of one row, and the same as written with what moving did; null where nothing is moved. */
export type Row = {
  readonly name: string;
  readonly moved: ShareEstimate;
  readonly written: ShareEstimate | null;
  readonly difference: DifferenceTold | null;
};

type OddsProps = {
  readonly width: number;
  readonly rows: readonly Row[];
  readonly title: string;
  readonly label: string;
};

const rowHeight = 46;
const [left, right, foot] = [14, 56, 28];
/** Of a row, from its top to its line [px]. */
const toLine = 30;

/** Odds as dots with their limits, one row each, under its name. */
export function Odds({ width, rows, title, label }: OddsProps) {
  const { lang, words, percent } = useSaid();
  const most = Math.max(0.02, ...rows.flatMap(({ moved, written }) => [moved.high, written?.high ?? 0]));
  const x = linear([0, most], [left, width - right]);
  const height = rows.length * rowHeight + foot;
  const read = (place: number): Reading => {
    const { name, moved, written, difference } = rows[place];
    const isMoved = written !== null;
    return {
      place: capital(name),
      lines: [
        { of: "moved", label: isMoved ? words.moved : words.asWritten, text: shareFigure(moved, lang) },
        ...(isMoved ? [{ of: "written" as const, label: words.asWritten, text: shareFigure(written, lang) }] : []),
        ...differenceLine(difference, words),
      ],
    };
  };
  const cursor = {
    places: rows.map((_, k) => k * rowHeight + toLine),
    ...{ isDown: true, first: 0, reach: [left, width - right] as const, read },
  };
  return (
    <Plot {...{ width, height, title, label, cursor }}>
      <XAxis
        ticks={ticks(0, most, width < 420 ? 3 : 5).map((at) => ({ at, label: percent(at) }))}
        x={x}
        foot={height - foot}
      />
      {rows.map(({ name, moved, written }, k) => (
        <g key={name} transform={`translate(0,${k * rowHeight})`}>
          <text class="row" x={0} y={14}>
            {capital(name)}
          </text>
          <line class="grid" x1={left} x2={width - right} y1={toLine} y2={toLine} />
          {written !== null && <circle class="wasDot" cx={x(written.share)} cy={toLine} r={6} />}
          <line class="whisker" x1={x(moved.low)} x2={x(moved.high)} y1={toLine} y2={toLine} />
          <circle class="dot" cx={x(moved.share)} cy={toLine} r={5} />
          <text class="end strong" x={width - right + 8} y={toLine} dy="0.32em">
            {percent(moved.share)}
          </text>
        </g>
      ))}
    </Plot>
  );
}
