import { describe, expect, type TestContext, test } from "vitest";
import { agreementOf } from "../../bench/peer/agreement.ts";
import { rareCases, sharpened, switchCases } from "../../bench/peer/cases.ts";
import { findPython, noPython } from "../../bench/peer/find-python.ts";
import { type PeerResult, runPeer } from "../../bench/peer/run-peer.ts";
import { simulateOurs } from "../../bench/peer/simulate-ours.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { shippedScenario } from "../support/shipped-scenarios.ts";

/*
 * bench/peer/numpy_peer.py is the model written a second time from docs/model.md, with other draws: what the two share is
 * the text. Seeds are fixed; a difference beyond luck would come once in a thousand seeds. `node bench/peer/check.ts` does
 * the same at length, for every shipped scenario and every switch.
 */
const python = findPython();
const weeks = [12, 51, 77];
/** Half its weeks, for what is rare and for what is switched. */
const ban = { ...shippedScenario("ban-2026"), horizonWeeks: 78 };

function inNumpy(context: TestContext, scenario: Scenario, runs: number): PeerResult {
  if (python === null) {
    process.stderr.write(`skipped: ${noPython}, so the model was not held against its second writing\n`);
    return context.skip(noPython);
  }
  return runPeer(python, { scenario, runs, block: runs, seed: 1, weeks });
}

describe("the model and its second writing in NumPy agree within Monte Carlo error, every outcome and every series", () => {
  const shipped = ["precedent-2010", "licensing-2025", "ban-2026"];
  for (const { name, scenario, runs } of [
    ...shipped.map((name) => ({ name, scenario: shippedScenario(name), runs: 2048 })),
    ...rareCases(ban).map((rare) => ({ ...rare, runs: 1024 })),
    { name: "every mechanism off", scenario: switchCases(ban)[0].scenario, runs: 1024 },
    { name: "every mechanism at full strength", scenario: sharpened(ban), runs: 1024 },
  ])
    test(name, (context) => {
      const peer = inNumpy(context, scenario, runs);
      const agreement = agreementOf(simulateOurs(scenario, { runs, seed: "peer", weeks }), peer);
      const { scores, largestAllowed, meanSquare, meanSquareLimits } = agreement;
      expect(scores.filter(({ z }) => Math.abs(z) > largestAllowed)).toEqual([]);
      expect(meanSquare).toBeGreaterThan(meanSquareLimits[0]);
      expect(meanSquare).toBeLessThan(meanSquareLimits[1]);
    });
});

test("a mechanism that only one of the two has is found out, whichever it is", (context) => {
  const runs = 1024;
  const peer = inNumpy(context, sharpened(ban), runs);
  const missed = switchCases(sharpened(ban)).filter(({ scenario }) => {
    const { scores, largestAllowed } = agreementOf(simulateOurs(scenario, { runs, seed: "peer", weeks }), peer);
    return scores.every(({ z }) => Math.abs(z) <= largestAllowed);
  });
  expect(missed.map(({ name }) => name)).toEqual([]);
});
