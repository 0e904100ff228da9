import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { kMedoids } from "../../../../src/sim/analysis/insights/k-medoids.ts";

function onALine(points: readonly number[]): Float64Array {
  return Float64Array.from(points.flatMap((a) => points.map((b) => Math.abs(a - b))));
}

function cost(distances: Float64Array, n: number, medoids: readonly number[]): number {
  let total = 0;
  for (let j = 0; j < n; j++) total += Math.min(...medoids.map((medoid) => distances[medoid * n + j]));
  return total;
}

describe("k medoids", () => {
  test("of three groups on a line are the middles of the groups, whatever the order of the points", () => {
    const groups = [0, 1, 2, 100, 101, 105, 300, 302, 303];
    expect(kMedoids(onALine(groups), 9, 3).toSorted()).toEqual([1, 4, 7]);
    const shuffled = [303, 1, 105, 0, 300, 100, 2, 302, 101];
    expect(
      kMedoids(onALine(shuffled), 9, 3)
        .map((at) => shuffled[at])
        .toSorted((a, b) => a - b),
    ).toEqual([1, 101, 302]);
  });

  test("one medoid is the median", () => {
    expect(kMedoids(onALine([9, 0, 4, 5, 100]), 5, 1)).toEqual([3]);
  });

  test("cannot be bettered by any single swap, over two hundred sets of points", () => {
    const random = seedrandom(JSON.stringify("swaps"));
    for (let set = 0; set < 200; set++) {
      const [n, k] = [12, 2 + (set % 3)];
      const points = Array.from({ length: n }, () => [random(), random()]);
      const distances = Float64Array.from(
        points.flatMap((a) => points.map((b) => Math.hypot(a[0] - b[0], a[1] - b[1]))),
      );
      const found = kMedoids(distances, n, k);
      expect(new Set(found).size).toBe(k);
      const best = cost(distances, n, found);
      for (let m = 0; m < k; m++)
        for (let point = 0; point < n; point++)
          if (!found.includes(point)) expect(cost(distances, n, found.with(m, point))).toBeGreaterThan(best - 1e-8);
    }
  });

  test("more medoids than points are refused", () => {
    expect(() => kMedoids(onALine([1, 2]), 2, 3)).toThrow(RangeError);
    expect(() => kMedoids(new Float64Array(3), 2, 1)).toThrow(RangeError);
  });
});
