import { describe, expect, test } from "vitest";
import { configurationText } from "../../../../src/report/tables/configuration.ts";
import { checkText, inputRows } from "../../../../src/report/tables/inputs.ts";
import { configurationDifference } from "../../../../src/sim/analysis/explain/configuration.ts";
import { coalitionsOf, gameOf } from "../../../../src/sim/analysis/explain/game.ts";
import { sealedPosterior } from "../../../../src/sim/scenario/posterior/file.ts";
import { readWith, smallPosterior, type Unsealed } from "../../../support/posterior-files.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const ban = readFrom({}, "configs/ban-2026.yaml");
const a = readWith();
const other: Unsealed = { ...smallPosterior, seed: "other", draws: smallPosterior.draws.slice(1) };
const b = readWith(other);
const hashes = [smallPosterior, other].map((each) => sealedPosterior(each).sha256);

/** The groups of demand, licences, and what belongs to the whole. */
const together = ["scope", "intensity", "baseline"];

describe("a posterior in a comparison", () => {
  test.each([
    ["one scenario has none", ban, a],
    ["the other has none", a, ban],
    ["each has its own", a, b],
  ])("%s: the groups of its inputs are one player of an explanation", (_, one, two) => {
    const { players, hybridOf } = gameOf(one, two);
    expect(players).toEqual([together]);
    for (const coalition of coalitionsOf(players.length)) expect(hybridOf(coalition).read).toBeDefined();
  });

  test("is told by its name and its hash, as are the inputs that it draws", () => {
    const rows = configurationDifference(a.document, b.document);
    expect(rows.map(({ path }) => path).sort()).toEqual(
      ["demand.elasticity", "demand.total", "licences.wait", "posterior"].sort(),
    );
    expect(rows.find(({ path }) => path === "posterior")).toMatchObject({
      a: `small:only:only:${hashes[0]}`,
      b: `small:only:only:${hashes[1]}`,
    });
    const text = configurationText(rows, "a", "b");
    expect(text).toContain(`use of posterior small:only:${hashes[0].slice(0, 12)}`);
    expect(text.length).toBeLessThan(1500);
  });

  test("differs in nothing from itself, and in what one of two states itself", () => {
    expect(configurationDifference(a.document, readWith().document)).toEqual([]);
    const own = "licences: { wait: { value: 9, unit: weeks, source: s, date: '2025', grade: D } }\n";
    const rows = configurationDifference(a.document, readWith(smallPosterior, own).document);
    expect(rows.map(({ path }) => path)).toEqual(["licences.wait"]);
  });
});

test("check tells the posterior with its hash, what it draws, and what the scenario states itself instead", () => {
  const own = "licences: { wait: { value: 9, unit: weeks, source: s, date: '2025', grade: D } }\n";
  const { scenario, document, overrides } = readWith(smallPosterior, own);
  const text = checkText(scenario, inputRows(document), overrides);
  expect(text).toContain(
    `posterior: small, SHA-256 ${hashes[0]}\n  history only, world only: 120 draws, worth 98 of equal weight`,
  );
  expect(text).toContain("stated by the scenario itself instead: licences.wait");
  expect(text).toMatch(
    /demand.total: P5 \d+ \/ P50 \d+ \/ P95 \d+ \(use of posterior small:only:[0-9a-f]{12}\) t\/yr {2}\[D, 2025\]/,
  );
  expect(text).toContain("licences.wait: 9 weeks  [D, 2025]");
});
