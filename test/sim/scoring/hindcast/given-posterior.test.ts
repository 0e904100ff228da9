import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hindcastText } from "../../../../src/report/tables/hindcast.ts";
import type { Files } from "../../../../src/sim/scenario/bases.ts";
import { readEpisode } from "../../../../src/sim/scoring/hindcast/episode.ts";
import { givenAt, type Variant } from "../../../../src/sim/scoring/hindcast/given.ts";
import { runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { episodeText, evidence, printedProblems } from "../../../support/evidence.ts";
import { packageRoot } from "../../../support/package-root.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../../support/tiny-episode.ts";

const example = "configs/posterior/example.json";
const files: Files = {
  ...tinyFiles(),
  readText: (path) =>
    path === example ? readFileSync(join(packageRoot, example), "utf8") : tinyFiles().readText(path),
  shippedPosterior: (name) => (name === "example" ? example : undefined),
};

const plain = episodeText("2010").replace(/^posterior: .*\n/m, "");

/** 2010 with a posterior; a name that nothing has in place of `example` is one that is not there yet. */
const asking = (posterior: string) =>
  readEpisode("configs/hindcast/2010.yaml", `${plain}\nposterior: ${posterior}\n`, evidence);
type Inputs = {
  readonly [group: string]: Readonly<Record<string, { readonly source: string; readonly parameter?: unknown }>>;
};
const inputs = (read: ReturnType<typeof asking>, variant: Variant = "outOfSample") =>
  givenAt(read, evidence, files, variant).scenario.document as unknown as Inputs;

describe("an episode foretold with the posterior of an inference without it", () => {
  const read = asking("{ file: example, history: precedent }");

  test("draws what the posterior has, in place of priors widened by hand, and leaves out the rest as before", () => {
    const { demand, shipments, quotes, orders } = inputs(read);
    const before = inputs(readEpisode("configs/hindcast/2010.yaml", plain, evidence));
    expect([demand.elasticity, shipments.surge, quotes.askSensitivity].map(({ parameter }) => parameter)).toEqual([
      expect.objectContaining({ name: "elasticity", times: -1 }),
      expect.objectContaining({ name: "surge" }),
      expect.objectContaining({ name: "ask" }),
    ]);
    expect(orders.fearTime).toEqual(before.orders.fearTime);
    expect(before.demand.elasticity.parameter).toBeUndefined();
    expect(inputs(read, "policyKnown").demand.elasticity).toEqual(demand.elasticity);
  });

  test("in sample it takes that of an inference with it, where one is named, else none", () => {
    expect(inputs(read, "inSample").demand.elasticity.parameter).toBeUndefined();
    const both = asking("{ file: not-yet, ofAll: example, history: precedent }");
    expect(inputs(both, "inSample").demand.elasticity.parameter).toBeDefined();
  });

  test("takes only the parameters that it names", () => {
    const { demand, quotes } = inputs(asking("{ file: example, history: precedent, only: [ask] }"));
    expect([demand.elasticity.parameter, quotes.askSensitivity.parameter]).toEqual([
      undefined,
      expect.objectContaining({ name: "ask" }),
    ]);
    expect(printedProblems(() => inputs(asking("{ file: example, history: precedent, only: [asks] }"))).join()).toMatch(
      /2010\.yaml:\d+:\d+ {2}posterior\.only: must name parameters of example.*did you mean ask\?/,
    );
  });

  test("what is not there yet changes nothing, and is said", async () => {
    const given = givenAt(asking("{ file: not-yet, history: precedent }"), evidence, files, "outOfSample");
    const before = givenAt(readEpisode("configs/hindcast/2010.yaml", plain, evidence), evidence, files, "outOfSample");
    expect(given.posterior).toEqual({ name: "not-yet", sha256: null });
    expect(before.posterior).toBeUndefined();
    expect(given.scenario.document).toEqual(before.scenario.document);
    const text = async (posterior: string) => {
      const episode = tinyEpisode((same) => `${same}posterior: ${posterior}\n`);
      const { record } = await runHindcast([episode], tinyEvidence, files, {
        ...{ seed: "posterior", runs: 100, workers: 1, ablate: [] },
      });
      return hindcastText(record, (word) => word).replaceAll("\n", " ");
    };
    expect(await text("{ file: not-yet }")).toContain(
      "tiny is told with priors widened by hand: the posterior not-yet, inferred without it, is not there.",
    );
    expect(await text("{ file: example, history: precedent }")).toMatch(
      /tiny is told with the posterior example \([0-9a-f]{12}\), inferred without it\./,
    );
  });
});
