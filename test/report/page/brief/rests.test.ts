import { expect, test } from "vitest";
import { restsOn } from "../../../../src/report/page/brief/rests.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import { withInsights } from "../../synthetic-insights.ts";
import { syntheticResults } from "../../synthetic-results.ts";

test.each(langs)("a share of weak evidence that its error leaves unknown has a sentence of its own (%s)", (lang) => {
  const study = withInsights(syntheticResults({ runs: 64, weeks: 30 }));
  const drivers = study.insights?.drivers;
  if (!drivers) throw new Error("no drivers");
  const sentences = (standardError: number) => {
    const byGrade = drivers.byGrade.map((each) => ({ ...each, grade: "C" as const, share: 0.3, standardError }));
    const insights = { ...study.insights, drivers: { ...drivers, byGrade } };
    return restsOn({ ...study, insights } as typeof study, [], lang).sentences.join(" ");
  };
  const [unknown, told] = {
    en: [/too few to tell/, /explain .*\d.* of the variance/],
    ja: [/試行数では分からない/, /の分散の/],
  }[lang];
  expect(sentences(0.01)).toMatch(told);
  expect(sentences(0.01)).not.toMatch(unknown);
  expect(sentences(5)).toMatch(unknown);
  expect(sentences(5)).not.toMatch(/not known|不明/);
});
