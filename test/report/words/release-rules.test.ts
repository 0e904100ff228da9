import { describe, expect, test } from "vitest";
import { releaseSentence } from "../../../src/report/words/release-rules.ts";
import { input, simpleScenario } from "../../support/simple-scenario.ts";

const quarter = { ...input(0.25, "1/yr"), toModelUnit: 7 / 365.25 };
const weeks = (value: number) => input(value, "weeks");
const rule = {
  coverBelow: weeks(6),
  askAbove: input(2, "ratio"),
  weeklyCap: input(1, "share"),
  floor: input(0, "share"),
  decisionLag: weeks(2),
  deliveryLag: weeks(2),
  refill: quarter,
  eligible: ["traction", "industry", "defence"],
};
type Choices = Parameters<typeof simpleScenario>[0] & object;
const sentence = (release: Choices["release"], more: Choices = {}) =>
  releaseSentence(simpleScenario({ held: 26, release: { ...rule, ...release }, ...more }));

const body =
  "at most the usual use of traction, industry and defence is released each week, down to 0 % of the stock, arriving 2 weeks later; it is bought back at 25 % of the stock a year once no restriction is in force.";

describe("the release rule in one sentence", () => {
  test.each([
    ["never", "The national stock is never released."],
    ["cover", `Once makers' cover falls below 6 weeks, and 2 weeks to decide, ${body}`],
    ["price", `Once the ask rises above 2 times its start, and 2 weeks to decide, ${body}`],
    ["policy", `Once a restriction is in force, and 2 weeks to decide, ${body}`],
    [
      "planned",
      `Once a restriction is in force, and 2 weeks to decide, an equal part for each week that the present policy state is expected to last still, ${body}`,
    ],
  ] as const)("%s", (trigger, expected) => {
    expect(sentence({ trigger })).toBe(expected);
  });

  test("says what is drawn, what is capped, what is kept and what is not done", () => {
    const text = sentence({
      trigger: "cover",
      coverBelow: input({ kind: "triangular", low: 2, mode: 4, high: 8 }, "weeks"),
      weeklyCap: input(50, "%"),
      floor: input(0.07, "share"),
      decisionLag: weeks(0),
      deliveryLag: weeks(1),
      refill: input(0, "1/yr"),
      eligible: ["defence"],
    });
    expect(text).toBe(
      "Once makers' cover falls below triangular 2 / 4 / 8 weeks, at most 50 % of the usual use of defence is released each week, down to 7 % of the stock, arriving 1 week later; it is not bought back.",
    );
    expect(sentence({ trigger: "policy", deliveryLag: weeks(0), refill: input(0.01, "1/week") })).toContain(
      "arriving in the same week; it is bought back at 1 % of the stock a week",
    );
  });

  test("nothing is released where nothing is held, or where the mechanism is off", () => {
    expect(sentence({ trigger: "cover" }, { held: 0 })).toBe("No national stock is held, so none is released.");
    expect(sentence({ trigger: "cover" }, { mechanisms: { stockRelease: false } })).toBe(
      "The national stock is never released.",
    );
  });
});

describe("the release rule in Japanese", () => {
  const japanese = (release: Choices["release"], more: Choices = {}) =>
    releaseSentence(
      simpleScenario({ held: 26, release: { ...rule, ...release }, ...more }),
      "ja",
      (name) => `［${name}］`,
    );

  test.each([
    ["never", "国家備蓄は放出しない。"],
    [
      "cover",
      "メーカーの在庫カバーが6週を下回ると、決定に2週を要し、毎週最大で［traction］、［industry］、［defence］の通常使用量を、備蓄の残りが0%となるまで放出し、2週後に届く。規制のない間は毎年、備蓄の25%を買い戻す。",
    ],
    [
      "price",
      "アスクが当初の2倍を超えると、決定に2週を要し、毎週最大で［traction］、［industry］、［defence］の通常使用量を、備蓄の残りが0%となるまで放出し、2週後に届く。規制のない間は毎年、備蓄の25%を買い戻す。",
    ],
    [
      "planned",
      "規制が発動されると、決定に2週を要し、現在の局面が続くと見込まれる週数で均等に割り、毎週最大で［traction］、［industry］、［defence］の通常使用量を、備蓄の残りが0%となるまで放出し、2週後に届く。規制のない間は毎年、備蓄の25%を買い戻す。",
    ],
  ] as const)("%s", (trigger, expected) => {
    expect(japanese({ trigger })).toBe(expected);
  });

  test("says what is drawn, capped and not done", () => {
    const text = japanese({
      trigger: "policy",
      weeklyCap: input(50, "%"),
      decisionLag: weeks(0),
      deliveryLag: weeks(0),
      refill: input(0, "1/yr"),
      floor: input({ kind: "uniform", low: 0.1, high: 0.2 }, "share"),
      eligible: ["defence"],
    });
    expect(text).toBe(
      "規制が発動されると、毎週最大で［defence］の通常使用量の50%を、備蓄の残りが一様分布 0.1〜0.2（割合）となるまで放出し、同じ週に届く。買い戻しはしない。",
    );
    expect(japanese({ trigger: "cover" }, { held: 0 })).toBe("国家備蓄はなく、放出もない。");
  });
});
