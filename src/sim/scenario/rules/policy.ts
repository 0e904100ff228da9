import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** What the policy states and their script refer to: states, forms, moods of the licence office, durations. */
export function checkPolicy(found: Finder): void {
  const states = found.keys("policy", "states");
  for (let i = 0; i < found.length("policy", "script"); i++)
    found.mustBeKeyOf(["policy", "script", i, "state"], ["policy", "states"], "a policy state");
  const durations = found.keys("policy", "durations");
  if (durations.includes("forever"))
    found.addAtKey(["policy", "durations", "forever"], "must have another name: lasts reads this word as without end");
  for (const state of states) {
    const path: Path = ["policy", "states", state];
    found.mustBeKeyOf([...path, "lasts"], ["policy", "durations"], "a duration of policy.durations or forever", [
      "forever",
    ]);
    found.keysMustBeKeysOf([...path, "next"], ["policy", "states"], "a policy state");
    checkTreatments(found, path);
    checkCoverage(found, path, state);
  }
}

function checkTreatments(found: Finder, path: Path): void {
  for (const side of ["country", "world"]) {
    found.keysMustBeKeysOf([...path, side], ["forms"], "a form");
    for (const form of found.keys(...path, side)) {
      const lanes = side === "world" ? [[]] : found.keys(...path, side, form).map((endUse) => [endUse]);
      for (const lane of lanes)
        found.mustBeKeyOf(
          [...path, side, form, ...lane, "approval"],
          ["licences", "approval"],
          "a mood of licences.approval",
        );
    }
  }
}

/** A state that may not cover civil use falls back on one whose treatment is clear. */
function checkCoverage(found: Finder, path: Path, state: string): void {
  const here: Path = [...path, "ifNotCovered"];
  found.mustBeKeyOf(here, ["policy", "states"], "a policy state");
  const other = found.text(...here);
  if (other === state) found.add(here, "must name another state");
  if (other === undefined || other === state) return;
  const there: Path = ["policy", "states", other, "ifNotCovered"];
  if (found.text(...there) !== undefined)
    found.add(here, "must name a state of clear coverage, without ifNotCovered of its own", other, [there]);
}
