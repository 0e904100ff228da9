import type { Block } from "../block.ts";
import { inputColumn } from "../scenario/inputs.ts";

/** The rest of the world takes as much more than the country as its share of the outside demand is larger. */
export function fillUsualLoadings(block: Block): void {
  const { world, inputs, runs, formShare, usualUse, usualUseTotal, alternative, usualLoadings, usualWorldLoadings } =
    block;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  const countryShares = world.formNames.map((name) => inputColumn(inputs, `forms.${name}.countryShare`));
  for (let l = 0; l < usualLoadings.length; l++) {
    const m = Math.floor(l / (forms * uses));
    const f = Math.floor(l / uses) % forms;
    const countryShare = countryShares[f];
    const members = world.sectorsOfUse[l % uses];
    for (let i = 0; i < runs; i++) {
      let use = 0;
      for (let k = 0; k < members.length; k++) use += usualUse[m * sectors + members[k]][i];
      const abroad = Math.max(0, usualUseTotal[m][i] * world.stepWeeks - alternative[m][i]);
      usualLoadings[l][i] = (abroad * formShare[f][i] * use) / usualUseTotal[m][i];
      usualWorldLoadings[m * forms + f][i] += (usualLoadings[l][i] * (1 - countryShare[i])) / countryShare[i];
    }
  }
}
