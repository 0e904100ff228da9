import type { StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import { samplingText } from "../sampling-text.ts";
import { shellWord } from "../shell-word.ts";
import { escaped, htmlTable } from "./html.ts";

/** The command that gives the same numbers again, and the hashes by which to tell. */
export function reproduceSection(studies: readonly StudyResults[]): string {
  const names = studies.map(({ manifest }) => factsOf(manifest).name);
  const [{ manifest }] = studies;
  const { sampling } = manifest;
  const sampled = sampling.kind === "plain" ? "" : ` --sampling ${shellWord(samplingText(sampling))}`;
  const command = `chokepoint ${names.length > 1 ? "compare" : "run"} ${names.join(" ")} --seed ${shellWord(manifest.seed)} --runs ${manifest.runs}${sampled}`;
  const table = htmlTable({
    caption: "The same command gives the same result hash, on any machine and with any number of workers.",
    heads: ["scenario", "seed", "runs", "code", "engine", "SHA-256 of the scenario", "SHA-256 of the results"],
    rows: studies.map(({ manifest: of }, i) => [
      names[i],
      of.seed,
      String(of.runs),
      of.codeVersion,
      of.engineVersion,
      of.scenarioSha256,
      of.resultHash,
    ]),
    whole: [0, 1, 2, 3, 4],
  });
  return `<pre>${escaped(command)}</pre><div class="hashes">${table}</div>`;
}
