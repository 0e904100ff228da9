import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import type { AskQuote } from "./ask-quote.ts";

/** Loadings of the quoted form to all outside, no lane counted above its usual flow, over the usual flow. */
export function readOpenShare(block: Block, { openShare, closing, usual, loaded }: AskQuote, m: number): void {
  const { runs, world, loadings, usualLoadings, worldLoadings, usualWorldLoadings } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const everyone = m * forms + world.formNames.indexOf(world.materials[m].quotedForm);
  usual.fill(0);
  loaded.fill(0);
  addFlow(usual, loaded, usualWorldLoadings[everyone], worldLoadings[everyone]);
  for (let l = everyone * uses; l < (everyone + 1) * uses; l++) addFlow(usual, loaded, usualLoadings[l], loadings[l]);
  const seen = openShare[m];
  for (let i = 0; i < runs; i++) {
    const open = usual[i] > 0 ? loaded[i] / usual[i] : 1;
    seen[i] += (open - seen[i]) * closing[i];
  }
}

function addFlow(usual: Column, loaded: Column, usually: Column, now: Column): void {
  for (let i = 0; i < usual.length; i++) {
    usual[i] += usually[i];
    loaded[i] += Math.min(now[i], usually[i]);
  }
}
