import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import { oneOfEach } from "../../../../src/sim/engine/sampling/designs/cells.ts";

const draws = createStreams(studyKey("one of each")).stream("coins", ["coin"]);

function coinsOf(run: number): () => boolean {
  let tossed = 0;
  return () => draws.uniform(run, tossed++, 0) < 0.5;
}

const ranks = (values: Float64Array) => {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  return order.reduce((of, at, rank) => of.set(at, rank), new Map<number, number>());
};

describe("choosing candidates", () => {
  test("leaves one to each line of either score, whatever the scores, ties and all", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 4, 8),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 20 })),
        (perLine, lines, scores) => {
          const next = () => Float64Array.from({ length: perLine * lines }, () => scores.next().value ?? 0);
          const [first, second] = [next(), next()];
          const chosen = oneOfEach(first, second, perLine, coinsOf(0));
          for (const of of [ranks(first), ranks(second)]) {
            const taken = chosen.map((each) => Math.floor((of.get(each) ?? 0) / perLine));
            expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: lines }, (_, line) => line));
          }
        },
      ),
    );
  });

  test("gives every candidate the same chance: one in four within five standard errors, over 4,000 choices", () => {
    const first = Float64Array.from({ length: 32 }, (_, i) => (7 * i) % 32);
    const second = Float64Array.from({ length: 32 }, (_, i) => (i * i) % 17);
    const counts = new Float64Array(32);
    for (let run = 0; run < 4000; run++) for (const each of oneOfEach(first, second, 4, coinsOf(run))) counts[each]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(4000 * 0.25 * 0.75));
  });
});
