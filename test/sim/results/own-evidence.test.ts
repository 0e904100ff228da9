import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadEvidenceFor } from "../../../src/sim/results/own-evidence.ts";
import { loadEpisode, loadEvidence } from "../../../src/sim/results/shipped.ts";
import { packageRoot } from "../../support/package-root.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Quotes made up for this test: no figure of any market. */
const prices = `date,material,form,basis,usd_per_kg,source,grade
2009-01-15,Dy,oxide,home,90,made up,C
2010-01-15,Dy,oxide,home,100,made up,C
2010-08-15,Dy,oxide,home,120,made up,C
2010-09-15,Dy,oxide,home,130,made up,C
`;
const episode = (file: string) => `schemaVersion: 1
name: own
title: an episode of one's own
scenario: precedent-2010
freeze: 2010-07-05
triggerUntil: 2010-07-31
horizonWeeks: 12
leaveOut: {}
volatility:
  Dy: [{ file: ${file}, where: { material: Dy, basis: home } }]
observations:
  - name: home
    rows: { file: ${file}, where: { material: Dy, basis: home } }
    model: { series: priceDomesticUsdPerKg, material: Dy, aggregate: mean }
features:
  - name: domestic quote in August
    quantity: { kind: meanDuring, series: priceDomesticUsdPerKg, material: Dy, during: 2010-08 }
    happened: { low: 120, high: 120 }
    unit: USD/kg
    source: made up
    grade: D
`;

function folderWith(files: Readonly<Record<string, string>>) {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "mine"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, "mine", name), text);
  return { cwd, packageRoot };
}

test("an episode is measured against the table that lies beside it, from any folder", () => {
  const folders = folderWith({ "own.yaml": episode("newspaper.csv"), "newspaper.csv": prices });
  const rows = loadEvidenceFor("mine/own.yaml", folders);
  expect(rows).toHaveLength(loadEvidence(folders).length + 4);
  const { points } = loadEpisode("mine/own.yaml", rows, folders);
  expect(points.map(({ observed }) => observed)).toEqual([120, 130]);
});

test("a table beside it that the episode does not name is not read, and a shipped episode has the shipped evidence alone", () => {
  const folders = folderWith({ "own.yaml": episode("prices-2009-2014.csv"), "other.csv": "not a table of evidence" });
  expect(loadEvidenceFor("mine/own.yaml", folders)).toHaveLength(loadEvidence(folders).length);
  expect(loadEvidenceFor("2010", folders)).toHaveLength(loadEvidence(folders).length);
});

test("a table named as a shipped one is refused, and of a wrong one every problem is told with its line", () => {
  const same = folderWith({ "own.yaml": episode("prices-2009-2014.csv"), "prices-2009-2014.csv": prices });
  expect(() => loadEvidenceFor("mine/own.yaml", same)).toThrow(
    "mine/prices-2009-2014.csv: must have a name that no shipped evidence has, got prices-2009-2014.csv",
  );
  const wrong = prices.replace("2010-01-15", "2010-13-15").replace(",130,", ",dear,");
  const folders = folderWith({ "own.yaml": episode("newspaper.csv"), "newspaper.csv": wrong });
  expect(() => loadEvidenceFor("mine/own.yaml", folders)).toThrow(/newspaper\.csv:3:1 [\s\S]*newspaper\.csv:5:/);
});
