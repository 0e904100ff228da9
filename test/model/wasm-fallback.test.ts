import { expect, test, vi } from "vitest";
import { kernels } from "../../src/model/wasm/kernels.ts";
import { plainSampling } from "../../src/sim/engine/sampling/sampling.ts";
import { fingerprintOf } from "../support/fingerprint.ts";
import { frozenGolden } from "../support/golden.ts";
import { shippedScenario } from "../support/shipped-scenarios.ts";

vi.mock("../../src/model/wasm/kernels.ts", async (original) => ({ ...(await original<object>()), kernels: null }));

test("a runtime without WebAssembly gives the reference runs their bits", async () => {
  expect(kernels).toBeNull();
  const { seed, runs, scenarios } = frozenGolden();
  for (const name of ["precedent-2010", "ban-2026"]) {
    const { outcomes, series } = await fingerprintOf(shippedScenario(name), { seed, sampling: plainSampling, runs });
    expect({ outcomes, series }).toEqual({ outcomes: scenarios[name].outcomes, series: scenarios[name].series });
  }
});
