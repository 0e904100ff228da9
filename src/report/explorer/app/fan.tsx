import { toThreeDigits, withUnit } from "../../words/figures.ts";
import { useDates, XAxis, YAxis } from "./axes.tsx";
import { area, line, linear, ticks } from "./axis.ts";
import { Frame, type Table } from "./frame.tsx";
import { Plot } from "./plot.tsx";
import type { Reading } from "./reading.ts";
import type { Fan } from "./runs.ts";
import { useSaid, weekDay } from "./text.tsx";

/** Positions of quantiles in a fan. */
export const [p05, p25, p50, p75, p95] = [0, 2, 3, 4, 6];

type FanProps = {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly unit: string;
  readonly finding: (fan: Fan) => string;
  readonly moved: Fan | null;
  /** Null where nothing is moved. */
  readonly written: Fan | null;
  /** One run, by its number; null where none is told. */
  readonly run: { readonly number: number; readonly path: readonly number[] } | null;
};

const height = 240;
const [left, top, bottom, right] = [46, 14, 26, 58];

/** Bands of a weekly series over its runs, with the same as written as lines. */
export function FanChart({ id, title, note, unit, finding, moved, written, run }: FanProps) {
  const { facts, lang, words } = useSaid();
  if (moved === null) return null;
  const table = (): Table => ({
    heads: words.cover.heads,
    rows: rowsOf(moved, written, (week) => weekDay(facts.start, week, lang)),
  });
  return (
    <Frame
      {...{ id, title, note, table }}
      finding={finding(moved)}
      isMoved={written !== null}
      run={run?.number ?? null}
      draw={(width) => (
        <FanPicture {...{ width, title, moved, written, run, unit }} label={`${title}. ${finding(moved)}`} />
      )}
    />
  );
}

type PictureProps = Pick<FanProps, "title" | "written" | "run" | "unit"> & {
  readonly width: number;
  readonly moved: Fan;
  readonly label: string;
};

function FanPicture({ width, title, moved, written, run, unit, label }: PictureProps) {
  const { facts, lang } = useSaid();
  const read = useReading({ moved, written, run, unit });
  const dates = useDates(width - left - right);
  const weeks = facts.horizonWeeks;
  const most = Math.max(1e-9, ...moved[p95], ...(written?.[p95] ?? []), ...(run?.path ?? []));
  const x = linear([0, weeks - 1], [left, width - right]);
  const y = linear([0, most], [height - bottom, top]);
  const points = (values: ArrayLike<number>) => Array.from(values, (value, week) => [x(week), y(value)] as const);
  const band = (low: number, high: number) => area(points(moved[high]), points(moved[low]));
  const ends = apart([moved[p95][weeks - 1], moved[p50][weeks - 1]].map((value) => ({ value, at: y(value) })));
  const cursor = {
    places: Array.from({ length: weeks }, (_, week) => x(week)),
    first: weeks - 1,
    reach: [top, height - bottom] as const,
    read: (week: number) => read(week, y),
  };
  return (
    <Plot {...{ width, height, title, label, cursor }}>
      <YAxis
        ticks={ticks(0, most, 4).map((at) => ({ at, label: toThreeDigits(at) }))}
        y={y}
        from={left}
        to={width - right}
      />
      <XAxis ticks={dates} x={x} foot={height - bottom} />
      <path class="band90" d={band(p05, p95)} />
      <path class="band50" d={band(p25, p75)} />
      <path class="median" d={line(points(moved[p50]))} />
      {written !== null && (
        <>
          <path class="was faint" d={line(points(written[p95]))} />
          <path class="was faint" d={line(points(written[p05]))} />
          <path class="was" d={line(points(written[p50]))} />
        </>
      )}
      {run !== null && <path class="run" d={line(points(run.path))} />}
      {ends.map(({ value, at }, k) => (
        <text
          key={k === 0 ? "p95" : "p50"}
          class={k === 0 ? "end" : "end strong"}
          x={width - right + 6}
          y={at}
          dy="0.32em"
        >
          {withUnit(toThreeDigits(value), k === 0 ? "" : unitAtEnd(unit), lang)}
        </text>
      ))}
    </Plot>
  );
}

/** Middle and bands of a week, the same as written, and the run that is told. */
function useReading({ moved, written, run, unit }: Pick<PictureProps, "moved" | "written" | "run" | "unit">) {
  const { facts, lang, words } = useSaid();
  return (week: number, y: (value: number) => number): Reading => {
    const withBands = (fan: Fan) => {
      const [low, from, middle, to, high] = [p05, p25, p50, p75, p95].map((q) => toThreeDigits(fan[q][week]));
      return words.bands(withUnit(middle, unit, lang), [from, to], [low, high]);
    };
    return {
      place: words.weekOf(weekDay(facts.start, week, lang), week),
      lines: [
        {
          ...{ of: "moved", label: written === null ? words.asWritten : words.moved },
          ...{ text: withBands(moved), at: y(moved[p50][week]) },
        },
        ...(written === null
          ? []
          : [
              {
                ...{ of: "written" as const, label: words.asWritten },
                ...{ text: withBands(written), at: y(written[p50][week]) },
              },
            ]),
        ...(run === null
          ? []
          : [
              {
                ...{ of: "run" as const, label: words.story.run(run.number) },
                ...{ text: withUnit(toThreeDigits(run.path[week]), unit, lang), at: y(run.path[week]) },
              },
            ]),
      ],
    };
  };
}

/** Units that are short stand beside the last value. */
function unitAtEnd(unit: string): string {
  return unit.length <= 2 ? unit : "";
}

/** Labels moved apart so that none lies on another [px]. */
function apart<Label extends { readonly at: number }>([upper, lower]: readonly Label[]): readonly Label[] {
  const gap = 15 - (lower.at - upper.at);
  return gap <= 0
    ? [upper, lower]
    : [
        { ...upper, at: upper.at - gap / 2 },
        { ...lower, at: lower.at + gap / 2 },
      ];
}

/** A row for each quarter of a year. */
function rowsOf(moved: Fan, written: Fan | null, day: (week: number) => string): Table["rows"] {
  const weeks = moved[0].length;
  return Array.from({ length: Math.ceil(weeks / 13) }, (_, k) => Math.min(weeks - 1, 13 * k)).map((week) => [
    day(week),
    ...[p05, p25, p50, p75, p95].map((q) => toThreeDigits(moved[q][week])),
    toThreeDigits((written ?? moved)[p50][week]),
  ]);
}
