import { readdirSync } from "node:fs";
import { readScenarioFile } from "../../src/index.ts";
import { agreementOf } from "./agreement.ts";
import { type Case, contested, rareCases, sharpened, switchCases } from "./cases.ts";
import { findPython, noPython } from "./find-python.ts";
import { runPeer } from "./run-peer.ts";
import { simulateOurs } from "./simulate-ours.ts";

/*
 * Holds the NumPy program against the model at length: every shipped scenario, each mechanism switched, and what no
 * shipped scenario uses. Prints the worst scores of each; exit code 1 where one is beyond luck. How many runs is the first
 * argument; the rest of a case's name, to do only those that have it in theirs, the second.
 */
const runs = Number(process.argv[2] ?? 4096);
const wanted = process.argv[3] ?? "";
const weeks = [12, 51, 77];
const shown = 3;

const names = readdirSync(new URL("../../configs", import.meta.url))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""));
const ban = readScenarioFile("ban-2026").scenario;
const cases: readonly Case[] = [
  ...names.map((name) => ({ name, scenario: readScenarioFile(name).scenario })),
  ...rareCases(ban),
  { name: "every mechanism at full strength", scenario: sharpened(ban) },
  { name: "supply from elsewhere that buyers contest", scenario: contested(ban) },
  ...switchCases(sharpened(ban)),
];
const python = findPython();
if (python === null) console.log(`nothing was checked: ${noPython}`);
else for (const each of cases.filter(({ name }) => name.includes(wanted))) check(python, each);

function check(python: string, { name, scenario }: Case): void {
  const ours = simulateOurs(scenario, { runs, seed: `check ${name}`, weeks });
  const peer = runPeer(python, { scenario, runs, block: 4096, seed: name.length, weeks });
  const { scores, largestAllowed, meanSquare, meanSquareLimits } = agreementOf(ours, peer);
  const [worst] = [[...scores].sort((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, shown)];
  const agrees = Math.abs(worst[0].z) < largestAllowed && meanSquare < meanSquareLimits[1];
  console.log(`${agrees ? "agrees" : "DIFFERS"}: ${name}`);
  console.log(
    `  mean square ${meanSquare.toFixed(2)} (${meanSquareLimits.map((limit) => limit.toFixed(2)).join(" to ")})`,
  );
  for (const { what, z } of worst) console.log(`  ${z.toFixed(1)} (under ${largestAllowed.toFixed(1)}) ${what}`);
  if (!agrees) process.exitCode = 1;
}
