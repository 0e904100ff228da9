import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hash32, studyKey } from "../../src/model/random/key.ts";
import { createStreams } from "../../src/model/random/stream.ts";

const stream = (name: string, entities: readonly string[] = ["Dy", "Tb"], seed = "test") =>
  createStreams(studyKey(seed)).stream(name, entities);

describe("the key", () => {
  test("seeds that a cyclic key would confuse differ: 1 and 11, ab and abab", () => {
    expect(studyKey("1")).not.toEqual(studyKey("11"));
    expect(studyKey("ab")).not.toEqual(studyKey("abab"));
    expect(studyKey("1")).toEqual(studyKey("1"));
  });

  test("a seed is required", () => {
    expect(() => studyKey("")).toThrow(RangeError);
  });

  test("any two seeds give different keys, in any script, half a surrogate pair among them", () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1, unit: "binary" }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 }).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        if (a !== b) expect(studyKey(a)).not.toEqual(studyKey(b));
      }),
    );
  });

  test("no letter is taken for another: every UTF-16 unit is a seed of its own", () => {
    const keys = new Set<string>();
    for (let unit = 0; unit <= 0xffff; unit++) {
      const { k0, k1 } = studyKey(String.fromCharCode(unit));
      keys.add(`${k0} ${k1}`);
    }
    expect(keys.size).toBe(0x10000);
  });

  test.each([
    ["あ", "B"],
    ["甲", "2"],
    ["é", "e\u0301"],
    ["é", "\xc3\xa9"],
    ["\ud800", "\ud801"],
    ["\ud800", "\\ud800"],
    ["\ud800", "\ufffd"],
    ["試験1", "試験Ⅰ"],
  ])("%j and %j are two seeds", (a, b) => {
    expect(studyKey(a)).not.toEqual(studyKey(b));
  });

  test("long seeds are told apart by every letter, as a long key of the generator does not", () => {
    for (const length of [84, 120, 254, 300, 600]) {
      const long = "x".repeat(length);
      const changed = Array.from({ length }, (_, k) => `${long.slice(0, k)}y${long.slice(k + 1)}`);
      const seeds = [long, long.slice(1), ...changed];
      expect(new Set(seeds.map((seed) => JSON.stringify(studyKey(seed)))).size, String(length)).toBe(seeds.length);
    }
  });

  test("seeds of ASCII have the keys they always had", () => {
    const keys = ["e", "2026-01-06", 'a "quoted" \\ seed\n\x7f', "f".repeat(64), "x".repeat(83)].map((seed) =>
      studyKey(seed),
    );
    expect(keys).toEqual([
      { k0: 4184686533, k1: 3614646012 },
      { k0: 2925896936, k1: 1016361354 },
      { k0: 4164715077, k1: 1671317707 },
      { k0: 3524220468, k1: 902807895 },
      { k0: 2573471416, k1: 896082512 },
    ]);
  });
});

describe("a draw depends on its address alone", () => {
  test("not on the block it is drawn in, nor on the order of draws", () => {
    const draws = stream("a");
    const whole = new Float64Array(100);
    draws.fillUniform(whole, 0, 100, 7, 1);
    const part = new Float64Array(10);
    draws.fillUniform(part, 42, 10, 7, 1);
    expect([...part]).toEqual([...whole.subarray(42, 52)]);
    for (const run of [99, 3, 42]) expect(draws.uniform(run, 7, 1)).toBe(whole[run]);
  });

  test("not on other entities: found by name, not by position", () => {
    expect(stream("a", ["x", "y", "Tb"]).uniform(5, 6, 2)).toBe(stream("a", ["Tb"]).uniform(5, 6, 0));
  });

  test("not on other streams", () => {
    const many = createStreams(studyKey("test"));
    many.stream("first", ["Dy"]);
    expect(many.stream("a", ["Dy"]).uniform(1, 2, 0)).toBe(stream("a", ["Dy"]).uniform(1, 2, 0));
  });

  test("but on run, index, entity, stream and seed", () => {
    const reference = stream("a").uniform(1, 2, 0);
    const others = [
      stream("a").uniform(2, 2, 0),
      stream("a").uniform(1, 3, 0),
      stream("a").uniform(1, 4, 0),
      stream("a").uniform(1, 2, 1),
      stream("b").uniform(1, 2, 0),
      stream("a", ["Dy"], "other").uniform(1, 2, 0),
    ];
    expect(new Set([reference, ...others]).size).toBe(7);
  });

  test("a pair of normals is the normals of its two indices", () => {
    const draws = stream("a");
    const [even, odd, lone] = [new Float64Array(5), new Float64Array(5), new Float64Array(5)];
    draws.fillNormalPair(even, odd, 10, 5, 8, 0);
    draws.fillNormalPair(lone, new Float64Array(5), 10, 5, 10, 0);
    expect(even).not.toEqual(lone);
    draws.fillUniform(lone, 10, 5, 9, 0);
    for (let i = 0; i < 5; i++) expect(Math.sign(odd[i])).toBe(Math.sign(lone[i] - 0.5));
    expect(() => draws.fillNormalPair(even, odd, 10, 5, 7, 0)).toThrow(RangeError);
  });

  test("a pair of uniforms is the uniforms of its two indices, for whichever runs are asked", () => {
    const draws = stream("a");
    const [even, odd] = [new Float64Array(3), new Float64Array(3)];
    draws.fillUniformPair(even, odd, 10, Int32Array.of(7, 0, 90, 3), 3, 8, 1);
    expect([...even]).toEqual([17, 10, 100].map((run) => draws.uniform(run, 8, 1)));
    expect([...odd]).toEqual([17, 10, 100].map((run) => draws.uniform(run, 9, 1)));
    expect(() => draws.fillUniformPair(even, odd, 10, Int32Array.of(7), 1, 7, 1)).toThrow(RangeError);
  });

  test("numbers lie strictly between 0 and 1", () => {
    const draws = stream("a");
    for (let run = 0; run < 20_000; run++) {
      const u = draws.uniform(run, 0, 0);
      expect(u > 0 && u < 1).toBe(true);
    }
  });
});

describe("a name stands for one stream", () => {
  test("two streams of one name are an error", () => {
    const streams = createStreams(studyKey("test"));
    streams.stream("a", ["x"]);
    expect(() => streams.stream("a", ["y"])).toThrow(/stream a: already has an owner/);
  });

  test("two names that would share their draws are an error", () => {
    // A known collision of 32-bit FNV-1a.
    expect(hash32("costarring")).toBe(hash32("liquid"));
    const streams = createStreams(studyKey("test"));
    streams.stream("costarring", ["x"]);
    expect(() => streams.stream("liquid", ["x"])).toThrow(/would share their draws/);
    expect(() => stream("a", ["costarring", "liquid"])).toThrow(/would share their draws/);
  });

  test("FNV-1a gives its published values", () => {
    expect([hash32(""), hash32("a"), hash32("foobar")]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});

/** Each of these would fail by chance in 7 of a million seeds; the seed is fixed. */
describe("the draws look independent and uniform, within 4.5 standard errors", () => {
  const draws = stream("uniformity");
  const count = 100_000;
  const columns = (index: number, entity: number, first = 0) => {
    const out = new Float64Array(count);
    draws.fillUniform(out, first, count, index, entity);
    return out;
  };

  test("chi-square over 1,000 cells, along runs", () => {
    const cells = new Float64Array(1000);
    for (const u of columns(0, 0)) cells[Math.floor(1000 * u)]++;
    let chi = 0;
    for (const seen of cells) chi += (seen - 100) ** 2 / 100;
    expect(Math.abs(chi - 999)).toBeLessThan(4.5 * Math.sqrt(2 * 999));
  });

  test.each([
    ["neighbouring runs", columns(0, 0), columns(0, 0, 1)],
    ["the two halves of a block", columns(0, 0), columns(1, 0)],
    ["neighbouring blocks", columns(0, 0), columns(2, 0)],
    ["entities", columns(0, 0), columns(0, 1)],
  ])("%s are uncorrelated", (_, a, b) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (a[i] - 0.5) * (b[i] - 0.5);
    expect(Math.abs(12 * (sum / count))).toBeLessThan(4.5 / Math.sqrt(count));
  });

  test("along weeks, within one run, too", () => {
    let sum = 0;
    let last = draws.uniform(3, 0, 0);
    for (let week = 1; week < 20_000; week++) {
      const next = draws.uniform(3, week, 0);
      sum += (last - 0.5) * (next - 0.5);
      last = next;
    }
    expect(Math.abs(12 * (sum / 20_000))).toBeLessThan(4.5 / Math.sqrt(20_000));
  });
});
