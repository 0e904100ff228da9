import { describe, expect, test } from "vitest";
import { sentence } from "../../../src/report/page/html.ts";
import { inputRows } from "../../../src/report/tables/inputs.ts";
import { formatWithLimits, inUnit, runsText } from "../../../src/report/words/figures.ts";
import { brokenLines } from "../../../src/report/words/lines.ts";
import { longDate } from "../../../src/report/words/lists.ts";
import { meanFigure, quantileFigureWithLimits } from "../../../src/report/words/outcome-figures.ts";
import { shown } from "../../../src/report/words/units.ts";
import { summarizeOutcome } from "../../../src/sim/study/summarize.ts";

const key = (outcome: string, unit: string) => ({ outcome, unit, material: null, sector: null });

describe("figures in Japanese", () => {
  test("stand before their unit without a space, limits in full-width brackets", () => {
    expect(inUnit("12.3 ± 0.4", "%", "ja")).toBe("（12.3 ± 0.4）%");
    expect(inUnit("5", "t", "ja")).toBe("5 t");
    expect(formatWithLimits(3.1, 2.9, 3.4, "週", undefined, "ja")).toBe("3.1週（2.9〜3.4）");
    expect(runsText(2000, "ja")).toBe("試行2,000回");
    expect(longDate("2026-01-06", "ja")).toBe("2026年1月6日");
    const none = { ...key("outputLostWeeks", "weeks"), mean: 0, standardError: 0 };
    expect(meanFigure(none, 50, "", 50, "ja")).toBe("試行50回中なし");
    const never = summarizeOutcome(key("firstLineStopWeek", "weeks"), new Float64Array(40).fill(52));
    expect(quantileFigureWithLimits(never, 0.5, 52, "", "ja")).toBe("なし");
  });

  test("yen are in 億円 whatever their size, so that one figure never stands in two units; below a million they are ほぼゼロ", () => {
    const loss = (values: readonly number[]) =>
      summarizeOutcome(key("lossHigh", "billion JPY"), Float64Array.from(values));
    const mean = (mean: number, standardError: number) =>
      inUnit(meanFigure({ ...loss([1, 2]), mean, standardError }, 2000, "", 2000, "ja"), "億円", "ja");
    expect(mean(1740, 20)).toBe("（17,400 ± 200）億円");
    expect(mean(4.9, 0.6)).toBe("（49 ± 6）億円");
    expect(shown("billion JPY", "ja")).toEqual({ sign: "億円", difference: "億円", factor: 10 });
    expect(shown("billion USD", "ja")).toEqual({ sign: "億ドル", difference: "億ドル", factor: 10 });
    const tiny = loss(new Array(40).fill(0.0009));
    expect(quantileFigureWithLimits(tiny, 0.5, 52, "", "ja")).toBe("ほぼゼロ");
    expect(quantileFigureWithLimits(tiny, 0.5, 52, "")).toBe("0.0009");
    expect(quantileFigureWithLimits(loss(new Array(40).fill(0.0011)), 0.5, 52, "", "ja")).toBe("0.011");
  });

  test("of inputs are named with their distribution and unit; without a language they stay in English", () => {
    const given = { source: "s", date: "2026", grade: "D" };
    const document = {
      lasts: { ...given, unit: "months", distribution: { kind: "uniform", low: 3, high: 6 } },
      odds: { ...given, unit: "share", distribution: { kind: "discrete", values: [0, 1], probabilities: [0.7, 0.3] } },
      mine: { ...given, unit: "furlongs", value: 2 },
    };
    const cells = (rows: ReturnType<typeof inputRows>) => rows.map(({ value, unit }) => `${value} | ${unit}`);
    expect(cells(inputRows(document, "ja"))).toEqual([
      "一様分布 3〜6 | か月",
      "0（確率 0.7）、1（確率 0.3） | 割合",
      "2 | furlongs",
    ]);
    expect(cells(inputRows(document))[0]).toBe("uniform 3 to 6 | months");
  });

  test("in a sentence are never broken within their brackets, nor from their sign", () => {
    expect(sentence("平均で（0.52 ± 0.07）%が、3%（2〜4）以上")).toBe(
      '平均で<span class="held">（0.52\u00a0±\u00a00.07）%</span>が、<span class="held">3%（2〜4）</span>以上',
    );
  });

  test("a long note is broken between words, and no line begins with a closing mark or a particle", () => {
    const note = "在庫カバー＝メーカー在庫÷足元の週間需要。帯は各週ごとに試行の中央90%と50%を含む。".repeat(4);
    const lines = brokenLines(note);
    expect(lines.join("")).toBe(note);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).not.toMatch(/^[、。）」・ー%はがのをにと]/);
      expect([...line].length).toBeLessThanOrEqual(90);
    }
  });
});
