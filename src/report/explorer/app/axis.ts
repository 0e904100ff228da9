/** Round numbers from one to another, about so many of them: 1, 2 or 5 times a power of ten apart. */
export function ticks(low: number, high: number, count: number): readonly number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** From numbers to places on the page. */
export type Scale = (value: number) => number;

export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  return (value) => start + ((value - from) / (to - from || 1)) * (end - start);
}

export function logarithmic([from, to]: readonly [number, number], range: readonly [number, number]): Scale {
  const scale = linear([Math.log(from), Math.log(to)], range);
  return (value) => scale(Math.log(Math.max(from, value)));
}

/** Powers of ten within a range, both ends included. */
export function decades(from: number, to: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => Number((10 ** (first + k)).toPrecision(6)));
}

/** A line through points, as a path of SVG. */
export function line(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], k) => `${k === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`).join("");
}

/** The area between two lines over the same places. */
export function area(
  top: readonly (readonly [number, number])[],
  bottom: readonly (readonly [number, number])[],
): string {
  return `${line(top)}L${line(bottom.toReversed()).slice(1)}Z`;
}
