import { describe, expect, test } from "vitest";
import { brokenLines } from "../../src/report/charts/broken-lines.ts";
import { formatWithLimits, inUnit, runsText } from "../../src/report/format.ts";
import { differencesInYen, outcomeInYen } from "../../src/report/large-yen.ts";
import { longDate } from "../../src/report/long-date.ts";
import { meanFigure, quantileFigureWithLimits } from "../../src/report/outcome-figures.ts";
import { shown } from "../../src/report/shown-units.ts";
import { summarizeOutcome } from "../../src/sim/summarize.ts";

const key = (outcome: string, unit: string) => ({ outcome, unit, material: null, sector: null });

describe("figures in Japanese", () => {
  test("stand before their unit without a space, limits in full-width brackets", () => {
    expect(inUnit("12.3 ± 0.4", "%", "ja")).toBe("(12.3 ± 0.4)%");
    expect(inUnit("5", "t", "ja")).toBe("5 t");
    expect(formatWithLimits(3.1, 2.9, 3.4, "週", undefined, "ja")).toBe("3.1週（2.9〜3.4）");
    expect(runsText(2000, "ja")).toBe("試行2,000回");
    expect(longDate("2026-01-06", "ja")).toBe("2026年1月6日");
    const none = { ...key("outputLostWeeks", "weeks"), mean: 0, standardError: 0 };
    expect(meanFigure(none, 50, "", 50, "ja")).toBe("試行50回中なし");
    const never = summarizeOutcome(key("firstLineStopWeek", "weeks"), new Float64Array(40).fill(52));
    expect(quantileFigureWithLimits(never, 0.5, 52, "", "ja")).toBe("なし");
  });

  test("large yen are in 兆円 with their error, smaller in 億円: 1,740 billion are 1.74 兆円, 174 billion 1,740 億円", () => {
    const loss = (mean: number, standardError: number) => {
      const of = outcomeInYen({ ...key("lossHigh", "billion JPY"), mean, standardError, quantiles: [] }, "ja");
      return inUnit(meanFigure(of, 2000, "", 2000, "ja"), shown(of.unit, "ja").sign, "ja");
    };
    expect(loss(1740, 20)).toBe("(1.74 ± 0.02)兆円");
    expect(loss(174, 2)).toBe("(1,740 ± 20)億円");
    const dollars = { ...key("lossHigh", "billion USD"), mean: 1740, standardError: 20, quantiles: [] };
    expect(outcomeInYen(dollars, "ja")).toBe(dollars);
    expect(shown("billion USD", "ja")).toEqual({ sign: "億ドル", difference: "億ドル", factor: 10 });
  });

  test("differences in yen share the unit of the largest, so that they share an axis", () => {
    const side = (mean: number) => ({ mean, standardError: 1 });
    const of = { ...key("lossLow", "billion JPY"), difference: 30, standardError: 1, correlation: 0 };
    const [low, high] = differencesInYen(
      [
        { ...of, a: side(10), b: side(40) },
        { ...of, outcome: "lossHigh", a: side(900), b: side(2400), difference: 1500 },
      ],
      "ja",
    );
    expect([low.unit, low.difference, low.b.mean]).toEqual(["兆円", 0.03, 0.04]);
    expect([high.unit, high.difference, high.standardError]).toEqual(["兆円", 1.5, 0.001]);
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
