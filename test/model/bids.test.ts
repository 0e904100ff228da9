import { describe, expect, test } from "vitest";
import { alternativeSupply } from "../../src/model/mechanisms/alternative-supply.ts";
import { blockOf } from "../support/block-of.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";

/** A mine of 8 t a week: the country buys a half of it under contract, and may buy three quarters. */
const scenario = (more: Choices = {}, available = 0.75) =>
  simpleScenario({
    projects: {
      mine: {
        title: "mine",
        start: "2020-01-01",
        slip: input(0),
        firstYearYield: input(1),
        rampTime: input(0),
        firmShare: input(0.5),
        availableShare: input(available),
        capacity: { Dy: input(8) },
      },
    },
    ...more,
  });

/** What the country gets of it [t a week], and what of that under contract, where so much is lacking here and elsewhere. */
function bought(here: number, elsewhere: number, ...given: Parameters<typeof scenario>) {
  const block = blockOf(scenario(...given));
  const advance = alternativeSupply.install(block);
  block.shortage[0][0] = here;
  block.shortageElsewhere[0][0] = elsewhere;
  advance(0, 0);
  return { all: block.alternative[0][0], contracted: block.contracted[0][0] };
}

describe("what is free of a project's output", () => {
  test("is shared evenly where nobody, or everybody alike, is short: 4 t firm and half of 2", () => {
    for (const short of [0, 0.3, 1]) expect(bought(short, short).all).toBeCloseTo(5, 12);
  });

  test("goes to who is shorter, all of it to who alone lacks everything", () => {
    expect(bought(1, 0).all).toBeCloseTo(6, 12);
    expect(bought(0, 1).all).toBeCloseTo(4, 12);
    expect(bought(0.5, 0.1).all).toBeCloseTo(4 + 2 * 0.7, 12);
  });

  test("leaves what is under contract as it is, whoever is short", () => {
    for (const [here, elsewhere] of [
      [0, 0],
      [1, 0],
      [0, 1],
    ])
      expect(bought(here, elsewhere).contracted).toBeCloseTo(4, 12);
  });

  test("is nothing where no more is available than is firm, and what is withheld is withheld of both", () => {
    expect(bought(1, 0, {}, 0.5)).toEqual({ all: 4, contracted: 4 });
    expect(bought(1, 0, {}, 0.2)).toEqual({ all: 4, contracted: 4 });
  });

  test("with bids off stays evenly shared", () => {
    expect(bought(1, 0, { mechanisms: { bids: false } }).all).toBeCloseTo(5, 12);
  });
});
