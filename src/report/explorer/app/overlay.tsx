import { type Tick, XAxis, YAxis } from "./axes.tsx";
import { area, line, linear, ticks } from "./axis.ts";
import { Frame, type Table } from "./frame.tsx";
import { Plot } from "./plot.tsx";
import type { Reading } from "./reading.ts";
import { useSaid } from "./text.tsx";

/** One of two scenarios, week by week from its own start. */
export type Side = {
  readonly of: "moved" | "beside";
  readonly label: string;
  readonly values: ArrayLike<number>;
  /** Between which the middle half of the runs lies; null where the values are shares. */
  readonly half: readonly [ArrayLike<number>, ArrayLike<number>] | null;
};

type OverlayProps = {
  readonly id: string;
  readonly title: string;
  readonly finding: string;
  readonly note: string;
  readonly sides: readonly [Side, Side];
  readonly text: (value: number) => string;
  readonly tick: (value: number) => string;
};

const height = 240;
const [left, top, bottom, right] = [46, 14, 40, 54];

/** Two scenarios on the same axes: weeks since each begins, so that like weeks lie under each other. */
export function Overlay({ id, title, finding, note, sides, text, tick }: OverlayProps) {
  const { words } = useSaid();
  const weeks = Math.min(...sides.map(({ values }) => values.length));
  const said = ({ values, half }: Side, week: number) =>
    half === null
      ? text(values[week])
      : words.middleAndHalf(text(values[week]), tick(half[0][week]), tick(half[1][week]));
  const table = (): Table => ({
    heads: [words.beside.week, ...sides.map(({ label }) => label)],
    rows: Array.from({ length: Math.ceil(weeks / 13) }, (_, k) => 13 * k).map((week) => [
      String(week),
      ...sides.map((side) => said(side, week)),
    ]),
  });
  const read = (week: number): Reading => ({
    place: words.story.week(week),
    lines: sides.map((side) => ({ of: side.of, label: side.label, text: said(side, week) })),
  });
  return (
    <Frame
      {...{ id, title, finding, note, table }}
      legend={sides.map(({ of, label }) => [of, label])}
      draw={(width) => <Picture {...{ width, title, sides, weeks, tick, read }} label={`${title}. ${finding}`} />}
    />
  );
}

type PictureProps = Pick<OverlayProps, "title" | "sides" | "tick"> & {
  readonly width: number;
  readonly label: string;
  readonly weeks: number;
  readonly read: (week: number) => Reading;
};

function Picture({ width, title, label, sides, weeks, tick, read }: PictureProps) {
  const { words } = useSaid();
  const highest = sides.flatMap(({ values, half }) => [...Array.from(values), ...Array.from(half?.[1] ?? [])]);
  const most = Math.max(1e-9, ...highest);
  const x = linear([0, weeks - 1], [left, width - right]);
  const y = linear([0, most], [height - bottom, top]);
  const points = (values: ArrayLike<number>) =>
    Array.from({ length: weeks }, (_, week) => [x(week), y(values[week])] as const);
  const marks: readonly Tick[] = ticks(0, weeks - 1, width < 320 ? 3 : 6).map((at) => ({ at, label: String(at) }));
  const cursor = {
    ...{ places: Array.from({ length: weeks }, (_, week) => x(week)), first: weeks - 1 },
    reach: [top, height - bottom] as const,
    read: (week: number) => {
      const { place, lines } = read(week);
      return { place, lines: lines.map((each, k) => ({ ...each, at: y(sides[k].values[week]) })) };
    },
  };
  const last = weeks - 1;
  const lower = y(sides[0].values[last]) > y(sides[1].values[last]) ? 0 : 1;
  const isTight = Math.abs(y(sides[0].values[last]) - y(sides[1].values[last])) < 15;
  return (
    <Plot {...{ width, height, title, label, cursor }}>
      <YAxis ticks={ticks(0, most, 4).map((at) => ({ at, label: tick(at) }))} y={y} from={left} to={width - right} />
      <XAxis ticks={marks} x={x} foot={height - bottom} />
      <text x={(left + width - right) / 2} y={height - 6} text-anchor="middle">
        {words.beside.weeks}
      </text>
      {sides.map(
        ({ of, half }) =>
          half !== null && <path key={of} class={`half ${of}`} d={area(points(half[1]), points(half[0]))} />,
      )}
      {sides.toReversed().map(({ of, values }) => (
        <path key={of} class={`side ${of}`} d={line(points(values))} />
      ))}
      {sides.map(({ of, label: name, values }, k) => (
        <text
          key={of}
          class={`end ${of}`}
          x={width - right + 6}
          y={y(values[last]) + (isTight ? (k === lower ? 9 : -7) : 0)}
          dy="0.32em"
        >
          {name.length <= 6 ? name : ""}
        </text>
      ))}
    </Plot>
  );
}
