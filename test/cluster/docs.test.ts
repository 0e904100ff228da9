import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../support/package-root.ts";

const folder = join(packageRoot, "docs/cluster");
const page = readFileSync(join(packageRoot, "docs/cluster.md"), "utf8");
const fileOf = (name: string) => readFileSync(join(folder, name), "utf8");

type Job = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly template: {
      readonly spec: {
        readonly restartPolicy: string;
        readonly containers: readonly { readonly image: string; readonly args: readonly string[] }[];
      };
    };
  };
};
const jobOf = (name: string) => parse(fileOf(name)) as Job;
const containerOf = (job: Job) => job.spec.template.spec.containers[0];

test("docs/cluster.md shows every file of docs/cluster as it stands", () => {
  const shown = [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, body]) => body);
  for (const name of readdirSync(folder)) expect(shown, name).toContain(fileOf(name));
});

describe("the jobs for Kubernetes", () => {
  const [shards, merge] = [jobOf("kubernetes-shards.yaml"), jobOf("kubernetes-merge.yaml")];

  /** As looked up in the reference of the API; a field that it does not know is dropped by it in silence. */
  const knownFields = {
    job: ["apiVersion", "kind", "metadata", "spec"],
    spec: [
      "backoffLimit",
      "backoffLimitPerIndex",
      "completionMode",
      "completions",
      "maxFailedIndexes",
      "parallelism",
      "podFailurePolicy",
      "template",
    ],
    pod: ["containers", "restartPolicy", "volumes"],
    container: ["args", "image", "name", "resources", "volumeMounts"],
  };

  test.each([
    ["shards", shards],
    ["merge", merge],
  ])("%s: a Job of batch/v1 with no field that the API does not know", (_, job) => {
    expect([job.apiVersion, job.kind, job.spec.template.spec.restartPolicy]).toEqual(["batch/v1", "Job", "Never"]);
    expect(knownFields.job).toEqual(expect.arrayContaining(Object.keys(job)));
    expect(knownFields.spec).toEqual(expect.arrayContaining(Object.keys(job.spec)));
    expect(knownFields.pod).toEqual(expect.arrayContaining(Object.keys(job.spec.template.spec)));
    expect(knownFields.container).toEqual(expect.arrayContaining(Object.keys(containerOf(job))));
  });

  test("as many completions as shards, each tried again by itself, but not where the input is wrong", () => {
    const { args } = containerOf(shards);
    expect(shards.spec.completionMode).toBe("Indexed");
    expect(String(shards.spec.completions)).toBe(args[args.indexOf("--shards") + 1]);
    expect(shards.spec.backoffLimitPerIndex).toBe(3);
    expect(shards.spec.podFailurePolicy).toMatchObject({
      rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [2] } }, { action: "Ignore" }],
    });
  });

  test("the merge reads what the shards wrote, with the same image", () => {
    const [of, whole] = [containerOf(shards), containerOf(merge)];
    expect(whole.args[1]).toBe(of.args[of.args.indexOf("--out") + 1]);
    expect(whole.image).toBe(of.image);
  });
});
