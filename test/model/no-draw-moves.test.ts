import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hash32, studyKey } from "../../src/model/random/key.ts";
import type { RandomStreams } from "../../src/model/random/source.ts";
import { createStreams } from "../../src/model/random/stream.ts";
import { type MechanismName, mechanismNames } from "../../src/model/scenario/scenario.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { more, switched } from "../support/more-of-the-world.ts";
import { type Draws, recordedDraws } from "../support/recorded-draws.ts";
import { samplings, worldlessSamplings } from "../support/samplings.ts";

const runs = 3;

/** Settlement lets what a world lacks work on policy, and so on how often the policy's draws are asked for. */
const unsettled = arbitraryScenario.map((scenario) => switched(scenario, "settlement", false));

const anySampling = fc.constantFrom(...worldlessSamplings);

/** What is applied for decides how often the licence office is asked, and so which of its numbers are wanted. */
const askedFor = new Set<keyof RandomStreams>(["licences"]);

/** Nothing drawn before is another number now; nor is anything no longer drawn, but for what is asked for less. */
function expectHeldIn(now: Draws, before: Draws): void {
  for (const [stream, draws] of before) {
    const after = now.get(stream);
    const moved = [...draws].filter(([address, value]) => {
      const found = after?.get(address);
      return found !== value && !(found === undefined && askedFor.has(stream));
    });
    expect(moved, stream).toEqual([]);
  }
}

describe("in random scenarios, however their runs are sampled,", () => {
  test.each(Object.entries(more))("one more %s moves no draw that was there before", (_, add) => {
    fc.assert(
      fc.property(unsettled, anySampling, (scenario, sampling) => {
        expectHeldIn(recordedDraws(add(scenario), runs, sampling), recordedDraws(scenario, runs, sampling));
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  test("more runs move no draw of those that were there before", () => {
    fc.assert(
      fc.property(
        arbitraryScenario,
        fc.constantFrom(...samplings),
        fc.integer({ min: 1, max: 40 }),
        (scenario, sampling, added) => {
          expectHeldIn(recordedDraws(scenario, runs + added, sampling), recordedDraws(scenario, runs, sampling));
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  /** Streams whose draws a mechanism makes, or that are drawn from as often as restrictions come. */
  const owned: Partial<Record<MechanismName, readonly (keyof RandomStreams)[]>> = {
    policy: ["policyDwell", "policyNext", "policyCoverage", "licences", "licenceFavour"],
    licences: ["licences", "licenceFavour"],
    otherBuyers: ["licences"],
    priceNoise: ["domesticQuote"],
    squeeze: ["squeeze"],
  };

  test.each(mechanismNames.filter((name) => name !== "settlement"))(
    "a switch, %s, moves no draw but its own",
    (name) => {
      fc.assert(
        fc.property(unsettled, anySampling, (scenario, sampling) => {
          const [on, off] = [true, false].map((state) =>
            recordedDraws(switched(scenario, name, state), runs, sampling),
          );
          const others = [...on].filter(([stream]) => !owned[name]?.includes(stream));
          expectHeldIn(off, new Map(others));
        }),
        { numRuns: 10, endOnFailure: true },
      );
    },
  );
});

test("a stream of any name, for any entities, moves no draw of another", () => {
  const word = fc.string({ minLength: 1 });
  const entities = fc.uniqueArray(word, { minLength: 1, maxLength: 4, selector: hash32 });
  const address = fc.record({ run: fc.nat(), index: fc.nat({ max: 2 ** 30 }), at: fc.nat() });
  fc.assert(
    fc.property(word, word, entities, entities, address, (name, other, of, ofOther, { run, index, at }) => {
      fc.pre(hash32(name) !== hash32(other));
      const entity = at % of.length;
      const alone = createStreams(studyKey("test")).stream(name, of).uniform(run, index, entity);
      const streams = createStreams(studyKey("test"));
      const added = streams.stream(other, ofOther);
      const among = streams.stream(name, of);
      expect(added.uniform(run, index, 0)).not.toBe(alone);
      expect(among.uniform(run, index, entity)).toBe(alone);
    }),
    { numRuns: 500 },
  );
});
