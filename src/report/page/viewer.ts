/*
 * Runs in the reader's browser, bundled into the page: tells the figures of a chart's marks to a pointer, and to arrow keys
 * and screen readers. The pictures are there without it. Nothing is fetched, no text is compiled.
 */

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Key = { readonly key: string; preventDefault(): void };
type Pointer = { readonly clientX: number; readonly clientY: number };
type Part = {
  hidden: boolean;
  className: string;
  textContent: string;
  readonly style: Record<"left" | "top" | "width" | "height", string>;
  readonly offsetWidth: number;
  readonly offsetHeight: number;
  querySelector(selector: string): Part | null;
  querySelectorAll(selector: string): Iterable<Part>;
  getBoundingClientRect(): Box;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  append(...parts: readonly Part[]): void;
  replaceChildren(...parts: readonly Part[]): void;
  addEventListener(kind: "pointermove" | "pointerdown", heard: (event: Pointer) => void): void;
  addEventListener(kind: "keydown", heard: (event: Key) => void): void;
  addEventListener(kind: "pointerleave" | "focus" | "blur", heard: () => void): void;
};

declare const document: {
  readonly documentElement: { readonly clientWidth: number; readonly clientHeight: number };
  getElementById(id: string): Part;
  createElement(tag: string): Part;
};

/** What `page.ts` puts into the page for each chart: names and figures of its marks, and where these stand in either picture. */
export type Figures = {
  readonly heads: readonly (readonly string[])[];
  readonly rows: readonly (readonly [number, ...string[]])[];
  readonly broad: readonly number[];
  readonly narrow: readonly number[];
};

const tip = document.getElementById("tip");

/** Whose figures are shown, and whether a key asked for them: what a pointer does elsewhere does not put these away. */
let shown: { readonly of: Part; readonly isByKey: boolean } | undefined;

/** Where the pointer was last: where the page moves below it, it asks for nothing. */
let last: Pointer = { clientX: -1, clientY: -1 };

for (const [id, figures] of Object.entries(
  JSON.parse(document.getElementById("figures").textContent) as Readonly<Record<string, Figures>>,
))
  attach(document.getElementById(id), figures);

/** Makes the marks of one chart tell their figures. */
function attach(chart: Part, { heads, rows, broad, narrow }: Figures): void {
  const reader = chart.querySelector(".reader");
  if (reader === null || rows.length === 0) return;
  const cursor = document.createElement("div");
  cursor.className = "cursor";
  cursor.hidden = true;
  reader.append(cursor);
  reader.hidden = false;
  let at = 0;

  const told = (mark: number): readonly (readonly [string, string])[] => {
    const [head, ...figures] = rows[mark];
    return heads[head].map((name, k) => [name, figures[k]] as const);
  };

  /** The picture that is seen, its marks' places on the screen. */
  const places = (): readonly Box[] => {
    for (const [kind, boxes] of [
      ["broad", broad],
      ["narrow", narrow],
    ] as const) {
      const svg = chart.querySelector(`.${kind} svg`);
      const seen = svg?.getBoundingClientRect();
      if (svg === null || seen === undefined || seen.width === 0) continue;
      const scale = seen.width / Number(svg.getAttribute("viewBox")?.split(" ")[2]);
      return rows.map((_, k) => {
        const [x, y, width, height] = boxes.slice(4 * k, 4 * k + 4).map((each) => each * scale);
        return { left: seen.left + x, top: seen.top + y, width, height };
      });
    }
    return [];
  };

  const show = (mark: number, place: Box, isByKey: boolean) => {
    at = mark;
    shown = { of: reader, isByKey };
    reader.setAttribute("aria-valuenow", String(mark + 1));
    reader.setAttribute(
      "aria-valuetext",
      told(mark)
        .map(([name, figure]) => `${name}: ${figure}`)
        .join("; "),
    );
    const around = reader.getBoundingClientRect();
    cursor.hidden = !isByKey;
    cursor.style.left = `${place.left - around.left}px`;
    cursor.style.top = `${place.top - around.top}px`;
    cursor.style.width = `${Math.max(2, place.width)}px`;
    cursor.style.height = `${Math.max(2, place.height)}px`;
    tip.replaceChildren(
      ...told(mark).map(([name, figure]) => {
        const row = document.createElement("div");
        const [key, value] = [name, figure].map((text) => {
          const part = document.createElement("span");
          part.textContent = text;
          return part;
        });
        row.append(key, value);
        return row;
      }),
    );
    tip.hidden = false;
    const { clientWidth, clientHeight } = document.documentElement;
    const [right, left] = [place.left + place.width + 12, place.left - tip.offsetWidth - 12];
    const fits = right + tip.offsetWidth <= clientWidth;
    tip.style.left = `${Math.max(4, Math.min(fits ? right : left, clientWidth - tip.offsetWidth - 4))}px`;
    // Where there is no room at either side, below the mark.
    const top = fits || left >= 4 ? Math.max(place.top, 0) + 12 : place.top + place.height + 12;
    tip.style.top = `${Math.max(4, Math.min(top, clientHeight - tip.offsetHeight - 4))}px`;
  };

  const hide = () => {
    shown = undefined;
    cursor.hidden = true;
    tip.hidden = true;
  };

  const hideOf = (isByKey: boolean) => {
    if (shown?.of === reader && shown.isByKey === isByKey) hide();
  };

  const point = ({ clientX, clientY }: Pointer) => {
    if (clientX === last.clientX && clientY === last.clientY) return;
    last = { clientX, clientY };
    const mark = nearest(places(), clientX, clientY);
    if (mark === undefined) hideOf(false);
    else show(mark, { left: clientX, top: clientY, width: 0, height: 0 }, false);
  };

  const step = (key: string): number | undefined => {
    const many = Math.max(2, Math.round(rows.length / 10));
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
      ...{ PageUp: many, PageDown: -many, Home: -rows.length, End: rows.length },
    };
    return steps[key];
  };

  const go = (mark: number) => {
    const place = places()[mark];
    if (place !== undefined) show(mark, place, true);
  };

  reader.addEventListener("pointermove", point);
  reader.addEventListener("pointerdown", (event) => {
    last = { clientX: -1, clientY: -1 };
    point(event);
  });
  reader.addEventListener("pointerleave", () => hideOf(false));
  reader.addEventListener("blur", () => hideOf(true));
  reader.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const by = step(event.key);
    if (by === undefined) return;
    event.preventDefault();
    // The first key shows the first mark, later ones go on from there.
    go(cursor.hidden && Math.abs(by) === 1 ? at : Math.max(0, Math.min(rows.length - 1, at + by)));
  });
}

/** The mark at a place on the screen: the smallest one there, of like ones the nearest; one close by where there is none. */
function nearest(places: readonly Box[], x: number, y: number): number | undefined {
  const far = ({ left, top, width, height }: Box) =>
    Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
  const off = ({ left, top, width, height }: Box) => Math.hypot(left + width / 2 - x, top + height / 2 - y);
  const size = ({ width, height }: Box) => Math.round(width * height);
  const distances = places.map(far);
  const least = Math.min(...distances);
  if (least > 16) return undefined;
  const there = places.flatMap((_, k) => (distances[k] <= Math.max(3, least) ? [k] : []));
  return there.sort((a, b) => size(places[a]) - size(places[b]) || off(places[a]) - off(places[b]))[0];
}
