import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** Names that must exist. */
export function checkNames(found: Finder): void {
  const materials = found.keys("materials");
  for (const key of ["materials", "forms", "sectors"])
    if (found.isMap(key) && found.keys(key).length === 0) found.add([key], "must have at least one");
  for (const material of materials) found.mustBeKeyOf(["materials", material, "quotedForm"], ["forms"], "a form");
  for (const line of found.keys("customs")) {
    const listed = new Set<unknown>();
    for (let i = 0; i < found.length("customs", line, "forms"); i++) {
      const path = ["customs", line, "forms", i];
      found.mustBeKeyOf(path, ["forms"], "a form");
      const form = found.value(...path);
      if (listed.has(form)) found.add(path, "must name each form once");
      listed.add(form);
    }
  }
  const eligible: Path = ["nationalStock", "release", "eligible"];
  const seen = new Set<unknown>();
  for (let i = 0; i < found.length(...eligible); i++) {
    found.mustBeKeyOf([...eligible, i], ["sectors"], "a sector");
    const name = found.value(...eligible, i);
    if (seen.has(name)) found.add([...eligible, i], "must name each sector once");
    seen.add(name);
  }
  for (const project of found.keys("alternativeSupply", "projects"))
    found.keysMustBeKeysOf(["alternativeSupply", "projects", project, "capacity"], ["materials"], "a material");
}
