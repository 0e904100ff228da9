import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { groupOf } from "../../../../src/model/declarations.ts";
import { inputGroups } from "../../../../src/model/scenario/input-spec.ts";
import { mechanismNames } from "../../../../src/model/scenario/scenario.ts";
import {
  below,
  configurationDifference,
  isBranch,
  isLabel,
} from "../../../../src/sim/analysis/explain/configuration.ts";
import { packageRoot } from "../../../support/package-root.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const shipped = readdirSync(join(packageRoot, "configs"))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => readFrom({}, `configs/${file}`));

describe("groups", () => {
  test("every path that differs between any two shipped scenarios is in exactly one group", () => {
    for (const a of shipped)
      for (const b of shipped) {
        const rows = configurationDifference(a.document, b.document);
        expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
        for (const { group } of rows) expect(inputGroups).toContain(group);
        if (a === b) expect(rows).toEqual([]);
      }
  });

  test("so is every input of every shipped scenario, and every switch", () => {
    const visit = (node: unknown, path: string): void => {
      if (isLabel(path)) return;
      if (!isBranch(node, path)) expect(inputGroups).toContain(groupOf(path));
      else for (const [key, child] of Object.entries(node)) visit(child, below(path, key));
    };
    for (const { document } of shipped) visit(document, "");
    for (const name of mechanismNames) expect(inputGroups).toContain(groupOf(`mechanisms.${name}`));
    expect(() => groupOf("colour")).toThrow("colour: must be declared by a mechanism, or as common to all");
  });
});

describe("what differs", () => {
  const of = (a: object, b: object) => configurationDifference(a as never, b as never);
  const weeks = (value: number, source = "x") => ({ value, unit: "weeks", source, date: "2026", grade: "D" });

  test("is told by value and unit, not by source, title or the way it is written", () => {
    const wide = { distribution: { kind: "constant", value: 3 }, unit: "weeks", source: "z", date: "2025", grade: "A" };
    expect(of({ title: "a", shipments: { transit: weeks(3) } }, { title: "b", shipments: { transit: wide } })).toEqual(
      [],
    );
    const [row, ...more] = of({ shipments: { transit: weeks(3) } }, { shipments: { transit: weeks(4) } });
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      path: "shipments.transit",
      group: "baseline",
      a: { value: 3 },
      b: { value: 4 },
      entry: null,
    });
  });

  test("dates of the script count, dates of sources do not", () => {
    const script = (date: string) => ({ policy: { script: [{ date, state: "ban" }] } });
    expect(of(script("2026-01-06"), script("2026-01-07")).map(({ path }) => path)).toEqual(["policy.script"]);
  });

  test("an entry that only one has comes with all that is in it; a state's parts keep their groups", () => {
    const sector = { title: "t", endUse: "civil", demandWeight: weeks(9) };
    expect(
      of({ sectors: {} }, { sectors: { robots: sector } }).map(({ path, group, entry }) => [path, group, entry]),
    ).toEqual([
      ["sectors.robots.endUse", "intensity", "sectors.robots"],
      ["sectors.robots.demandWeight", "intensity", "sectors.robots"],
    ]);
    const state = { role: "restricted", country: { raw: { civil: { approval: "calm" } } } };
    expect(
      of({ policy: { states: {} } }, { policy: { states: { ban: state } } }).map(({ path, group }) => [path, group]),
    ).toEqual([
      ["policy.states.ban.role", "trigger"],
      ["policy.states.ban.country.raw.civil.approval", "scope"],
    ]);
  });

  test("between the ban and its swift settlement it is how long it lasts and what follows, and nothing else", () => {
    const [ban, settled] = ["ban-2026", "ban-2026-settled"].map((name) => readFrom({}, `configs/${name}.yaml`));
    expect(configurationDifference(ban.document, settled.document).map(({ path, group }) => [path, group])).toEqual([
      ["policy.durations.swift", "trigger"],
      ["policy.states.ban.lasts", "trigger"],
      ["policy.states.ban.next", "trigger"],
    ]);
  });
});
