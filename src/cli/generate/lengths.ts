import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Distribution } from "../../model/distributions/distribution.ts";
import { durationsOf } from "../../sim/inference/lengths/durations.ts";
import { readMeasures } from "../../sim/inference/lengths/measures-file.ts";
import { loadEvidence } from "../../sim/results/shipped.ts";

/*
 * Fits how long measures last and writes it into `policy.durations`: of today into configs/base/behaviour.yaml, with an episode
 * left out into its hindcast. Fitted exactly, so that it comes out alike wherever this runs.
 */

const packageRoot = fileURLToPath(new URL("../../..", import.meta.url));
const url = (path: string) => new URL(`../../../${path}`, import.meta.url);
const path = "configs/evidence/lengths.yaml";
const file = readMeasures(path, readFileSync(url(path), "utf8"), loadEvidence({ packageRoot }));

const hindcasts = Object.keys(file.episodes).map((name) => [`configs/hindcast/${name}.yaml`, name] as const);
const carriers = [["configs/base/behaviour.yaml", undefined] as const, ...hindcasts];

for (const [carrier, leftOut] of carriers) {
  const written = readFileSync(url(carrier), "utf8");
  // An episode of which no length was set carries none.
  if (!written.includes("\n      withheld:\n") && leftOut !== undefined) continue;
  const { withheld, dispute } = durationsOf(file, leftOut);
  writeFileSync(url(carrier), withComponents(withComponents(written, "withheld", withheld), "dispute", dispute));
}

/** A text with the components of one duration replaced; all else stands as it was. */
function withComponents(
  text: string,
  name: string,
  { components }: Extract<Distribution, { kind: "mixture" }>,
): string {
  const found = new RegExp(
    `(\\n +${name}:\\n +distribution:\\n +kind: mixture\\n +components:\\n)((?: +- .*\\n)+)`,
  ).exec(text);
  if (found === null) throw new RangeError(`${name}: must stand in the file as a mixture`);
  const [all, head, lines] = found;
  const indent = /^ */.exec(lines)?.[0] ?? "";
  const body = components.map(({ weight, distribution: { kind, ...parameters } }) => {
    const said = Object.entries(parameters).map(([key, value]) => `${key}: ${value}`);
    return `${indent}- { weight: ${weight}, distribution: { kind: ${kind}, ${said.join(", ")} } }\n`;
  });
  return text.replace(all, `${head}${body.join("")}`);
}
