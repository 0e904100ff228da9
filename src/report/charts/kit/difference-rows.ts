import { kindOf } from "../../../model/outcomes/index.ts";
import type { PairedDifference } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { labelOf } from "../../words/outcomes.ts";
import type { Names } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { namedRows, rowHeight, widthOfNames } from "./axes.ts";
import { differenceRowWords } from "./difference-rows.words.ts";
import { levelTold, reachOf } from "./finding.ts";
import { linesOf, textOf, widestOf } from "./names.ts";
import { roundedUp } from "./same.ts";
import { blues, ink, muted, vermilions } from "./theme.ts";

/* Differences as rows of one table: a name, a bar from zero, and what both sides and the difference are, a group a unit. */

/** A difference, and other metals of which it tells too, each with how far at most its figures lie from those shown. */
export type MergedDifference<Of extends PairedDifference> = {
  readonly of: Of;
  readonly others: readonly { readonly material: string; readonly within: number }[];
};

/**
 * Differences of which each says what none before it says: of an outcome of several metals those are one whose means on both
 * sides, and their difference, lie within the error of what they differ by, taken as independent, or closer than any reader is told.
 */
export function mergedDifferences<Of extends PairedDifference>(
  all: readonly Of[],
  repetitions: number,
): readonly MergedDifference<Of>[] {
  const merged: { of: Of; others: { material: string; within: number }[] }[] = [];
  for (const each of all) {
    const same = merged.find(({ of }) => isSame(of, each, repetitions));
    if (same === undefined || each.material === null) merged.push({ of: each, others: [] });
    else same.others.push({ material: each.material, within: Math.max(...gapsOf(same.of, each).map(([gap]) => gap)) });
  }
  return merged;
}

function isSame(one: PairedDifference, other: PairedDifference, repetitions: number): boolean {
  const isOfMetals = one.outcome === other.outcome && one.sector === other.sector && one.unit === other.unit;
  const isBetween = one.material !== null && other.material !== null && one.material !== other.material;
  const { factor } = shown(one.unit);
  const isAlike = ([gap, error]: readonly [number, number]) =>
    gap <= reachOf(repetitions) * error || gap * factor < leastShown;
  return isOfMetals && isBetween && gapsOf(one, other).every(isAlike);
}

/** Distances of both sides' means and of the differences, each with its standard error. */
function gapsOf(one: PairedDifference, other: PairedDifference): readonly (readonly [number, number])[] {
  const gap = (a: number, b: number, ...errors: readonly number[]) => [Math.abs(a - b), Math.hypot(...errors)] as const;
  return [
    gap(one.a.mean, other.a.mean, one.a.standardError, other.a.standardError),
    gap(one.b.mean, other.b.mean, one.b.standardError, other.b.standardError),
    gap(one.difference, other.difference, one.standardError, other.standardError),
  ];
}

/** What a difference is called, with the other metals of which it tells. */
export function mergedLabel({ of, others }: MergedDifference<PairedDifference>, names: Names, lang: Lang): string {
  const { factor } = shown(of.unit, lang);
  const { other, all } = differenceRowWords[lang];
  const told = others.map(({ material, within }) => other(names.material(material), roundedUp(within * factor)));
  return told.length === 0 ? labelOf(of, names, lang) : all(labelOf(of, names, lang), told);
}

/** The units in the order given; within each the outcome with the largest difference first, and of several metals the largest first. */
export function sortedBySize<Of extends PairedDifference>(
  all: readonly MergedDifference<Of>[],
): readonly MergedDifference<Of>[] {
  const units = [...new Set(all.map(({ of }) => of.unit))];
  const size = ({ of }: MergedDifference<Of>) => Math.abs(of.difference);
  const bySize = units.flatMap((unit) =>
    all.filter(({ of }) => of.unit === unit).toSorted((x, y) => size(y) - size(x)),
  );
  return [...Map.groupBy(bySize, ({ of }) => `${of.outcome} ${of.unit}`).values()].flat();
}

/** Mean of one side as a reader is told it: cut where its error begins; none where it is in no run, and less than what shows where it is. */
export function levelFigure(
  of: PairedDifference,
  side: PairedDifference["a"],
  repetitions: number,
  lang: Lang,
): string {
  const { none, less } = differenceRowWords[lang];
  if (kindOf(of.outcome) === "amount" && side.mean === 0 && side.standardError === 0) return none;
  const { sign } = shown(of.unit, lang);
  return isLessThanShown(side, of.unit, lang)
    ? less(leastShown, sign, lang)
    : levelTold(of, side, repetitions, lang).text;
}

/** Below this no reader is told a figure, in the unit shown. */
export const leastShown = 0.001;

/** Whether a mean and its error are next to nothing, and not nothing. */
export function isLessThanShown({ mean, standardError }: PairedDifference["a"], unit: string, lang: Lang): boolean {
  const reach = Math.max(Math.abs(mean), standardError) * shown(unit, lang).factor;
  return reach > 0 && reach < leastShown;
}

export type DifferenceRow = {
  readonly [field in "outcome" | "unit" | "from" | "to" | "figure" | "beyondError"]: string;
} & { readonly [field in "difference" | "low" | "high"]: number } & {
  /** Another difference on the same row, of which a diamond tells. */
  readonly observed?: number;
};

const width = 230;
const [figureSize, columnGap, leastColumn, mostHead] = [11, 18, 60, 105];

/** A column of figures right of the bars: its field and its head. */
type Column = { readonly field: string; readonly head: string };

type Table<Row extends DifferenceRow> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** Names of the figures that a pointer is told, by field. */
  readonly tooltip: Readonly<Record<string, string>>;
};

/** The rows in groups by unit, below each other, with heads above the first. Zero stands at one place in all. */
export function differenceTable<Row extends DifferenceRow>({ rows, columns, tooltip }: Table<Row>): object {
  const units = [...new Set(rows.map(({ unit }) => unit))];
  const names = rows.map(({ outcome }) => outcome);
  const labelWidth = widthOfNames(names, mostName);
  const falls = rows.some(({ low, observed = 0 }) => low < 0 || observed < 0);
  const heads = columns.map(({ head }) => linesOf(head, mostHead, figureSize));
  let at = width;
  const places = columns.map(({ field }, k) => {
    const texts = rows.map((row) => String((row as unknown as Readonly<Record<string, unknown>>)[field] ?? ""));
    at += columnGap + Math.max(leastColumn, widestOf([...texts, ...heads[k]], figureSize));
    return Math.round(at);
  });
  const room = labelWidth + at;
  const group = (unit: string, isFirst: boolean): object => {
    const own = rows.filter((row) => row.unit === unit);
    const ownNames = [...new Set(own.map(({ outcome }) => outcome))];
    const y = namedRows("outcome", ownNames, labelWidth, mostName);
    const most = Math.max(...own.flatMap(({ low, high, observed = 0 }) => [low, high, observed].map(Math.abs)));
    const reach = most > 0 ? most : 1;
    const x = {
      type: "quantitative",
      scale: { domain: [falls ? -reach : 0, reach], nice: false, zero: false },
      axis: null,
    };
    const color = { condition: { test: "datum.beyondError === 'yes'", value: blues[1] }, value: within };
    return {
      title: {
        text: textOf(linesOf(unit, room, 11)),
        ...{ fontSize: 11, fontWeight: 400, color: muted, frame: "group", anchor: "start", dx: -labelWidth - 8 },
        offset: 4,
      },
      data: { values: own },
      ...{ width, height: { step: rowHeight(ownNames, rowStep, mostName) } },
      layer: [
        {
          mark: { type: "bar", height: 11 },
          encoding: {
            ...{ y, x: { ...x, field: "difference" }, x2: { datum: 0 }, color },
            tooltip: Object.entries(tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
          },
        },
        {
          mark: { type: "rule", strokeWidth: 1.2, color: ink },
          encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
        },
        ...(own.some(({ observed }) => observed !== undefined)
          ? [
              {
                mark: { type: "point", filled: true, shape: "diamond", size: 60, opacity: 1, color: vermilions[2] },
                encoding: { y, x: { ...x, field: "observed" } },
              },
            ]
          : []),
        { mark: { type: "rule", color: "#b5bdc5" }, encoding: { x: { ...x, datum: 0 } } },
        ...columns.map(({ field }, k) => ({
          mark: { type: "text", align: "right", fontSize: figureSize, color: ink },
          encoding: { x: { value: places[k] }, y, text: { field } },
        })),
        ...(isFirst
          ? heads.map((head, k) => ({
              data: { values: [{ place: k }] },
              mark: {
                ...{ type: "text", align: "right", baseline: "line-bottom", fontSize: figureSize, color: muted },
                ...{ lineHeight: headLine, aria: false },
              },
              encoding: {
                x: { value: places[k] },
                y: { value: -4 - headLine * (head.length - 1) },
                text: { value: head },
              },
            }))
          : []),
      ],
    };
  };
  return { spacing: 10, vconcat: units.map((unit, k) => group(unit, k === 0)) };
}

/** Of a bar that is not beyond error. */
const within = "#c9ced3";
const [rowStep, headLine, mostName] = [20, 14, 300];
