import { existsSync } from "node:fs";
import { join } from "node:path";
import type { MechanismName } from "../../src/model/scenario/scenario.ts";
import { mechanismNames } from "../../src/model/scenario/scenario.ts";
import type { Files } from "../../src/sim/scenario/bases.ts";
import { readEvidence } from "../../src/sim/scoring/evidence/read.ts";
import { type ReadEpisode, readEpisode } from "../../src/sim/scoring/hindcast/episode.ts";
import { packageRoot } from "./package-root.ts";
import { configText } from "./scenario-files.ts";

/** Mechanisms on in the tiny world: none, unless asked otherwise. */
function tinyScenario(on: readonly MechanismName[]): string {
  return `schemaVersion: 1
extends: precedent-2010
name: tiny
title: nothing moves
mechanisms: { ${mechanismNames.map((name) => `${name}: ${on.includes(name)}`).join(", ")} }
materials:
  Dy:
    quotes:
      domestic: { value: 100, unit: USD/kg, source: test, date: "2010", grade: D }
      fobOverDomestic: { distribution: { kind: uniform, low: 1.4, high: 1.6 }, unit: ratio, source: test, date: "2010", grade: D }
`;
}

/** Files in which \`tiny\` is a shipped scenario: the domestic quote stays at 100, FOB at 140 to 160, evenly. */
export function tinyFiles(on: readonly MechanismName[] = []): Files {
  return {
    readText: (path) => (path === "configs/tiny.yaml" ? tinyScenario(on) : configText(path.slice("configs/".length))),
    shipped: (name) => `configs/${name}.yaml`,
    shippedPosterior: (name) =>
      existsSync(join(packageRoot, "configs/posterior", `${name}.json`)) ? `configs/posterior/${name}.json` : undefined,
  };
}

/** Domestic quotes of 90 (known at the start) and 120, one of FOB at 150, and one of 300 far beyond. */
export const tinyEvidence = readEvidence([
  {
    name: "tiny.csv",
    text: `date,material,form,basis,usd_per_kg,source,grade
2009-01-15,Dy,oxide,home,90,test,A
2010-01-15,Dy,oxide,home,100,test,A
2010-08-15,Dy,oxide,home,120,test,A
2010-08-15,Dy,oxide,abroad,150,test,B
2011-03-15,Dy,oxide,abroad,300,test,B
`,
  },
]);

const text = `schemaVersion: 1
name: tiny
title: a tiny episode
scenario: tiny
freeze: 2010-07-05
triggerUntil: 2010-09-21
horizonWeeks: 60
leaveOut: {}
volatility:
  Dy: [{ file: tiny.csv, where: { material: Dy, basis: home } }]
observations:
  - name: home
    rows: { file: tiny.csv, where: { material: Dy, basis: home } }
    model: { series: priceDomesticUsdPerKg, material: Dy, aggregate: mean }
  - name: abroad
    rows: { file: tiny.csv, where: { material: Dy, basis: abroad } }
    model: { series: priceFobUsdPerKg, material: Dy, aggregate: mean }
features:
  - name: FOB in August
    quantity: { kind: meanDuring, series: priceFobUsdPerKg, material: Dy, during: 2010-08 }
    happened: { low: 150, high: 150 }
    unit: USD/kg
    source: test
    grade: B
  - name: a peak that never came
    quantity: { kind: peakMultiple, series: priceDomesticUsdPerKg, material: Dy, during: 2010-07-05..2011-07-31 }
    happened: { low: 500 }
    unit: multiple
    source: test
    grade: D
    note: nothing moves
  - name: no line stop
    quantity: { kind: lineStopProbability }
    happened: { low: 0, high: 0 }
    unit: share
    source: test
    grade: D
`;

export function tinyEpisode(change: (text: string) => string = (same) => same): ReadEpisode {
  return readEpisode("tiny-episode.yaml", change(text), tinyEvidence);
}
