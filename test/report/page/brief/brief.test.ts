import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartsOf } from "../../../../src/report/charts/index.ts";
import { studyAnswers } from "../../../../src/report/page/brief/answers.ts";
import type { Brief } from "../../../../src/report/page/brief/brief.ts";
import { briefOf } from "../../../../src/report/page/brief/brief-of.ts";
import { bodyOf, briefPage } from "../../../../src/report/page/brief/html.ts";
import { asKnown } from "../../../../src/report/words/known.ts";
import { type Lang, langs } from "../../../../src/report/words/lang.ts";
import type { OutcomeSummary, StudyResults } from "../../../../src/sim/study/study.ts";
import { withInsights } from "../../synthetic-insights.ts";
import { syntheticResults } from "../../synthetic-results.ts";
import { english, japanese } from "../../texts-of.ts";
import { arbitraryWorld } from "../../worlds.ts";
import { madePair, madeRules, madeStudy } from "./opened.ts";

/** Every figure of a text, without its sign; powers of ten are taken out. */
function figuresOf(text: string): readonly string[] {
  return text.replace(/× 10\^−?-?\d+/g, "").match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
}

/** Whether a figure as printed is one of some numbers, rounded to the digits that it shows. */
function isOneOf(figure: string, numbers: readonly number[]): boolean {
  const decimals = figure.split(".")[1]?.length ?? 0;
  const value = Number(figure.replaceAll(",", ""));
  const trailing = decimals > 0 ? 0 : (/0*$/.exec(figure.replaceAll(",", ""))?.[0].length ?? 0);
  return numbers.some((number) =>
    Array.from({ length: trailing + 1 }, (_, k) => 10 ** (k - decimals)).some(
      (unit) => Math.abs(Math.abs(number) - value) <= (unit / 2) * (1 + 1e-9),
    ),
  );
}

/** 95 % limits of a share by Wilson (1927), from its formula. */
function wilson(share: number, runs: number): readonly number[] {
  const z = 1.959963984540054;
  const middle = (share + (z * z) / (2 * runs)) / (1 + (z * z) / runs);
  const half = (z / (1 + (z * z) / runs)) * Math.sqrt((share * (1 - share)) / runs + (z * z) / (4 * runs * runs));
  return [100 * share, 100 * (middle - half), 100 * (middle + half)];
}

/** Numbers of which each of the three sentences may tell. */
function numbersOf(study: StudyResults, lang: Lang): readonly (readonly number[])[] {
  const { runs, scenario } = study.manifest;
  const { materials, sectors, horizonWeeks } = scenario as unknown as {
    readonly materials: object;
    readonly sectors: object;
    readonly horizonWeeks: number;
  };
  const [material] = Object.keys(materials);
  const found = (outcome: string, of: string | null = null) =>
    study.summary.outcomes.find(
      (each) => each.outcome === outcome && each.material === of && each.sector === null,
    ) as OutcomeSummary;
  const both = ({ mean, standardError }: OutcomeSummary, factor = 1) => [factor * mean, factor * standardError];
  const yen = lang === "ja" ? 10 : 1;
  const firsts = Object.keys(sectors).map((sector) => study.values(`firstLineStopWeek.${sector}`));
  const stoppedBy = (weeks: number) =>
    Array.from({ length: runs }, (_, run) => run).filter((run) => firsts.some((of) => Math.floor(of[run]) < weeks))
      .length / runs;
  const ask = study.bands.find(({ series, material: of }) => series === "priceAskUsdPerKg" && of === material);
  const unmet = found("unmetNeedShare", material);
  const tail = unmet.quantiles.find(({ p }) => p === 0.95);
  return [
    [
      ...["briefStandoff", "prolongedDispute", "fragmentedMarket"].flatMap((kind) => wilson(found(kind).mean, runs)),
      // Where nothing can be restricted need is told in place of the ending; of twenty runs one, or nineteen.
      ...both(unmet, 100),
      ...[tail?.value, tail?.low, tail?.high].map((each) => 100 * Number(each)),
      ...[runs, horizonWeeks, 1, 19, 20],
    ],
    [
      ...[26, horizonWeeks].flatMap((weeks) => [weeks, ...wilson(stoppedBy(Math.min(weeks, horizonWeeks)), runs)]),
      ...both(found("civilOutputLostWeeks")),
      ...both(found("lossLow"), yen),
      ...both(found("lossHigh"), yen),
      runs,
    ],
    [
      ...both(found("pricePaidPeakMultiple", material)),
      ...both(found("priceAskPeakMultiple", material)),
      Number(ask?.mean),
      runs,
    ],
  ];
}

describe.each(langs)("a brief (%s)", (lang) => {
  test("tells of no figure that is not one of its results, to the digits that it shows", () => {
    fc.assert(
      fc.property(arbitraryWorld, (shape) => {
        // Names are told as they are, with whatever figures are in them.
        const study = withInsights(syntheticResults({ ...shape, called: undefined }));
        const told = studyAnswers(study, lang);
        expect(told).toHaveLength(3);
        const numbers = numbersOf(study, lang);
        for (const [k, sentence] of told.entries())
          for (const figure of /10\^/.test(sentence)
            ? []
            : figuresOf(sentence.replaceAll(/sector \w+|\b[ms]\d+\b/g, "")))
            expect(isOneOf(figure, numbers[k]), `${figure} in: ${sentence}`).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("names an ending only where its share lies above that of the next beyond error", () => {
    const ends = (shares: readonly number[], runs: number) => {
      const study = syntheticResults({ runs, weeks: 40 });
      const outcomes = study.summary.outcomes.map((of) => {
        const k = ["briefStandoff", "prolongedDispute", "fragmentedMarket"].indexOf(of.outcome);
        const mean = shares[k];
        return k < 0 ? of : { ...of, mean, standardError: Math.sqrt((mean * (1 - mean)) / (runs - 1)) };
      });
      return studyAnswers({ ...study, summary: { ...study.summary, outcomes } }, lang)[0];
    };
    const words = {
      en: {
        most: /^Most runs end in a prolonged dispute/,
        often: /^No ending comes about in more than half/,
        none: /^No ending stands out beyond error/,
      },
      ja: {
        most: /過半数は対立の長期化に至る/,
        often: /過半数を占める結末はない/,
        none: /誤差を超えて最も多いといえる結末はない/,
      },
    }[lang];
    expect(ends([0.2, 0.75, 0.05], 200)).toMatch(words.most);
    expect(ends([0.3, 0.45, 0.25], 800)).toMatch(words.often);
    // The error of either share is 5 points, and they lie 10 apart.
    expect(ends([0.4, 0.5, 0.1], 100)).toMatch(words.none);
  });

  test("says of one run that it tells nothing of how likely anything is", () => {
    const [sentence, ...others] = studyAnswers(syntheticResults({ runs: 1 }), lang);
    expect(others).toEqual([]);
    expect(sentence).toMatch(lang === "en" ? /^One run alone/ : /^1回だけの試行/);
  });

  test("holds question, three answers, four charts, what it rests on, what would change it and how far to trust it, in one language", async () => {
    const shape = { runs: 120, weeks: 80 };
    const all = [madeStudy(shape, lang), await madePair(shape, lang), await madeRules({ runs: 30, weeks: 60 }, lang)];
    for (const { main, content } of all) {
      const { brief, pictures } = await briefOf(main, [], content, []);
      expect(brief.question).toMatch(lang === "en" ? /\?$/ : /か。$/);
      expect(brief.answers).toHaveLength(3);
      expect(
        brief.charts.map(({ chart }) => `${chart.study} ${chart.id}`).filter((id, k, ids) => ids.indexOf(id) === k),
      ).toHaveLength(4);
      for (const part of [brief.restsOn.sentences, brief.change.sentences, brief.trust])
        expect(part.length).toBeGreaterThan(0);
      const text = textOf(bodyOf(brief, pictures));
      // What a sentence says of the scenario's own name and seed is data.
      if (lang === "en") expect(text).not.toMatch(japanese);
      else expect(text).not.toMatch(english);
      for (const each of [...brief.answers, ...brief.trust, ...brief.change.sentences])
        expect(text).toContain(each.replace(/\s/g, ""));
    }
  });

  test("has the charts that were asked for before all others, and each once", async () => {
    const made = madeStudy({ runs: 60 }, "en");
    const charts = chartsOf(made.study, "en").filter(({ id }) => ["prices", "first-line-stop"].includes(id));
    const asked = ["--chart", "prices,first-line-stop"];
    const { brief } = await briefOf(made.main, [], { ...made.content, charts, asked }, []);
    const ids = brief.charts.map(({ chart }) => chart.id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toBe("first-line-stop");
    expect(ids).toContain("prices");
    const { brief: usual } = await briefOf(made.main, [], { ...made.content, charts }, []);
    expect(usual.charts.map(({ chart }) => chart.id)).toEqual(["duration", "first-line-stop", "unmet-need", "prices"]);
  });

  test.each(langs)(
    "of release rules says what is told under one of them alone, and under which, in %s",
    async (lang) => {
      const made = await madeRules({ runs: 60 }, lang);
      const { brief } = await briefOf(made.main, [], made.content, []);
      const [quoted, under] = lang === "en" ? [/“[^”]+”/, "Under the rule “"] : [/「[^」]+」/, "。ルール「"];
      for (const answer of brief.answers) expect(answer).toMatch(quoted);
      const told = brief.charts.map(({ chart, caption }) => [chart.id, caption.includes(under)]);
      expect(Object.fromEntries(told)).toMatchObject({
        "first-line-stop": true,
        "rule-effects": false,
        "stock-drawdown": false,
      });
      expect(brief.restsOn.sentences[0]).toContain(
        lang === "en" ? "under the scenario's own rule" : "シナリオ本来のルール",
      );
    },
  );

  test("says in its title as of which day facts tell of it", () => {
    expect(asKnown("the stop", { facts: { asOf: "2026-11-29" } }, "en")).toBe("the stop, as known on 29 November 2026");
    expect(asKnown("停止", { facts: { asOf: "2026-11-29" } }, "ja")).toBe("停止（2026年11月29日時点の情報）");
    expect(asKnown("the stop", {}, "en")).toBe("the stop");
  });

  test("says of a difference within error that the runs show none", async () => {
    const made = await madePair({ runs: 60, weeks: 40 }, lang);
    const of = (standardError: number) =>
      made.content.differences?.map((each) => ({ ...each, difference: 0.01, standardError }));
    const answers = async (error: number): Promise<Brief["answers"]> =>
      (await briefOf(made.main, [], { ...made.content, differences: of(error) }, [])).brief.answers;
    const within = lang === "en" ? /within error, so that the runs show no difference/ : /差があるとはいえない/;
    for (const sentence of await answers(0.02)) expect(sentence).toMatch(within);
    for (const sentence of await answers(0.001)) expect(sentence).not.toMatch(within);
  });

  test("is the same, byte for byte, for the same results, and runs no script", async () => {
    const page = async () => {
      const { main, content } = madeStudy({ runs: 40, weeks: 30 }, lang);
      const { brief, pictures } = await briefOf(main, [], content, []);
      return briefPage(brief, pictures);
    };
    const [one, two] = [await page(), await page()];
    expect(one === two).toBe(true);
    expect(one).not.toContain("<script");
    expect(one).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/);
  });
});

/** What is read of a page, without spaces. */
function textOf(html: string): string {
  return html
    .replace(/ (?:aria-label|class|id|data-[a-z]+|style|font-family)="[^"]*"/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, "");
}
