import { describe, expect, test } from "vitest";
import { generateJsonSchema } from "../../../src/sim/scenario/json-schema.ts";
import { configText, readFrom, shippedNames } from "../../support/scenario-files.ts";

describe("shipped scenarios", () => {
  test.each(shippedNames)("%s is valid and no number lacks unit, source, date and grade", (name) => {
    const { scenario } = readFrom({}, `configs/${name}.yaml`);
    expect(scenario.name).toBe(name);
    expect(Object.keys(scenario.materials)).toEqual(["Dy", "Tb"]);
  });

  test("numbers arrive in the model's units: weeks, t/week, $/kg", () => {
    const { scenario } = readFrom({}, "configs/ban-2026.yaml");
    const { cover } = scenario.makers;
    expect(cover.distribution).toEqual({ kind: "lognormal", median: 4.5, p95: 10 });
    expect(cover.toModelUnit).toBeCloseTo(365.25 / 12 / 7, 12);
    expect(scenario.demand.total.toModelUnit).toBeCloseTo(7 / 365.25, 12);
    expect(scenario.materials.Dy.quotes.domestic).toMatchObject({ toModelUnit: 1, grade: "C", date: "2024-12-19" });
    expect(scenario.materials.Dy.quotes.volatility.toModelUnit).toBeCloseTo(1 / Math.sqrt(365.25 / 7), 12);
  });

  test("the two share their behaviour: what differs is the facts of the episode", () => {
    const [a, b] = shippedNames.map((name) => readFrom({}, `configs/${name}.yaml`).scenario);
    expect(a.shipments).toEqual(b.shipments);
    expect(a.demand.elasticity).toEqual(b.demand.elasticity);
    expect(a.orders.supplyLineWeight).toEqual(b.orders.supplyLineWeight);
    expect(a.orders.fearTime).not.toEqual(b.orders.fearTime);
  });

  test("the JSON Schema beside the scenarios is the one of the code (npm run schema writes it)", () => {
    expect(JSON.parse(configText("scenario.schema.json"))).toEqual(JSON.parse(JSON.stringify(generateJsonSchema())));
  });
});

describe("a scenario that extends another", () => {
  const mine = `schemaVersion: 1
extends: ban-2026
name: mine
title: half the cover
shipments:
  surge: { value: 3, unit: ratio, source: mine, date: "2026", grade: D }
alternativeSupply:
  projects:
    caremag: null
policy:
  states:
    halt:
      next: { licensing: { value: 40, unit: "%", source: mine, date: "2026", grade: D }, ban: remainder }
`;
  const { scenario, overrides, document } = readFrom({ "mine.yaml": mine }, "mine.yaml");

  test("changes what it names, takes away what it sets to null and keeps the rest", () => {
    expect(scenario.shipments.surge.distribution).toEqual({ kind: "constant", value: 3 });
    expect(Object.keys(scenario.alternativeSupply.projects)).toEqual(["lynas-segh", "lynas-hre"]);
    expect(scenario.policy.states.halt.next).toMatchObject({ licensing: { toModelUnit: 0.01 }, ban: "remainder" });
    expect(scenario.country).toEqual({ en: "Japan", ja: "日本" });
    expect(document).not.toHaveProperty("extends");
  });

  test("says what it overrides, with the value before and after", () => {
    expect(overrides.map(({ path }) => path)).toEqual([
      "shipments.surge",
      "alternativeSupply.projects.caremag",
      "policy.states.halt.next",
    ]);
    expect(overrides[0].base).toMatchObject({ value: 2.17 });
    expect(overrides[0].value).toMatchObject({ value: 3 });
    expect(overrides[1].value).toBe(null);
  });
});
