/* Hot loops over all pairs of points: in place, and without closures. */

/**
 * Positions of the `k` points that represent all others best: the sum of every point's distance to its nearest medoid is
 * as small as single swaps can make it. Greedy start (BUILD, Kaufman and Rousseeuw 1990), then the best swap until none
 * helps, with the savings of all medoids of a candidate found in one pass (FastPAM1, Schubert and Rousseeuw 2021). No luck
 * in it: the same points give the same medoids; of equals the first is taken. `distances[i * n + j]` is symmetric.
 */
export function kMedoids(distances: Float64Array, n: number, k: number): readonly number[] {
  if (!(k >= 1 && k <= n && distances.length === n * n))
    throw new RangeError(
      `kMedoids: needs 1 to ${n} medoids and ${n} x ${n} distances, got ${k} and ${distances.length}`,
    );
  const medoids = build(distances, n, k);
  if (k === 1) return medoids;
  const near: Near = { medoid: new Int32Array(n), first: new Float64Array(n), second: new Float64Array(n) };
  for (;;) {
    fillNear(near, distances, n, medoids);
    const swap = bestSwap(near, distances, n, medoids);
    if (swap === undefined) return medoids;
    medoids[swap.medoid] = swap.point;
  }
}

/** By point: its nearest medoid (by position among the medoids), the distance to it, and to the second nearest. */
type Near = { readonly medoid: Int32Array; readonly first: Float64Array; readonly second: Float64Array };

function build(distances: Float64Array, n: number, k: number): number[] {
  const medoids: number[] = [];
  const nearest = new Float64Array(n).fill(Infinity);
  while (medoids.length < k) {
    let best = -1;
    let least = Infinity;
    for (let point = 0; point < n; point++) {
      if (medoids.includes(point)) continue;
      let total = 0;
      for (let j = 0; j < n; j++) total += Math.min(nearest[j], distances[point * n + j]);
      if (total < least) [best, least] = [point, total];
    }
    medoids.push(best);
    for (let j = 0; j < n; j++) nearest[j] = Math.min(nearest[j], distances[best * n + j]);
  }
  return medoids;
}

function fillNear(
  { medoid, first, second }: Near,
  distances: Float64Array,
  n: number,
  medoids: readonly number[],
): void {
  for (let j = 0; j < n; j++) {
    let [at, one, two] = [0, Infinity, Infinity];
    for (let m = 0; m < medoids.length; m++) {
      const distance = distances[medoids[m] * n + j];
      if (distance < one) [at, one, two] = [m, distance, one];
      else if (distance < two) two = distance;
    }
    medoid[j] = at;
    first[j] = one;
    second[j] = two;
  }
}

/** A swap must help by more than rounding, or two equal ones could take turns. */
const leastGain = 1e-9;

function bestSwap(
  { medoid, first, second }: Near,
  distances: Float64Array,
  n: number,
  medoids: readonly number[],
): { readonly medoid: number; readonly point: number } | undefined {
  let best = { medoid: 0, point: -1 };
  let least = -leastGain;
  const change = new Float64Array(medoids.length);
  for (let point = 0; point < n; point++) {
    if (medoids.includes(point)) continue;
    change.fill(0);
    let shared = 0;
    for (let j = 0; j < n; j++) {
      const distance = distances[point * n + j];
      if (distance < first[j]) shared += distance - first[j];
      else change[medoid[j]] += Math.min(distance, second[j]) - first[j];
    }
    for (let m = 0; m < medoids.length; m++)
      if (shared + change[m] < least) {
        least = shared + change[m];
        best = { medoid: m, point };
      }
  }
  return best.point < 0 ? undefined : best;
}
