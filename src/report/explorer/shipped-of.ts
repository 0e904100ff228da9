import { setImmediate } from "node:timers/promises";
import { deflateRawSync } from "node:zlib";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createStudy } from "../../sim/engine/simulate-range.ts";
import { followRuns } from "./follow.ts";
import { addToShipped, emptyShipped, type Shipped } from "./shipped.ts";

/** Most runs that come with a page: what is more, it works out itself. */
const mostShipped = 2000;

/** Runs that advance together. */
const blockRuns = 200;

/** Most letters that they may take in a page, which is to stay below 4 MB in any language. */
const mostLetters = 2_000_000;

/** The first runs of a scenario, worked out as the page's own engine does. */
export async function shippedRuns(
  scenario: Scenario,
  seed: string,
  asked: number,
  signal?: AbortSignal,
): Promise<Shipped> {
  const runs = Math.min(asked, mostShipped);
  const study = createStudy(scenario, seed);
  const shipped = emptyShipped(scenario, runs);
  for (let firstRun = 0; firstRun < runs; firstRun += blockRuns) {
    addToShipped(shipped, followRuns(study, firstRun, Math.min(blockRuns, runs - firstRun)));
    await setImmediate();
    signal?.throwIfAborted();
  }
  return shipped;
}

/** As text inside a page; null where they are too many for one. */
export function textOfShipped({ counts }: Shipped): string | null {
  const text = deflateRawSync(new Uint8Array(counts.buffer), { level: 9 }).toString("base64");
  return text.length > mostLetters ? null : text;
}
