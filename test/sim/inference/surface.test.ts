import { expect, test } from "vitest";
import { studyKey } from "../../../src/model/random/key.ts";
import { createStreams } from "../../../src/model/random/stream.ts";
import { scoresOf } from "../../../src/sim/inference/waves/normal-proposal.ts";
import { eigenOf, surfaceLaw } from "../../../src/sim/inference/waves/surface-proposal.ts";

const stream = createStreams(studyKey("surface")).stream("test", ["all"]);
const points = Array.from({ length: 2000 }, (_, k) =>
  Float64Array.from({ length: 2 }, (_, p) => stream.uniform(k, p, 0)),
);

test("a log likelihood that is a quadratic of the normal scores gives the normal law that it makes of the prior", () => {
  // Precision [[2, 1], [1, 3]] about (1, -1), of which three quarters count; the prior's added: [[2.5, 0.75], [0.75, 3.25]], and by hand
  // its inverse [[3.25, -0.75], [-0.75, 2.5]] / 7.5625; the mean is that times 0.75 [[2, 1], [1, 3]] (1, -1) = (0.75, -1.5).
  const logs = points.map((ranks) => {
    const [x, y] = scoresOf(ranks);
    return -((x - 1) ** 2) - (x - 1) * (y + 1) - 1.5 * (y + 1) ** 2;
  });
  const law = surfaceLaw(points, logs);
  const expected = [3.25, -0.75, -0.75, 2.5].map((each) => each / 7.5625);
  law?.covariance.forEach((each, k) => {
    expect(each).toBeCloseTo(expected[k], 2);
  });
  expect(law?.mean[0]).toBeCloseTo(3.5625 / 7.5625, 2);
  expect(law?.mean[1]).toBeCloseTo(-4.3125 / 7.5625, 2);
});

test("where the log likelihood rises to both sides, the law is as wide as it may be, and where few points say anything there is none", () => {
  const law = surfaceLaw(
    points,
    points.map((ranks) => scoresOf(ranks)[0] ** 2),
  );
  expect(law?.covariance[0]).toBeCloseTo(2, 2);
  expect(law?.covariance[3]).toBeCloseTo(1, 2);
  expect(
    surfaceLaw(
      points.slice(0, 11),
      points.slice(0, 11).map(() => 0),
    ),
  ).toBeNull();
});

test("eigenvalues and vectors of a matrix known by hand", () => {
  // [[2, 1], [1, 2]]: 1 along (1, -1), 3 along (1, 1).
  const { values, vectors } = eigenOf(Float64Array.of(2, 1, 1, 2), 2);
  const order = values[0] < values[1] ? [0, 1] : [1, 0];
  expect(values[order[0]]).toBeCloseTo(1, 12);
  expect(values[order[1]]).toBeCloseTo(3, 12);
  expect(vectors[order[0]] * vectors[2 + order[0]]).toBeCloseTo(-0.5, 12);
  expect(vectors[order[1]] * vectors[2 + order[1]]).toBeCloseTo(0.5, 12);
});
