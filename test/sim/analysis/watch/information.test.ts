import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import {
  entropyOf,
  informationBeyond,
  informationOf,
  oddsIf,
  oddsOf,
  seenAsIs,
} from "../../../../src/sim/analysis/watch/information.ts";
import { jointOf } from "../../../../src/sim/analysis/watch/joint.ts";
import type { Layout } from "../../../../src/sim/study/layout.ts";

const randomOf = (name: string) => seedrandom(JSON.stringify(["watch", name]));

/** Two independent standard normals (Box and Muller 1958). */
function normals(random: () => number): readonly [number, number] {
  const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - random())), 2 * Math.PI * random()];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

const plogp = (p: number) => (p > 0 ? p * Math.log2(p) : 0);
const entropy = (shares: readonly number[]) => -shares.reduce((sum, p) => sum + plogp(p), 0);
const binary = (p: number) => entropy([p, 1 - p]);

/** Runs of a table of counts, row by row. */
function runsOf(counts: readonly (readonly number[])[]) {
  const cells = counts.flatMap((row, group) => row.flatMap((count, of) => Array(count).fill([group, of])));
  return {
    group: Uint8Array.from(cells, ([group]) => group),
    of: { class: Uint8Array.from(cells, ([, of]) => of), classes: counts[0].length },
  };
}

const counted = (counts: readonly (readonly number[])[], layout: Layout | null = null) => {
  const { group, of } = runsOf(counts);
  return jointOf(group, counts.length, of, layout);
};

describe("a table of two by two", () => {
  // 0.4, 0.1, 0.2, 0.3: H(0.6) + H(0.5) - H(0.4, 0.1, 0.2, 0.3) = 0.97095 + 1 - 1.84644 = 0.12451 bits.
  const exact = binary(0.6) + binary(0.5) - entropy([0.4, 0.1, 0.2, 0.3]);
  const joint = counted([
    [4000, 1000],
    [2000, 3000],
  ]);

  test("has the information of its shares, less what Miller's correction takes off", () => {
    const { bits, bias } = informationOf(joint, seenAsIs(2));
    expect(exact).toBeCloseTo(0.12451, 5);
    expect(bits + bias).toBeCloseTo(exact, 12);
    // (cells - groups - classes + 1) / 2N ln 2 with N - 1 for N, since a variance is unbiased.
    expect(bias).toBeCloseTo(1 / (2 * 9999 * Math.LN2), 12);
  });

  test("has the error of its mean log ratio", () => {
    const [p, row, column] = [
      [0.4, 0.1, 0.2, 0.3],
      [0.5, 0.5, 0.5, 0.5],
      [0.6, 0.4, 0.6, 0.4],
    ];
    const logs = p.map((share, k) => Math.log2(share / (row[k] * column[k])));
    const variance = p.reduce((sum, share, k) => sum + share * (logs[k] - exact) ** 2, 0) / 9999;
    const { bias, standardError } = informationOf(joint, seenAsIs(2));
    expect(standardError).toBeCloseTo(Math.sqrt(variance - 2 * bias * bias), 12);
  });

  test("moves the odds as counted by hand", () => {
    // 6,000 of 10,000; of the first group 4,000 of 5,000, and of the second 2,000 of 5,000.
    expect(oddsOf(joint, 0).value).toBeCloseTo(0.6, 12);
    const first = oddsIf(joint, (group) => (group === 0 ? 1 : 0), 0);
    expect(first.value).toBeCloseTo(0.8, 12);
    expect(first.standardError).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 5000), 4);
    // A sight that is told of nine tenths of the first group and of none of the second: 0.8; not told: (400 + 2000) / 5500.
    expect(oddsIf(joint, (group) => (group === 0 ? 0.9 : 0), 0).value).toBeCloseTo(0.8, 12);
    expect(oddsIf(joint, (group) => (group === 0 ? 0.1 : 1), 0).value).toBeCloseTo(2400 / 5500, 12);
  });

  test("has the entropy of its classes, corrected the other way", () => {
    expect(entropyOf(joint)).toBeCloseTo(binary(0.6) + 1 / (2 * 9999 * Math.LN2), 12);
  });
});

test("what is reported with a chance tells what the chance leaves of it", () => {
  // The class is whether it happens, p = 0.3; reported with 0.9, never falsely: I = H(p c) - p H(c).
  const joint = counted([
    [7000, 0],
    [0, 3000],
  ]);
  const { bits, bias } = informationOf(joint, [
    [1, 0],
    [0.1, 0.9],
  ]);
  expect(bits + bias).toBeCloseTo(binary(0.3 * 0.9) - 0.3 * binary(0.9), 12);
  const never = informationOf(joint, [
    [1, 0],
    [1, 0],
  ]);
  expect(never.bits).toBeCloseTo(0, 12);
});

describe("a Gaussian pair", () => {
  const [rho, runs] = [0.6, 60_000];
  const random = randomOf("gauss");
  const pairs = Array.from({ length: runs }, () => {
    const [x, z] = normals(random);
    return [x, rho * x + Math.sqrt(1 - rho * rho) * z];
  });
  const binned = (k: number, edges: readonly number[]) =>
    Uint8Array.from(pairs, (pair) => edges.filter((edge) => pair[k] >= edge).length);

  test("has by its signs the information of its quadrants", () => {
    // Sheppard 1899: both above 0 with 1/4 + arcsin(rho) / 2 pi.
    const both = 0.25 + Math.asin(rho) / (2 * Math.PI);
    const exact = 2 - entropy([both, both, 0.5 - both, 0.5 - both]);
    const joint = jointOf(binned(0, [0]), 2, { class: binned(1, [0]), classes: 2 }, null);
    const { bits, standardError } = informationOf(joint, seenAsIs(2));
    expect(Math.abs(bits - exact)).toBeLessThan(3 * standardError);
    expect(standardError).toBeLessThan(0.005);
  });

  test("in 32 bins each comes to -log2(1 - rho^2) / 2, which no sorting can exceed, within its error and 2 %", () => {
    const edges = Array.from({ length: 31 }, (_, k) => -3 + (6 * (k + 1)) / 32);
    const joint = jointOf(binned(0, edges), 32, { class: binned(1, edges), classes: 32 }, null);
    const { bits, bias, standardError } = informationOf(joint, seenAsIs(32));
    const exact = -Math.log2(1 - rho * rho) / 2;
    expect(bits).toBeLessThan(exact + 3 * standardError);
    expect(bits).toBeGreaterThan(0.98 * exact - 3 * standardError);
    // As counted it is too large: the correction is needed.
    expect(bits + bias).toBeGreaterThan(exact + standardError);
  });
});

describe("independent signals", () => {
  const [repeats, runs, groups, classes] = [400, 1600, 6, 3];
  const found = { plain: repeated("plain"), weighted: repeated("weighted") };

  /** Mean and deviation over repeats of what is found of independent runs, and of those that weigh 1 or 8. */
  function repeated(kind: "plain" | "weighted") {
    const random = randomOf(kind);
    const all = Array.from({ length: repeats }, () => {
      const group = Uint8Array.from({ length: runs }, () => Math.floor(groups * random()));
      const own = Uint8Array.from(group, () => Math.floor(classes * random()));
      const weights = Uint8Array.from(group, () => (random() < 0.5 ? 1 : 8));
      const replicate = Uint32Array.from(group, (_, i) => Math.floor(i / 16));
      const layout: Layout | null =
        kind === "plain" ? null : { replicates: runs / 16, areFixed: false, replicate, weights };
      return informationOf(jointOf(group, groups, { class: own, classes }, layout), seenAsIs(groups));
    });
    const mean = (of: (each: (typeof all)[number]) => number) => all.reduce((sum, each) => sum + of(each), 0) / repeats;
    const bits = mean((each) => each.bits);
    const deviation = Math.sqrt(mean((each) => (each.bits - bits) ** 2));
    return {
      bits,
      deviation,
      bias: mean((each) => each.bias),
      stated: mean((each) => each.standardError),
    };
  }

  test.each(["plain", "weighted"] as const)("give zero within error, and with the error stated (%s)", (kind) => {
    const { bits, deviation, bias, stated } = found[kind];
    // What is left is of the next order, N^-2: a twentieth of what was taken off.
    expect(Math.abs(bits)).toBeLessThan((3 * deviation) / Math.sqrt(repeats) + bias / 20);
    expect(bias).toBeGreaterThan(10 * Math.abs(bits));
    // A deviation of 400 repeats is known to 4 %, of a long tail to somewhat less.
    expect(stated / deviation).toBeGreaterThan(0.85);
    expect(stated / deviation).toBeLessThan(1.2);
  });

  test("as counted are the further from zero the fewer runs their weights leave", () => {
    // 10 degrees of freedom; weights of 1 and 8 leave (9 / 2)^2 / (65 / 2) = 0.623 of them.
    const expected = ((groups - 1) * (classes - 1)) / (2 * runs * Math.LN2);
    expect(found.plain.bias / expected).toBeCloseTo(1, 1);
    expect((found.weighted.bias / expected) * 0.623).toBeCloseTo(1, 1);
  });
});

describe("beyond what everyone sees", () => {
  const random = randomOf("beyond");
  const known = Uint8Array.from({ length: 4000 }, () => (random() < 0.3 ? 1 : 0));
  const coin = Uint8Array.from(known, () => (random() < 0.5 ? 1 : 0));
  const pairOf = (group: Uint8Array) => Uint16Array.from(known, (is, i) => 2 * is + group[i]);

  test("a copy of it tells nothing", () => {
    const own = Uint8Array.from(known, (is) => (random() < 0.8 ? is : 1 - is));
    const joint = jointOf(pairOf(known), 4, { class: own, classes: 2 }, null);
    expect(informationBeyond(joint, seenAsIs(2))).toEqual({ bits: 0, standardError: 0, bias: 0 });
  });

  test("half of a key tells all, though by itself it tells nothing", () => {
    const either = { class: Uint8Array.from(known, (is, i) => is ^ coin[i]), classes: 2 };
    const alone = informationOf(jointOf(coin, 2, either, null), seenAsIs(2));
    // The entropy of a fair coin, once the other half is known.
    const beyond = informationBeyond(jointOf(pairOf(coin), 4, either, null), seenAsIs(2));
    expect(alone.bits).toBeLessThan(0.2);
    expect(Math.abs(beyond.bits - 1)).toBeLessThan(0.01);
  });
});

test("the order of the runs changes no byte, weighted or not", () => {
  const random = randomOf("order");
  const runs = 3000;
  const group = Uint8Array.from({ length: runs }, () => Math.floor(5 * random()));
  const own = Uint8Array.from(group, (of) => (random() < of / 5 ? 1 : 0));
  const weights = Uint8Array.from(group, () => (random() < 0.3 ? 1 : 7));
  const replicate = Uint32Array.from(group, (_, i) => Math.floor(i / 100));
  const shuffled = Array.from({ length: runs }, (_, i) => i)
    .map((i) => [random(), i] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, i]) => i);
  const at = <T extends Uint8Array | Uint32Array>(of: T) => of.map((_, i) => of[shuffled[i]]) as T;
  const channel = seenAsIs(5);
  for (const layout of [null, { replicates: 30, areFixed: false, replicate, weights }]) {
    const moved = layout && { ...layout, replicate: at(layout.replicate), weights: at(layout.weights) };
    const one = jointOf(group, 5, { class: own, classes: 2 }, layout);
    const other = jointOf(at(group), 5, { class: at(own), classes: 2 }, moved);
    expect(JSON.stringify(informationOf(other, channel))).toBe(JSON.stringify(informationOf(one, channel)));
    expect(JSON.stringify(oddsIf(other, (of) => (of > 2 ? 1 : 0), 1))).toBe(
      JSON.stringify(oddsIf(one, (of) => (of > 2 ? 1 : 0), 1)),
    );
  }
});
