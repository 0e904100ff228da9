import { shareFigure } from "../../words/outcome-figures.ts";
import { type Tick, XAxis, YAxis } from "./axes.tsx";
import { line, linear, logarithmic, ticks } from "./axis.ts";
import type { Both, Case } from "./figures.ts";
import { differenceOfCase, shareOfCase } from "./figures.ts";
import { Plot } from "./plot.tsx";
import { differenceLine, type Reading } from "./reading.ts";
import { useSaid } from "./text.tsx";

type CurveProps = {
  readonly width: number;
  readonly title: string;
  readonly label: string;
  readonly at: readonly number[];
  /** 0-1. */
  readonly moved: readonly number[];
  /** Null where nothing is moved. */
  readonly written: readonly number[] | null;
  readonly marks: readonly Tick[];
  readonly isLog: boolean;
  /** What is read at each place: the case of which the curve is the share, and the place in words. */
  readonly caseAt: (place: number) => Case;
  readonly placeText: (place: number) => string;
  readonly both: Both;
};

const height = 240;
const [left, top, bottom, right] = [46, 14, 26, 54];

/** A share of the runs over time or over an amount. */
export function Curve(props: CurveProps) {
  const { width, title, label, at, moved, written, marks, isLog } = props;
  const { percent } = useSaid();
  const read = useReading(props);
  const most = Math.max(0.01, ...moved, ...(written ?? []));
  const ends: readonly [number, number] = [at[0], at[at.length - 1]];
  const x = (isLog ? logarithmic : linear)(ends, [left, width - right]);
  const y = linear([0, most], [height - bottom, top]);
  const points = (shares: readonly number[]) => shares.map((share, k) => [x(at[k]), y(share)] as const);
  const last = isLog ? 0 : moved.length - 1;
  const cursor = {
    places: at.map(x),
    first: isLog ? Math.floor(at.length / 2) : at.length - 1,
    reach: [top, height - bottom] as const,
    read: (place: number) => read(place, y),
  };
  return (
    <Plot {...{ width, height, title, label, cursor }}>
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
        x={isLog ? x(at[0]) + 8 : width - right + 6}
        y={y(moved[last])}
        dy={isLog ? "-0.35em" : "0.32em"}
      >
        {percent(moved[last], 1)}
      </text>
    </Plot>
  );
}

/** Share with its limits, the same as written, and the difference run by run, at a place. */
function useReading({ both, moved, written, caseAt, placeText }: CurveProps) {
  const { lang, words } = useSaid();
  return (place: number, y: (share: number) => number): Reading => {
    const of = caseAt(place);
    const isMoved = written !== null;
    const figure = shareFigure(shareOfCase(both.moved, of), lang);
    const difference = isMoved ? differenceOfCase(both, of, lang) : null;
    return {
      place: placeText(place),
      lines: [
        { of: "moved", label: isMoved ? words.moved : words.asWritten, text: figure, at: y(moved[place]) },
        ...(isMoved
          ? [
              {
                ...{ of: "written" as const, label: words.asWritten, at: y(written[place]) },
                text: shareFigure(shareOfCase(both.written, of), lang),
              },
            ]
          : []),
        ...differenceLine(difference, words),
      ],
    };
  };
}
