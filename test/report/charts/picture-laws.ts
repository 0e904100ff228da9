import type { Chart } from "../../../src/report/charts/kit/chart.ts";
import { type Box, type Drawn, pictureOf } from "../picture.ts";

/** Widest picture [px]: what a page shows without scrolling sideways on a common screen. */
const widest = 1_200;

/** What is wrong with the picture of a chart, in words; nothing where all that its table says can be read. */
export async function pictureFaults({ spec, table }: Pick<Chart, "spec" | "table">): Promise<readonly string[]> {
  const { svg, width, height, drawn } = await pictureOf(spec);
  const texts = drawn.filter(({ type }) => type === "text");
  const marks = drawn.filter(({ type, role }) => type !== "text" && role === "mark");
  const whole = { x1: 0, y1: 0, x2: width, y2: height };
  return [
    ...(width > widest ? [`${width} px wide`] : []),
    ...(/…<\/t/.test(svg) ? ["a text is cut short"] : []),
    ...drawn.filter((one) => !isWithin(one, whole, 1)).map((one) => `outside the picture: ${told(one)}`),
    ...marks.filter((one) => !isPlotted(one)).map((one) => `outside its plot: ${told(one)}`),
    ...marks.filter(isNothing).map((one) => `of no extent: ${told(one)}`),
    ...thinAxes(drawn).map((one) => `fewer than three labels on an axis: ${told(one)}`),
    ...overlapping(texts).map(([one, other]) => `overlap: ${told(one)} and ${told(other)}`),
    ...texts
      .filter(({ role }) => role === "mark")
      .flatMap((text) =>
        marks.filter((mark) => isCrossed(text, mark)).map((mark) => `${told(mark)} through ${told(text)}`),
      ),
    ...missing(table, texts).map((name) => `not named in the picture: ${name}`),
  ];
}

function told({ role, type, lines, x1, y1, x2, y2 }: Drawn): string {
  const box = [x1, y1, x2, y2].map((place) => Math.round(place)).join(" ");
  return `${role} ${type} ${JSON.stringify(lines.join(" / "))} (${box})`;
}

/** A text whose figure or name nobody reads is no text: its box without what its letters leave free above and below. */
function isWithin(one: Box, room: Box, slack: number): boolean {
  return (
    one.x1 >= room.x1 - slack && one.y1 >= room.y1 - slack && one.x2 <= room.x2 + slack && one.y2 <= room.y2 + slack
  );
}

function isPlotted({ area, path, type, ...one }: Drawn): boolean {
  const slack = type === "symbol" ? 12 : 3;
  if (path.length === 0) return isWithin(one, area, slack);
  return path.every(([x, y]) => isWithin({ x1: x, y1: y, x2: x, y2: y }, area, slack));
}

/** A line or an area over no time at all is not seen. */
function isNothing({ path }: Drawn): boolean {
  const xs = path.map(([x]) => x);
  return path.length > 0 && !(Math.max(...xs) - Math.min(...xs) > 1);
}

/** One label of each axis of numbers or days that has fewer than three. */
function thinAxes(drawn: readonly Drawn[]): readonly Drawn[] {
  const byAxis = Map.groupBy(
    drawn.filter(({ role, isOfNumber }) => role === "axis-label" && isOfNumber),
    ({ group }) => group,
  );
  return [...byAxis.values()].filter(({ length }) => length < 3).map(([first]) => first);
}

function overlapping(texts: readonly Drawn[]): readonly (readonly [Drawn, Drawn])[] {
  const sorted = texts.toSorted((a, b) => a.y1 - b.y1);
  return sorted.flatMap((one, i) => {
    const found: [Drawn, Drawn][] = [];
    for (let j = i + 1; j < sorted.length && sorted[j].y1 < one.y2 - 2; j++)
      if (isOver(one, sorted[j], 1)) found.push([one, sorted[j]]);
    return found;
  });
}

/** Boxes of texts are higher than their letters: so many pixels of each side do not count. */
function isOver(one: Box, other: Box, slack: number): boolean {
  const [x, y] = [slack, 2 * slack];
  return one.x1 < other.x2 - x && other.x1 < one.x2 - x && one.y1 < other.y2 - y && other.y1 < one.y2 - y;
}

/** Whether a mark lies over a text; of an area, only its edge is looked at. */
function isCrossed(text: Drawn, mark: Drawn): boolean {
  if (mark.path.length === 0) return isOver(text, mark, 1);
  return mark.path.slice(1).some(([x, y], i) => {
    const [fromX, fromY] = mark.path[i];
    return Array.from({ length: 9 }, (_, k) => k / 8).some((part) => {
      const [atX, atY] = [fromX + part * (x - fromX), fromY + part * (y - fromY)];
      return atX > text.x1 + 1 && atX < text.x2 - 1 && atY > text.y1 + 2 && atY < text.y2 - 2;
    });
  });
}

/** Columns of tables that name what is drawn. */
const naming = [
  "sector",
  "material",
  "state",
  "rule",
  "outcome",
  "scenario",
  "step",
  "input",
  "what",
  "study",
  "quote",
];

/** Names in a table that stand nowhere in the picture. */
function missing({ columns, rows }: Chart["table"], texts: readonly Drawn[]): readonly string[] {
  const plain = (text: string) =>
    text
      .replace(/[\s\u2066-\u2069]/g, "")
      .toLowerCase()
      .replaceAll("ß", "ss");
  const all = texts.map(({ lines }) => plain(lines.join(""))).join("");
  const named = columns.flatMap((column, at) =>
    naming.includes(column.split(" [")[0]) ? rows.map((row) => String(row[at])) : [],
  );
  return [...new Set(named)].filter((name) => !all.includes(plain(name)));
}
