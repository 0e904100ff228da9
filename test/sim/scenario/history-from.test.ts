import { describe, expect, test } from "vitest";
import { impliedHistory } from "../../../src/sim/scenario/history-from.ts";
import { ScenarioError } from "../../../src/sim/scenario/problem.ts";
import { readFrom } from "../../support/scenario-files.ts";

const open = { date: "2024-01-01", isOpen: true };
const ban = { date: "2025-04-04", isOpen: false };

describe("the beginning that a restriction in force at the start asks for", () => {
  test("lies whole weeks before the start, less than a week before the restriction", () => {
    // 2025-04-04 is a Friday, the start a Monday: the Monday of that week.
    expect(impliedHistory([open, ban], "2025-06-02")).toBe("2025-03-31");
    expect(impliedHistory([open, ban], "2025-06-06")).toBe("2025-04-04");
  });

  test("goes back over all restrictions that followed one another", () => {
    const wider = { date: "2025-05-01", isOpen: false };
    expect(impliedHistory([open, ban, wider], "2025-06-02")).toBe("2025-03-31");
  });

  test("is none where trade is free, where a state begins with the start, and where no time before it is told of", () => {
    const over = { date: "2025-05-01", isOpen: true };
    expect(impliedHistory([open, ban, over], "2025-06-02")).toBeUndefined();
    expect(impliedHistory([open], "2025-06-02")).toBeUndefined();
    expect(impliedHistory([open, ban], "2025-04-04")).toBeUndefined();
    expect(impliedHistory([ban], "2025-06-02")).toBeUndefined();
    expect(impliedHistory([{ date: "2025-04-02", isOpen: true }, ban], "2025-06-02")).toBeUndefined();
  });
});

test("a scenario that starts inside a restriction is read with it, and one whose history is not told is refused", () => {
  const text = (script: string) =>
    `schemaVersion: 1\nextends: gallium-2023\nname: inside\ntitle: Inside\nstart: 2023-12-05\npolicy:\n  script: [${script}]\n`;
  const told = "{ date: 2022-01-01, state: open }, { date: 2023-08-01, state: licensing }";
  const read = (script: string) => readFrom({ "mine.yaml": text(script) }, "mine.yaml").scenario;
  expect(read(told).historyFrom).toBe("2023-08-01");
  expect(() => read("{ date: 2023-08-01, state: licensing }")).toThrow(ScenarioError);
});
