import { expect, test } from "vitest";
import { exp } from "../../../src/model/kernels/exp.ts";
import { studyKey } from "../../../src/model/random/key.ts";
import { createStreams } from "../../../src/model/random/stream.ts";
import { grantedProbability, logThinned } from "../../../src/sim/inference/likelihood/counts.ts";
import { logScaledChiSquared } from "../../../src/sim/inference/likelihood/spread-rows.ts";
import { held, onScale } from "../../../src/sim/inference/points/summary.ts";
import { momentsLaw, withStudent } from "../../../src/sim/inference/waves/normal-proposal.ts";
import { proposalFrom } from "../../../src/sim/inference/waves/proposal.ts";

test("two counts that share a chance of Beta(2, 3): as by integrating over the chance", () => {
  // C(3, 1) C(2, 2) B(2 + 3, 3 + 2) / B(2, 3) = 3 (4! 4! / 9!) / (1! 2! / 4!) = 3 (576 / 362880) 12.
  const counts = [
    { happened: 3, reported: 1 },
    { happened: 2, reported: 2 },
  ];
  const found = exp(logThinned({ name: "x", kind: "beta", alpha: 2, beta: 3 }, counts));
  expect(found).toBeCloseTo((3 * 576 * 12) / 362_880, 12);
});

test("a thinned count is told with the binomial's probabilities, as enumerated, which sum to one", () => {
  // Of three, each told with 0.3: 0.343, 0.441, 0.189, 0.027.
  const told = [0, 1, 2, 3].map((reported) =>
    exp(logThinned({ name: "x", kind: "fixed", value: 0.3 }, [{ happened: 3, reported }])),
  );
  [0.343, 0.441, 0.189, 0.027].forEach((expected, k) => void expect(told[k]).toBeCloseTo(expected, 12));
  expect(logThinned({ name: "x", kind: "fixed", value: 0.3 }, [{ happened: 1, reported: 2 }])).toBe(-Infinity);
});

test("licences are beta-binomial: with share 1/2 and correlation 1/3 every number of ten is as likely as another", () => {
  // a = b = (1/2) (1 - 1/3) / (1/3) = 1: Beta(1, 1).
  for (const k of [0, 4, 10])
    expect(grantedProbability(0.5, 1 / 3, { low: k, high: k, of: 10 })).toBeCloseTo(1 / 11, 12);
  expect(grantedProbability(0.5, 1 / 3, { low: 3, high: 7, of: 10 })).toBeCloseTo(5 / 11, 12);
  expect(grantedProbability(0.37, 0.2, { low: 0, high: 2000, of: 2000 })).toBe(1);
});

test("a sample variance has the density of the scaled chi-squared law", () => {
  // Two degrees: exponential with mean `own`.
  expect(exp(logScaledChiSquared(0.3, 0.5, 2))).toBeCloseTo(exp(-0.6) / 0.5, 12);
});

test("the density of a wave's proposal integrates to one over the cube, and its draws follow it", () => {
  const kept = [Float64Array.of(0.02, 0.5), Float64Array.of(0.7, 0.97), Float64Array.of(0.3, 0.3)];
  const proposal = proposalFrom(kept, 2);
  const cells = 100;
  let [sum, corner] = [0, 0];
  for (let i = 0; i < cells; i++)
    for (let j = 0; j < cells; j++) {
      const [x, y] = [(i + 0.5) / cells, (j + 0.5) / cells];
      const mass = proposal.density(Float64Array.of(x, y)) / (cells * cells);
      sum += mass;
      if (x < 0.5 && y < 0.5) corner += mass;
    }
  expect(sum).toBeCloseTo(1, 3);
  const stream = createStreams(studyKey("proposal")).stream("test", ["all"]);
  const draws = Array.from({ length: 4000 }, (_, k) => proposal.draw(stream, k));
  const inCorner = draws.filter(([x, y]) => x < 0.5 && y < 0.5).length / draws.length;
  // Within four standard errors.
  expect(Math.abs(inCorner - corner)).toBeLessThan(4 * Math.sqrt((corner * (1 - corner)) / draws.length));
});

test("the density of a proposal with Student's t integrates to one, and its draws follow it", () => {
  const kept = [
    Float64Array.of(0.2, 0.3),
    Float64Array.of(0.35, 0.5),
    Float64Array.of(0.6, 0.55),
    Float64Array.of(0.5, 0.8),
  ];
  const one = withStudent(momentsLaw(kept, Float64Array.of(1, 2, 1, 1)), 0.8, 1, proposalFrom(kept, 2));
  const proposal = withStudent(
    { mean: Float64Array.of(0.5, -0.5), covariance: Float64Array.of(0.6, 0.3, 0.3, 0.6) },
    0.5,
    2,
    one,
  );
  const cells = 200;
  let [sum, corner] = [0, 0];
  for (let i = 0; i < cells; i++)
    for (let j = 0; j < cells; j++) {
      const [x, y] = [(i + 0.5) / cells, (j + 0.5) / cells];
      const mass = proposal.density(Float64Array.of(x, y)) / (cells * cells);
      sum += mass;
      if (x < 0.4 && y < 0.4) corner += mass;
    }
  expect(sum).toBeCloseTo(1, 2);
  const stream = createStreams(studyKey("normal proposal")).stream("test", ["all"]);
  const draws = Array.from({ length: 8000 }, (_, k) => proposal.draw(stream, k));
  const inCorner = draws.filter(([x, y]) => x < 0.4 && y < 0.4).length / draws.length;
  // Within four standard errors.
  expect(Math.abs(inCorner - corner)).toBeLessThan(4 * Math.sqrt((corner * (1 - corner)) / draws.length));
});

test("a value that misses a row by more than five standard deviations counts as missing it by five, on the row's own scale", () => {
  // Error 0.3 and discrepancy 0.4 make 0.5: five of them are 2.5.
  const row = { scale: "log", value: 8, error: 0.3, discrepancy: 0.4 } as const;
  const heldOf = (found: number) => held(row, onScale(row, found));
  expect(heldOf(4)).toBeCloseTo(Math.log(4), 12);
  expect(heldOf(0)).toBeCloseTo(Math.log(8) - 2.5, 12);
  expect(heldOf(1e6)).toBeCloseTo(Math.log(8) + 2.5, 12);
  expect(held({ ...row, scale: "linear" }, -1)).toBe(5.5);
});

test("of runs of which one in two hundred is all but empty, the mean hardly moves, however empty it is", () => {
  const row = { scale: "log", value: 1, error: 0.1, discrepancy: 0.2 } as const;
  const meanOf = (empty: number) =>
    Array.from({ length: 200 }, (_, run) => held(row, onScale(row, run === 0 ? empty : 1))).reduce(
      (sum, each) => sum + each,
      0,
    ) / 200;
  // At most five times the root of 0.05, over 200.
  expect(Math.abs(meanOf(0))).toBeLessThan(0.0056);
  expect(meanOf(0)).toBe(meanOf(1e-9));
});
