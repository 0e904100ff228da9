import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findBrowser, printPage } from "../../../src/report/files/print-page.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

describe("the browser that prints the page", () => {
  test("is the one of CHOKEPOINT_BROWSER; none is wanted where it says none; one that is not there is refused", () => {
    const own = join(temporaryFolder(), "chrome");
    writeFileSync(own, "");
    expect(findBrowser(own)).toBe(own);
    expect(findBrowser("none")).toBeNull();
    expect(() => findBrowser(`${own}-not`)).toThrow(
      /^CHOKEPOINT_BROWSER: must be Chromium, Chrome or none, got no file /,
    );
  });

  test("that cannot print says why, and the report stands without report.pdf", async () => {
    const folder = temporaryFolder();
    const why = await printPage(
      "/bin/false",
      join(folder, "a.html"),
      join(folder, "a.pdf"),
      new AbortController().signal,
    );
    expect(why).toMatch(/^exit 1/);
    const missing = await printPage(join(folder, "no"), "a.html", join(folder, "a.pdf"), new AbortController().signal);
    expect(missing).toContain("ENOENT");
  });
});
