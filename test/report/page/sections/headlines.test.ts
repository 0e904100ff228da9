import { describe, expect, test } from "vitest";
import { baselinesPart } from "../../../../src/report/page/parts/baselines.ts";
import { matchedPart } from "../../../../src/report/page/parts/matched.ts";
import { headlines } from "../../../../src/report/page/sections/headlines.ts";
import { isLicensedAtStart, reachedRoles } from "../../../../src/report/words/study.ts";
import { compareStudies } from "../../../../src/sim/study/compare.ts";
import type { StudyResults } from "../../../../src/sim/study/study.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { syntheticBaselines, syntheticMatched } from "../../synthetic-parts.ts";
import { type Synthetic, syntheticResults } from "../../synthetic-results.ts";

/** A made-up study with the policy of a shipped scenario. */
function under(config: string, shape: Synthetic = {}): StudyResults {
  const { document } = readFrom({}, `configs/${config}.yaml`);
  const { policy, start } = document as { readonly policy: object; readonly start: string };
  const results = syntheticResults({ runs: 100, weeks: 60, ...shape });
  return { ...results, manifest: { ...results.manifest, scenario: { ...results.manifest.scenario, policy, start } } };
}

const told = (results: StudyResults) => headlines([results], [], "en")[0].sentences.join("\n");

describe("the summary of a study", () => {
  test("says what civil sectors lose beside the first line stop, and nothing where nothing is lost", () => {
    expect(told(under("ban-2026"))).toMatch(/; on average \S.* weeks of civil output are lost\./);
    const japanese = headlines([under("ban-2026")], [], "ja")[0].sentences.join("");
    expect(japanese).toMatch(/試行の.*。失われる民生生産は平均で.*週分。/);
    expect(told(under("ban-2026", { shape: "zeros" }))).not.toContain("civil output");
  });

  test("names only endings that its policy can come to", () => {
    expect(told(under("ban-2026"))).toMatch(
      /It ends as a brief standoff in [^,]*, in a fragmented market in [^,]*, else as a prolonged dispute\./,
    );
    const precedent = told(under("precedent-2010"));
    expect(precedent).toMatch(/It ends as a brief standoff in [^,]*, else as a prolonged dispute\./);
    expect(precedent).not.toContain("fragmented");
    expect(told(under("baseline-2024-trade"))).not.toContain("It ends");
    expect(headlines([under("precedent-2010")], [], "ja")[0].sentences.join("")).not.toContain("市場の分断");
  });

  test("says when a first line stops: the share within half a year, which is that of the runs that stopped by then", () => {
    const results = under("ban-2026");
    const weeks = ["traction", "industry", "electronics", "defence"].map((sector) =>
      results.values(`firstLineStopWeek.${sector}`),
    );
    const soon = Array.from({ length: 100 }, (_, run) => Math.min(...weeks.map((of) => of[run])) < 26);
    expect(told(results)).toContain(
      `Some sector's line stops within half a year in ${soon.filter(Boolean).length} % (`,
    );
    expect(told(under("ban-2026", { weeks: 20 }))).toContain("Some sector's line stops within 20 weeks in ");
  });
});

test("a comparison says its difference once, also where the same tonnes missing follow on it", async () => {
  const shape = { runs: 40, weeks: 60 };
  const of = await syntheticMatched(shape);
  const [a, b] = [syntheticResults({ ...shape, title: "the precedent", banWeeks: 9 }), syntheticResults(shape)];
  const summary = headlines([a, b], await compareStudies(a, b), "en");
  const [gap] = summary[2].sentences;
  expect(gap).toMatch(/^From the first to the second the mean share of need unmet, dysprosium, changes by \(/);
  const figure = /changes by (.*)\.$/.exec(gap)?.[1] ?? "";
  const part = matchedPart(of);
  expect(part.charts[0].reading).toContain(figure);
  expect(part.sentences).toHaveLength(1);
  expect(part.sentences[0]).not.toContain(figure);
});

test("how many differences are beyond error together is said in the section, not in the summary", async () => {
  for (const part of [
    matchedPart(await syntheticMatched({ runs: 40, weeks: 40 })),
    baselinesPart(await syntheticBaselines({ runs: 40, weeks: 40 })),
  ]) {
    expect(part.sentences.join("")).not.toContain("judged together");
    expect(part.tables).toMatch(/Of all \d+ differences .*, judged together, \d+ are beyond error\./);
  }
});

test("a comparison alone is told in no more than 250 words, its figures among them", async () => {
  const [a, b] = [syntheticResults({ runs: 200, banWeeks: 9 }), syntheticResults({ runs: 200 })];
  const all = headlines([a, b], await compareStudies(a, b), "en").flatMap(({ sentences }) => sentences);
  expect(all.join(" ").split(/\s+/).length).toBeLessThanOrEqual(250);
});

describe("the policy of a study", () => {
  test("comes to the roles of its states from the start on, and to no state of odds nought", () => {
    const roles = (config: string) => [...(reachedRoles(under(config).manifest) ?? [])].toSorted();
    expect(roles("ban-2026")).toEqual(["fragmented", "open", "restricted"]);
    expect(roles("precedent-2010")).toEqual(["open", "restricted"]);
    expect(roles("baseline-2024-trade")).toEqual(["open"]);
    expect(roles("baseline-2025-licensing")).toEqual(["restricted"]);
    expect(reachedRoles(syntheticResults({ runs: 2, weeks: 2 }).manifest)).toBeNull();
    const never = structuredClone(under("ban-2026").manifest);
    const { states } = never.scenario.policy as { readonly states: Record<string, { next: Record<string, unknown> }> };
    states.halt.next.fragmented = { value: 0 };
    expect(reachedRoles(never)?.has("fragmented")).toBe(false);
  });

  test("is under licence at the start where exports need an approval and none is refused outright", () => {
    const configs = ["baseline-2025-licensing", "baseline-2025-detente", "baseline-2024-trade", "ban-2026"];
    expect(configs.map((config) => isLicensedAtStart(under(config).manifest))).toEqual([true, true, false, false]);
  });
});
