import type { Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** Names that must exist, and names that would stand for two things. */
export function checkNames(found: Finder): void {
  const [materials, forms, sectors] = [found.keys("materials"), found.keys("forms"), found.keys("sectors")];
  for (const key of ["materials", "forms", "sectors"])
    if (found.isMap(key) && found.keys(key).length === 0) found.add([key], "must have at least one");
  for (const sector of sectors)
    if (materials.includes(sector)) found.addAtKey(["sectors", sector], "must not bear the name of a material");
  for (const form of forms)
    if (materials.includes(form) || sectors.includes(form))
      found.addAtKey(
        ["forms", form],
        `must not bear the name of a ${materials.includes(form) ? "material" : "sector"}`,
      );
  for (const material of materials) found.mustBeOneOf(["materials", material, "quotedForm"], forms, "a form");
  const eligible: Path = ["nationalStock", "release", "eligible"];
  const seen = new Set<unknown>();
  for (let i = 0; i < found.length(...eligible); i++) {
    found.mustBeOneOf([...eligible, i], sectors, "a sector");
    const name = found.value(...eligible, i);
    if (seen.has(name)) found.add([...eligible, i], "must name each sector once");
    seen.add(name);
  }
  for (const project of found.keys("alternativeSupply", "projects"))
    found.keysMustBeOneOf(["alternativeSupply", "projects", project, "capacity"], materials, "a material");
}
