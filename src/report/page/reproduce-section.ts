import type { StudyResults } from "../../sim/results.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { samplingText } from "../sampling-text.ts";
import { shellWord } from "../shell-word.ts";
import { escaped, htmlTable } from "./html.ts";
import { pageWords } from "./page-words.ts";

/** The commands that give the same numbers and the same page again, and the hashes by which to tell. */
export function reproduceSection(studies: readonly StudyResults[], lang: Lang): string {
  const { caption, heads } = pageWords[lang].reproduce;
  const names = studies.map(({ manifest }) => factsOf(manifest).name);
  const [{ manifest }] = studies;
  const { sampling } = manifest;
  const sampled = sampling.kind === "plain" ? "" : ` --sampling ${shellWord(samplingText(sampling))}`;
  const command = `chokepoint ${names.length > 1 ? "compare" : "run"} ${names.join(" ")} --seed ${shellWord(manifest.seed)} --runs ${manifest.runs}${sampled} --out results/again`;
  const report = `chokepoint report results/again${lang === "en" ? "" : ` --lang ${lang}`}`;
  const table = htmlTable({
    caption,
    heads,
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
  return `<pre tabindex="0">${escaped(`${command}\n${report}`)}</pre><div class="hashes">${table}</div>`;
}
