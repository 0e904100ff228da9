import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { officeForms } from "../../../src/report/files/office.ts";
import { packageRoot } from "../../support/package-root.ts";
import { officeHashes } from "./hashes.ts";

const program = `
  import { officeHashes } from ${JSON.stringify(new URL("hashes.ts", import.meta.url).href)};
  console.log((await officeHashes()).join("\\n"));`;

const inTimeZone = (TZ: string) => {
  const args = ["--import", "tsx", "--input-type=module", "--eval", program];
  return execFileSync(process.execPath, args, { cwd: packageRoot, encoding: "utf8", env: { ...process.env, TZ } });
};

test("the same results give the same bytes, in any process and time zone, one time and the next", async () => {
  const [first, next] = [await officeHashes(), await officeHashes()];
  expect(first.map((line) => line.split(" ")[0])).toEqual([...officeForms, "brief"]);
  expect(next).toEqual(first);
  for (const zone of ["America/Los_Angeles", "Pacific/Kiritimati"])
    expect(inTimeZone(zone).trim().split("\n"), zone).toEqual(first);
});
