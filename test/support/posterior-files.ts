import { engineVersion } from "../../src/model/version.ts";
import { type PosteriorFile, posteriorText, sealedPosterior } from "../../src/sim/scenario/posterior/file.ts";
import type { ReadScenario } from "../../src/sim/scenario/read.ts";
import { readFrom } from "./scenario-files.ts";

const sha = "0".repeat(64);

export type Unsealed = Omit<PosteriorFile, "sha256">;

/** Three parameters of some 120 draws of weights 1 to 5; the first two rise together, and of the third only three values are taken. */
export const smallPosterior: Unsealed = {
  ...{ schemaVersion: 1, name: "small", tableSha256: sha, historiesSha256: sha, engineVersion, seed: "s" },
  ...{ sizes: { waves: 0, points: 8, bank: 100, runs: [8, 8, 8] }, leaveOut: null, knownUntil: null, effective: 80 },
  recordUntil: "2026-01-31",
  ...{ observations: { used: ["one"], leftOut: [] }, histories: ["only"] },
  parameters: [
    { name: "use", unit: "t/yr", times: 1, at: { only: ["demand.total"] }, date: "2025" },
    { name: "elasticity", unit: "ratio", times: -1, at: { only: ["demand.elasticity"] }, date: "2025" },
    { name: "wait", unit: "months", times: 1, at: { only: ["licences.wait"] }, date: "2025" },
  ],
  worlds: [{ name: "only", weight: 1, set: {} }],
  draws: Array.from({ length: 120 }, (_, k) => ({
    world: "only",
    weight: 1 + (k % 5),
    values: [300 + ((k * 37) % 120) * 3, 0.05 + ((k * 37) % 120) / 1000 + (k % 7) / 100, 1 + (k % 3)],
  })),
};

/** A scenario of `configs/mine.yaml` that extends the ban and takes a posterior, and what else its file says. */
export function readWith(posterior: Unsealed = smallPosterior, own = "", taken = "posterior/mine.json"): ReadScenario {
  return readFrom(filesWith(posteriorText(sealedPosterior(posterior)), own, taken), "configs/mine.yaml");
}

export function filesWith(text: string, own = "", taken = "posterior/mine.json"): Readonly<Record<string, string>> {
  const mine = `extends: ban-2026\nname: mine\nposterior: ${taken}\n${own}`;
  return { "configs/mine.yaml": mine, "configs/posterior/mine.json": text };
}
