import { expect, test } from "vitest";
import { exp } from "../../../src/model/kernels/exp.ts";
import { studyKey } from "../../../src/model/random/key.ts";
import { createStreams } from "../../../src/model/random/stream.ts";
import { grantedProbability, logThinned } from "../../../src/sim/inference/likelihood/counts.ts";
import { logScaledChiSquared } from "../../../src/sim/inference/likelihood/spread-rows.ts";
import { withNormal } from "../../../src/sim/inference/waves/normal-proposal.ts";
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

test("the density of a proposal with a normal law integrates to one, and its draws follow it", () => {
  const kept = [
    Float64Array.of(0.2, 0.3),
    Float64Array.of(0.35, 0.5),
    Float64Array.of(0.6, 0.55),
    Float64Array.of(0.5, 0.8),
  ];
  const proposal = withNormal(kept, Float64Array.of(1, 2, 1, 1), proposalFrom(kept, 2));
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
