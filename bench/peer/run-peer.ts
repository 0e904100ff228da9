import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { pythonEnvironment } from "./find-python.ts";

/** What the NumPy program is asked: `block` runs advance together; series are wanted of `weeks`, counted from 0. */
export type PeerTask = {
  readonly scenario: Scenario;
  readonly runs: number;
  readonly block: number;
  readonly seed: number;
  readonly weeks: readonly number[];
};

export type PeerSummary = {
  readonly mean: number;
  readonly standardError: number;
  /** At `peerProbabilities`. */
  readonly quantiles: readonly number[];
};

export const peerProbabilities = [0.05, 0.5, 0.95] as const;

export type PeerResult = {
  readonly python: string;
  readonly numpy: string;
  /** Processor time of the simulation alone, without the program's start and the reading of the scenario. */
  readonly seconds: number;
  readonly outcomes: Readonly<Record<string, PeerSummary>>;
  /** By series and week, e.g. `blockedShare@25`. */
  readonly series: Readonly<Record<string, PeerSummary>>;
};

const program = fileURLToPath(new URL("numpy_peer.py", import.meta.url));

/** Throws with what the program wrote to its standard error when it fails. */
export function runPeer(python: string, task: PeerTask): PeerResult {
  const child = spawnSync(python, [program], {
    input: JSON.stringify(task),
    env: pythonEnvironment,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`${python}: ${child.error?.message ?? child.stderr}`);
  return JSON.parse(child.stdout) as PeerResult;
}
