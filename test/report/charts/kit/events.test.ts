import { describe, expect, test } from "vitest";
import { dateAxis } from "../../../../src/report/charts/kit/axes.ts";
import { datedEvents, eventViews } from "../../../../src/report/charts/kit/events.ts";
import { narrowSpec } from "../../../../src/report/render/on-page.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import { ruleChartsOf, studyChartsOf } from "../../every-chart.ts";
import { pictureOf } from "../../picture.ts";
import { syntheticResults } from "../../synthetic-results.ts";
import { one } from "../of-chart.ts";
import { pictureFaults } from "../picture-laws.ts";

const policy = { knownWeek: 4, changes: [-40, -9, 0, 30, 100] };
const world = { runs: 30, weeks: 52, policy };

describe("dated events", () => {
  test("are what the script changes within the axis, and the day known, in order of date", () => {
    const { manifest } = syntheticResults(world);
    const told = datedEvents(manifest, "2025-11-01", "2026-12-31", "en").map(({ text }) => text);
    expect(told).toEqual([
      "4 Nov 2025: ban on dual-use exports to Japan",
      "6 Jan 2026: licences under the truce of November 2025",
      "known to 3 Feb 2026",
      "4 Aug 2026: ban on dual-use exports to Japan",
    ]);
    expect(datedEvents(syntheticResults({ runs: 2 }).manifest, "2020-01-01", "2030-01-01", "en")).toEqual([]);
  });

  test.each(langs)(
    "stand above every chart over dates, each at its day and through no other's rule: %s",
    async (lang) => {
      const charts = [...(await studyChartsOf(world, lang)), ...(await ruleChartsOf(world, lang))];
      for (const id of ["cover", "first-line-stop", "prices", "stock-drawdown"]) {
        const chart = one(charts, id);
        expect(await pictureFaults(chart), id).toEqual([]);
        for (const spec of [chart.spec, await narrowSpec(chart)]) {
          const { drawn } = await pictureOf(spec);
          const texts = drawn
            .filter(({ type }) => type === "text")
            .map(({ lines }) => lines.join("").replaceAll("\u00a0", " "));
          expect(texts, id).toContain(lang === "en" ? "known to 3 Feb 2026" : "2026年2月3日までの情報");
          expect(texts.join(""), id).toMatch(lang === "en" ? /4 Aug 2026: ban on/ : /2026年8月4日：デュアルユース/);
        }
      }
    },
  );

  test("near the right edge have their words above, without a rule through those of others", () => {
    const span = { start: "2026-01-06", weeks: 101, width: 400 };
    const event = (date: string, text: string) => ({ date, text, isKnownDay: false });
    const all = [event("2026-01-06", "begins"), event("2027-11-30", "ends")];
    const [view] = eventViews(all, dateAxis({ ...span, isWhole: true }, "en"), span) as {
      data: { values: object[] };
    }[];
    expect(view.data.values).toMatchObject([
      { text: "ends", isRuled: false, isAtEdge: true, place: 0 },
      { text: "begins", isRuled: true, isAtEdge: false, place: 1 },
    ]);
  });
});
