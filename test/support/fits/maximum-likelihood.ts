export type Fit = {
  readonly at: readonly [number, number];
  /** Inverse of the observed information, minus the Hessian of the log likelihood at its top. */
  readonly covariance: readonly [readonly [number, number], readonly [number, number]];
};

const step = 1e-4;

/**
 * The top of a smooth log likelihood in two unbounded parameters, by Newton's method on central differences, halving a
 * step that does not climb. Assumes a single top not far from the start: the two laws of duration have one.
 */
export function maximumLikelihood(
  logLikelihood: (a: number, b: number) => number,
  start: readonly [number, number],
): Fit {
  let [a, b] = start;
  for (let round = 0; round < 200; round++) {
    const { gradient, covariance } = derivatives(logLikelihood, a, b);
    const downhill = covariance[0][0] <= 0 || determinant(covariance) <= 0;
    let da = downhill ? gradient[0] : covariance[0][0] * gradient[0] + covariance[0][1] * gradient[1];
    let db = downhill ? gradient[1] : covariance[1][0] * gradient[0] + covariance[1][1] * gradient[1];
    if (Math.hypot(da, db) < 1e-8) return { at: [a, b], covariance };
    const here = logLikelihood(a, b);
    while (!(logLikelihood(a + da, b + db) >= here) && Math.hypot(da, db) > 1e-10) {
      da /= 2;
      db /= 2;
    }
    if (Math.hypot(da, db) <= 1e-10) return { at: [a, b], covariance };
    a += da;
    b += db;
  }
  throw new RangeError("the likelihood has no top that Newton's method finds");
}

function derivatives(f: (a: number, b: number) => number, a: number, b: number) {
  const here = f(a, b);
  const [up, down, right, left] = [f(a + step, b), f(a - step, b), f(a, b + step), f(a, b - step)];
  const cross = f(a + step, b + step) - f(a + step, b - step) - f(a - step, b + step) + f(a - step, b - step);
  const [aa, bb, ab] = [up - 2 * here + down, right - 2 * here + left, cross / 4].map((d) => d / step ** 2);
  const scale = aa * bb - ab * ab;
  return {
    gradient: [(up - down) / (2 * step), (right - left) / (2 * step)] as const,
    covariance: [
      [-bb / scale, ab / scale],
      [ab / scale, -aa / scale],
    ] as const,
  };
}

function determinant([[aa, ab], [ba, bb]]: Fit["covariance"]): number {
  return aa * bb - ab * ba;
}
