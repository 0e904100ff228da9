import { describe, expect, test } from "vitest";
import { declaredAt, groupOf, inputSpecs } from "../../src/model/declarations.ts";
import { mechanisms } from "../../src/model/mechanisms/index.ts";
import type { Mechanism } from "../../src/model/mechanisms/mechanism.ts";
import { commonInputs } from "../../src/model/scenario/common-inputs.ts";
import { inputsOf } from "../../src/model/scenario/inputs.ts";
import { mechanismNames } from "../../src/model/scenario/scenario.ts";
import { shippedScenario, shippedScenarios } from "../support/shipped-scenarios.ts";

const listed: readonly Mechanism[] = mechanisms;

describe("what mechanisms declare", () => {
  test("is declared once: no input by two of them", () => {
    const ids = [commonInputs, ...listed.map(({ inputs }) => inputs)].flatMap((inputs) => Object.keys(inputs));
    expect(ids.filter((id, k) => ids.indexOf(id) < k)).toEqual([]);
    expect(ids.sort()).toEqual(Object.keys(inputSpecs).sort());
  });

  test("names every switch of a scenario once", () => {
    const switches = listed.flatMap(({ switch: own, parts = {} }) => [...(own ? [own] : []), ...Object.keys(parts)]);
    expect(switches.sort()).toEqual([...mechanismNames].sort());
  });

  test.each(shippedScenarios)(
    "is found at the path of every input of %s, with the keys that the path goes by",
    (name) => {
      for (const { path } of inputsOf(shippedScenario(name))) {
        const { id, keys } = declaredAt(path) ?? { id: "", keys: [] };
        const filled = keys.reduce((so, key) => so.replace(/\{\w+\}/, key), id as string);
        expect(filled).toBe(path);
        expect(groupOf(path)).toBeTruthy();
      }
    },
  );

  test("is not found where nothing may stand", () => {
    for (const path of ["", "colour", "demand", "demand.total.value", "sectors.large", "sectors.large.priority"])
      expect(declaredAt(path), path).toBeUndefined();
  });
});
