import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { engineVersion } from "../../../src/model/version.ts";
import { loadInference } from "../../../src/sim/results/shipped.ts";
import { packageRoot } from "../../support/package-root.ts";

type Shipped = {
  readonly name: string;
  readonly tableSha256: string;
  readonly historiesSha256: string;
  readonly engineVersion: string;
  readonly effective: number;
  readonly draws: readonly { readonly weight: number }[];
};

const folder = join(packageRoot, "configs/posterior");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

test.each(files)("%s is of the table, the scenarios and the model as they stand", (file) => {
  const posterior = JSON.parse(readFileSync(join(folder, file), "utf8")) as Shipped;
  const { tableSha256, historiesSha256 } = loadInference(posterior.name, { cwd: packageRoot, packageRoot });
  expect(posterior).toMatchObject({ tableSha256, historiesSha256, engineVersion });
  // Fewer say nothing.
  expect(posterior.effective).toBeGreaterThan(50);
  expect(posterior.draws.reduce((sum, { weight }) => sum + weight, 0)).toBe(1000);
});
