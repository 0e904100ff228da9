import { describe, expect, test } from "vitest";
import { watchChart } from "../../../src/report/charts/watch.ts";
import { watchPart } from "../../../src/report/page/parts/watch.ts";
import { renderSvg } from "../../../src/report/render/render.ts";
import { watchText } from "../../../src/report/tables/watch.ts";
import { runWatch } from "../../../src/sim/analysis/watch/watch.ts";
import { loadReports } from "../../../src/sim/results/shipped.ts";
import { packageRoot } from "../../support/package-root.ts";
import { readFrom } from "../../support/scenario-files.ts";
import { japanese, textsOf } from "../texts-of.ts";
import { chartLaws } from "./chart-laws.ts";

const read = readFrom({}, "configs/ban-2026.yaml");
const reports = loadReports(undefined, read.scenario, { cwd: packageRoot, packageRoot });
const record = await runWatch(read, read.scenario.policy.knownUntil, reports, {
  ...{ seed: "chart", runs: 600, workers: 1 },
});
const [en, ja] = (["en", "ja"] as const).map((lang) => watchChart(record, lang));
if (en === null || ja === null || en === undefined || ja === undefined) throw new Error("no chart");

describe("the chart of watchpoints", () => {
  chartLaws([en, ja]);

  test("asks a question and answers it with a figure, its error and where it comes from", () => {
    expect(en.question).toBe("What should one watch?");
    expect(en.reading).toMatch(
      /^Of all that can be seen by 30 April 2026, most would be said by the state of the policy: \(\d+ ± \d\) % of what is not known of how it ends\.$/,
    );
    expect(en.notes.join(" ")).toMatch(/Monte Carlo error: .*95 %.* Seed chart, 600 runs, engine/);
  });

  test("has as headline the signal that says most, with the share that it takes away, and of which runs", () => {
    const [best] = record.windows.at(-1)?.signals ?? [];
    expect(best.id).toMatch(/state/i);
    const share = (100 * best.information[0].bits) / record.targets[0].entropy;
    expect(en.finding.figures[0].value).toBeCloseTo(share, 10);
    expect(en.finding.text.replaceAll("\u00a0", " ")).toBe(
      `The state of the policy says most of how it ends: seen by 30 April 2026, it takes away ${Math.round(share)} % of what is not known`,
    );
    expect(en.subtitle).toMatch(/known to 31\sJan\s2026/);
    expect(en.notes.join(" ")).toMatch(/engine \S+, scenario [0-9a-f]{8}\./);
  });

  test("ranks signals by the last window, the state of the policy first, and says where the odds would go", () => {
    const names = [...new Set(en.table.rows.map(([signal]) => signal))];
    expect(names[0]).toBe("The state of the policy");
    expect(names.length).toBe(12);
    expect(textsOf(en.spec).join("\n")).toMatch(/a brief standoff: \(\d+ ± \d\) % to \(\d+ ± \d\) %/);
    expect(textsOf(en.spec)).toContain("nothing beyond its error");
  });

  test("no label is cut short", async () => {
    for (const { spec } of [en, ja]) expect(await renderSvg(spec)).not.toMatch(/…<\/text>/);
  });

  test("the head of every column says in brackets what it holds", () => {
    for (const column of en.table.columns) expect(column).toMatch(/^[A-Za-z0-9]+ \[[^[\]]+\]$/);
  });

  test("in Japanese it says all in Japanese, as its section of a page does", () => {
    expect(ja.reading).toMatch(japanese);
    for (const note of ja.notes) expect(note).toMatch(japanese);
    for (const text of textsOf(ja.spec)) expect(text, text).not.toMatch(/\b(?:the|is|of|by|odds)\b/);
    const part = watchPart(record, "1", "ja");
    for (const text of [part.title, part.heading, ...part.sentences]) expect(text).toMatch(japanese);
    expect(part.tables).not.toMatch(/\b(?:the|is|odds)\b/);
  });
});

test("where every run ends alike there is no chart, and the terminal and the page say so", () => {
  const alike = { ...record, targets: record.targets.slice(1) };
  expect(watchChart(alike)).toBeNull();
  expect(watchText(alike)).toContain("It ends alike in every run: nothing can move that.");
  expect(watchPart(alike).charts).toEqual([]);
});
