import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { posteriorText, readPosterior, sealedPosterior } from "../../../src/sim/scenario/posterior/file.ts";
import { readDocument } from "../../../src/sim/scenario/read.ts";
import { packageRoot } from "../../support/package-root.ts";
import { filesWith, readWith, smallPosterior, type Unsealed } from "../../support/posterior-files.ts";
import { configText, problemsOf, readFrom, yamlOf } from "../../support/scenario-files.ts";

const smallText = posteriorText(sealedPosterior(smallPosterior));

const { recordUntil: _, ...undated } = smallPosterior;

/** The problems of the scenario that takes a posterior, as they are printed. */
function problems(text: string, own = "", taken?: string): readonly string[] {
  const { "configs/mine.yaml": mine, ...more } = filesWith(text, own, taken);
  return problemsOf(mine, "configs/mine.yaml", more);
}
const problemsWith = (change: Partial<Unsealed>, own?: string, taken?: string) =>
  problems(posteriorText(sealedPosterior({ ...smallPosterior, ...change })), own, taken);

const known = (parameter: Partial<Unsealed["parameters"][number]>) => ({
  parameters: [{ ...smallPosterior.parameters[0], ...parameter }, ...smallPosterior.parameters.slice(1)],
});

/** Two histories whose inputs differ, and two worlds, of which one sets what a run cannot mix. */
const worldly: Partial<Unsealed> = {
  histories: ["first", "second"],
  parameters: smallPosterior.parameters.map((each) => ({ ...each, at: { first: each.at.only, second: [] } })),
  worlds: [
    { name: "held", weight: 0.5, set: { first: { nationalStock: { release: { trigger: "never" } } } } },
    { name: "released", weight: 0.5, set: { first: { nationalStock: { release: { trigger: "policy" } } } } },
  ],
  draws: [
    ...smallPosterior.draws.map((draw) => ({ ...draw, world: "held" })),
    ...smallPosterior.draws.slice(0, 80).map((draw) => ({ ...draw, world: "released" })),
  ],
};

describe("a scenario with a posterior", () => {
  test("has its inputs from it, and says so with its name and its hash", () => {
    const { document, overrides, scenario } = readWith();
    const { sha256 } = sealedPosterior(smallPosterior);
    expect(document.posterior).toMatchObject({ name: "small", sha256, parameters: ["use", "elasticity", "wait"] });
    const demand = document.demand as Record<string, unknown>;
    const of = `small:only:${sha256.slice(0, 12)}`;
    expect(demand.total).toMatchObject({ parameter: { name: "use", times: 1, of }, unit: "t/yr", grade: "D" });
    expect(demand.elasticity).toMatchObject({ parameter: { name: "elasticity", times: -1, of } });
    expect(overrides.map(({ path }) => path)).toContain("licences.wait");
    expect(scenario.demand.elasticity.distribution.kind).toBe("discrete");
  });

  test("is known to the day of its posterior where it does not say itself, to its own where that is later", () => {
    const day = (known: string) =>
      readWith({ ...smallPosterior, recordUntil: "2026-01-10" }, `policy: { knownUntil: ${known} }\n`).scenario;
    expect(day("null").policy.knownUntil).toBe("2026-01-10");
    expect(day("2026-01-20").policy.knownUntil).toBe("2026-01-20");
    expect(day("2026-01-20").posterior?.knownTo).toBe("2026-01-10");
  });

  test("may use what a later day has on record where the inference itself looked no further than a day", () => {
    const { scenario } = readWith({ ...smallPosterior, knownUntil: "2026-01-15", recordUntil: "2025-12-01" });
    expect(scenario.posterior?.knownTo).toBe("2026-01-15");
  });

  test("keeps what its own file states, and tells it", () => {
    const wait = "licences: { wait: { value: 9, unit: weeks, source: s, date: '2025', grade: D } }\n";
    const { document, scenario } = readWith(smallPosterior, wait);
    expect((document.posterior as { overridden: unknown }).overridden).toEqual(["licences.wait"]);
    expect(scenario.licences.wait.distribution).toEqual({ kind: "constant", value: 9 });
  });

  test("is overridden by a file that extends it, and gives its draws to one that states nothing", () => {
    const files = {
      ...filesWith(smallText),
      "configs/above.yaml":
        "extends: mine.yaml\nname: above\nmakers: { sharing: { value: 0.5, unit: share, source: s, date: '2025', grade: D } }\n",
      "configs/stating.yaml":
        "extends: mine.yaml\nname: stating\ndemand: { total: { value: 5, unit: t/yr, source: s, date: '2025', grade: D } }\n",
      "configs/without.yaml": "extends: mine.yaml\nname: without\nposterior: null\n",
    };
    expect(readFrom(files, "configs/above.yaml").scenario.demand).toEqual(readWith().scenario.demand);
    expect(readFrom(files, "configs/above.yaml").overrides.map(({ path }) => path)).toEqual(["makers.sharing"]);
    const stating = readFrom(files, "configs/stating.yaml");
    expect(stating.scenario.demand.total.distribution).toEqual({ kind: "constant", value: 5 });
    expect(stating.overrides).toMatchObject([{ path: "demand.total", base: { parameter: { name: "use" } } }]);
    const ban = readFrom({}, "configs/ban-2026.yaml").scenario;
    expect(readFrom(files, "configs/without.yaml").scenario).toEqual({ ...ban, name: "without" });
  });

  test("is the same scenario when it is read from what a manifest keeps", () => {
    const { document, scenario } = readWith();
    const kept = JSON.parse(JSON.stringify(document));
    expect(readDocument(kept, "kept").scenario).toEqual(scenario);
    expect(readFrom({ "configs/kept.yaml": yamlOf(kept) }, "configs/kept.yaml").scenario).toEqual(scenario);
  });

  test("stands in the world that it names, with its settings and its draws alone", () => {
    const held = readWith(
      { ...smallPosterior, ...worldly },
      "",
      "{ file: posterior/mine.json, history: first, world: held }",
    );
    const released = readWith(
      { ...smallPosterior, ...worldly },
      "",
      "{ file: posterior/mine.json, history: first, world: released }",
    );
    expect(held.scenario.nationalStock.release.trigger).toBe("never");
    expect(released.scenario.nationalStock.release.trigger).toBe("policy");
    expect([held, released].map(({ scenario }) => scenario.posterior?.draws.length)).toEqual([120, 80]);
    const own = readWith(
      { ...smallPosterior, ...worldly },
      "nationalStock: { release: { trigger: cover } }\n",
      "{ file: posterior/mine.json, history: first, world: held }",
    );
    expect(own.scenario.nationalStock.release.trigger).toBe("cover");
    expect(own.scenario.posterior?.overridden).toEqual(["nationalStock.release.trigger"]);
  });
});

describe("bad input is told at its place", () => {
  test.each<[string, readonly string[], readonly RegExp[]]>([
    [
      "a file that is missing",
      problems(smallText, "", "posterior/other.json"),
      [/^configs\/mine.yaml:3:12 {2}posterior: must be a file that can be read, got /],
    ],
    [
      "a name that is not shipped",
      problems(smallText, "", "other"),
      [/^configs\/mine.yaml:3:12 {2}posterior: must be a file or a shipped posterior.*, got "other"/],
    ],
    [
      "a way out of the folder",
      problems(smallText, "", "../x.json"),
      [/^configs\/mine.yaml:3:12 {2}posterior: must stay inside the folder/],
    ],
    [
      "no text",
      problems(smallText, "", "3"),
      [/^configs\/mine.yaml:3:12 {2}posterior: must be text, the name or the path of a posterior/],
    ],
    [
      "an unknown key",
      problems(smallText, "", "{ file: posterior/mine.json, wrold: a }"),
      [/^configs\/mine.yaml:3:41 {2}posterior.wrold: unknown key, did you mean world\?/],
    ],
    [
      "a changed draw",
      problems(smallText.replace("[300,", "[301,")),
      [
        /^configs\/posterior\/mine.json:\d+:13 {2}sha256: must be that of all else in the file, [0-9a-f]{64}: the file was changed, got "/,
      ],
    ],
    [
      "another engine",
      problemsWith({ engineVersion: "0" }),
      [/^configs\/posterior\/mine.json:\d+:20 {2}engineVersion: must be that of the present model, .*, got "0"/],
    ],
    [
      "a collapse",
      problemsWith({ effective: 12 }),
      [/^configs\/posterior\/mine.json:\d+:16 {2}effective: must be at least 50: .*, got 12/],
    ],
    [
      "draws of which few count",
      problemsWith({ draws: smallPosterior.draws.slice(0, 55) }),
      [/^configs\/mine.yaml:3:12 {2}posterior: must have 50 effective draws of world only or more, got 45/],
    ],
    [
      "a draw too short",
      problemsWith({ draws: [...smallPosterior.draws, { world: "nowhere", weight: 1, values: [1] }] }),
      [
        /draws.120.values: must be as many as the parameters, 3, got 1/,
        /draws.120.world: must be one of the worlds, got "nowhere"/,
      ],
    ],
    [
      "an input that is not there",
      problemsWith(known({ at: { only: ["demand.totl"] } })),
      [
        /^configs\/mine.yaml:3:12 {2}posterior: must name inputs of the scenario that are drawn once a run: parameter use is taken by demand.totl, did you mean demand.total\?/,
      ],
    ],
    [
      "an input that is drawn often",
      problemsWith(known({ at: { only: ["policy.durations.settlement"] } })),
      [/drawn once a run/],
    ],
    [
      "another unit",
      problemsWith(known({ unit: "months" })),
      [
        /^configs\/mine.yaml:3:12 {2}posterior: must suit demand.total, which is in t\/week, .*: parameter use is in months/,
      ],
    ],
    [
      "a value out of range",
      problemsWith(known({ times: -1 })),
      [
        /^configs\/mine.yaml:3:12 {2}posterior: must suit demand.total, which must be above 0 in t\/yr: parameter use reaches, got -/,
      ],
    ],
    [
      "what the scenario states itself",
      problemsWith(
        {
          parameters: smallPosterior.parameters.slice(0, 1),
          draws: smallPosterior.draws.map((draw) => ({ ...draw, values: draw.values.slice(0, 1) })),
        },
        "demand: { total: { value: 5, unit: t/yr, source: s, date: '2025', grade: D } }\n",
      ),
      [/must reach an input: the scenario states each of them itself, demand.total/],
    ],
    [
      "no history where they differ",
      problemsWith(worldly),
      [/posterior: must name the history of small .*, one of first, second/],
    ],
    [
      "no world where they differ",
      problemsWith(worldly, "", "{ file: posterior/mine.json, history: first }"),
      [/must name the world of small .*, one of held, released/],
    ],
    [
      "more than the scenario knows",
      problemsWith({ recordUntil: "2026-06-30" }),
      [
        /^configs\/mine.yaml:3:12 {2}posterior: must not know more than the scenario, which is known to 2026-01-31 \(policy.knownUntil\): small was inferred from what was on record to, got "2026-06-30"/,
      ],
    ],
    [
      "more than a file knows that extends the one with the posterior",
      problemsOf("extends: mine.yaml\nname: above\npolicy: { knownUntil: 2026-01-20 }\n", "configs/above.yaml", {
        ...filesWith(smallText),
      }),
      [
        /^configs\/above.yaml:3:23 {2}policy.knownUntil: must not be before 2026-01-31, to which the posterior of configs\/mine.yaml:3 knows the world, got "2026-01-20"/,
      ],
    ],
    [
      "a posterior that does not say what it knows",
      problems(posteriorText(sealedPosterior(undated))),
      [/^configs\/mine.yaml:3:12 {2}posterior: must say to which day it knows the world: infer it again, got "small"/],
    ],
    [
      "another history and world",
      problemsWith(worldly, "", "{ file: posterior/mine.json, history: frist, world: hold }"),
      [
        /3:\d+ {2}posterior.history: must be a history of small, one of first, second, did you mean first\?, got "frist"/,
        /posterior.world: must be a world of small, one of held, released, did you mean held\?, got "hold"/,
      ],
    ],
    [
      "a correlation of what goes together already",
      problems(
        smallText,
        "correlations: [{ between: [demand.total, makers.cover], rank: 0.3, source: s, date: '2025', grade: D }]\n",
      ),
      [/^configs\/mine.yaml:4:\d+ {2}correlations.0.between.0: must not be an input that the posterior draws/],
    ],
  ])("%s", (_, found, expected) => {
    expect(found).toHaveLength(expected.length);
    expected.forEach(
      (each) =>
        void expect(
          found.some((line) => each.test(line)),
          found.join("\n"),
        ).toBe(true),
    );
  });

  test("inputs of another posterior than the scenario's, or of none", () => {
    const { document } = readWith();
    const other = structuredClone(document) as { posterior?: { sha256: string } };
    (other.posterior as { sha256: string }).sha256 = "1".repeat(64);
    expect(() => readDocument(other, "other")).toThrow("demand.total.parameter: must be of the scenario's posterior");
    delete other.posterior;
    expect(() => readDocument(other, "none")).toThrow("demand.total.parameter: must be of the scenario's posterior");
  });
});

test.each(readdirSync(join(packageRoot, "configs/posterior")))(
  "shipped %s is whole, small, and a line a draw",
  (name) => {
    const text = configText(`posterior/${name}`);
    const read = readPosterior(name, text);
    expect("problems" in read ? read.problems : []).toEqual([]);
    expect(posteriorText(JSON.parse(text))).toBe(text);
    expect(text.length).toBeLessThan(1_000_000);
  },
);
