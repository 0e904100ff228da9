import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/model/block.ts";
import { createBlock } from "../../../src/model/block.ts";
import { drawnOnce } from "../../../src/model/declarations.ts";
import { quantile } from "../../../src/model/distributions/quantile.ts";
import { outcomeKeys } from "../../../src/model/outcomes/index.ts";
import { drawInputs } from "../../../src/model/scenario/inputs.ts";
import { createWorld } from "../../../src/model/scenario/world.ts";
import { simulateBlock } from "../../../src/model/simulate.ts";
import { createStudy, simulateRange } from "../../../src/sim/engine/simulate-range.ts";
import { sourcesOf } from "../../../src/sim/engine/sources.ts";
import { runsColumns } from "../../../src/sim/study/files/runs.ts";
import { arbitraryScenario } from "../../support/arbitrary-scenario.ts";
import { shippedScenario, shippedScenarios } from "../../support/shipped-scenarios.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const runs = 600;

function drawnIn(scenario: Parameters<typeof createStudy>[0]) {
  const study = createStudy(scenario, "drawn");
  const { drawn } = simulateRange(study, { firstRun: 0, runs });
  return (path: string) => drawn[study.sources.findIndex((source) => source.path === path)];
}

describe("what a run drew, as runs.parquet has it", () => {
  test("is of each uncertain input the quantile at its own uniform, in the model's unit: months come as weeks", () => {
    const scenario = shippedScenario("ban-2026");
    const column = drawnIn(scenario);
    const uniforms = new Float64Array(runs);
    const uncertain = drawnOnce(scenario).filter(
      ({ input, jointly }) => input.distribution.kind !== "constant" && jointly === null,
    );
    expect(uncertain.length).toBeGreaterThan(40);
    const sources = sourcesOf(scenario, "drawn");
    for (const { path, input } of uncertain) {
      sources.find((source) => source.path === path)?.fill(uniforms, 0, runs);
      expect(column(path), path).toEqual(uniforms.map((u) => quantile(input.distribution, u) * input.toModelUnit));
    }
    const inMonths = uncertain.find(({ input }) => input.unit === "months");
    expect(inMonths?.input.toModelUnit).toBeCloseTo(365.25 / 84, 12);
    expect(sources.find(({ path }) => path === inMonths?.path)?.unit).toBe("weeks");
  });

  test("is of a state how long it lasts: it ends in that very step of the run, where settlement does not hasten it", () => {
    const scenario = simpleScenario({
      horizonWeeks: 60,
      banFromDay: 0,
      banWeeks: { kind: "weibull", shape: 1.2, median: 25 },
      mechanisms: { settlement: false },
    });
    const study = createStudy(scenario, "drawn");
    const banned = study.world.script.at(-1)?.state;
    const endedIn = new Float64Array(runs).fill(Number.NaN);
    simulateBlock(study.world, study.drawn, study.streams, 0, runs, {
      week: () => undefined,
      step: (index: number, { state }: Block) => {
        for (let i = 0; i < runs; i++) if (state[i] !== banned && Number.isNaN(endedIn[i])) endedIn[i] = index;
      },
    });
    const name = study.world.stateNames[banned as number];
    const lasts = drawnIn(scenario)(`policy.states.${name}.lasts`);
    const { stepWeeks, knownUntilWeek } = study.world;
    let ended = 0;
    lasts.forEach((weeks, run) => {
      expect(weeks).toBeGreaterThanOrEqual(knownUntilWeek);
      if (weeks >= 60) expect(endedIn[run]).toBeNaN();
      else {
        ended++;
        expect(weeks).toBeGreaterThanOrEqual(endedIn[run] * stepWeeks);
        expect(weeks).toBeLessThanOrEqual((endedIn[run] + 1) * stepWeeks);
      }
    });
    expect(ended).toBeGreaterThan(runs / 2);
  });

  test("is of coverage 1 at its probability, and of the licence office's favour a standard normal", () => {
    const scenario = shippedScenario("ban-2026");
    const column = drawnIn(scenario);
    const [covered, odds] = [column("policy.coverage"), column("policy.coverage.probability")];
    expect([...new Set(covered)].sort()).toEqual([0, 1]);
    const expected = odds === undefined ? undefined : mean(odds);
    const told = scenario.policy.coverage.probability.distribution;
    const probability = expected ?? (told.kind === "constant" ? told.value : Number.NaN);
    expect(Math.abs(mean(covered) - probability)).toBeLessThan(4 * Math.sqrt(0.25 / runs));
    const favour = sourcesOf(scenario, "drawn").filter(({ path }) => path.startsWith("licences.favour."));
    expect(favour.length).toBeGreaterThan(0);
    for (const { path, unit } of favour) {
      expect(unit).toBe("standard deviations");
      expect(Math.abs(mean(column(path)))).toBeLessThan(4.5 / Math.sqrt(runs));
      expect(Math.abs(mean(column(path).map((z) => z * z)) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / runs));
    }
  });

  test("leaves every bit of what it is taken from as it was: the block's inputs are those that were drawn", () => {
    const { world, drawn, streams, sources } = createStudy(shippedScenario("licensing-2025"), "drawn");
    const block = createBlock(world, drawInputs(drawn, streams.input, 0, 64), streams, 0, 64);
    const before = drawInputs(drawn, streams.input, 0, 64);
    for (const source of sources) source.drawnIn(block);
    for (const [path, values] of before) expect(block.inputs.get(path), path).toEqual(values);
  });
});

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("the names of the columns of runs.parquet", () => {
  const namesOf = (scenario: Parameters<typeof createStudy>[0]) =>
    runsColumns({ outcomes: outcomeKeys(createWorld(scenario)), sources: sourcesOf(scenario, "names") });

  test.each(shippedScenarios)("of %s differ by more than case, and are letters, digits, dots, hyphens", (name) => {
    const columns = namesOf(shippedScenario(name));
    expect(new Set(columns.map((column) => column.name.toLowerCase())).size).toBe(columns.length);
    for (const column of columns) expect(column.name).toMatch(/^[A-Za-z][\w-]*(\.[\w-]+)*$/);
    for (const { name: each, unit } of columns) if (each.startsWith("input.")) expect(unit, each).toMatch(/\S/);
  });

  test("differ in random scenarios too", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const names = namesOf(scenario).map((column) => column.name.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 25 },
    );
  });
});
