import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { findBrowser, printPage } from "../../../src/report/files/print-page.ts";
import { runCli } from "../../support/run-cli.ts";
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
    const printing = { page: join(folder, "a.html"), pdf: join(folder, "a.pdf"), scratch: join(folder, "scratch") };
    const print = (browser: string, more = {}) =>
      printPage(browser, { ...printing, ...more }, new AbortController().signal);
    const why = await print("/bin/false");
    expect(why).toMatch(/^exit 1/);
    const missing = await print(join(folder, "no"));
    expect(missing).toContain("ENOENT");
    expect(await print("/bin/true", { scratch: join(folder, "no", "scratch") })).toContain("ENOENT");
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(process.platform !== "win32")("leaves a whole PDF or none, and no profile", async () => {
    const folder = temporaryFolder();
    const browser = join(folder, "browser");
    const printed = async (text: string) => {
      const script = `#!/bin/sh\nfor a; do case $a in --print-to-pdf=*) printf '${text}' > "\${a#*=}";; --user-data-dir=*) echo x > "\${a#*=}/x";; esac; done\n`;
      writeFileSync(browser, script, { mode: 0o755 });
      const printing = { page: join(folder, "a.html"), pdf: join(folder, "a.pdf"), scratch: join(folder, "scratch") };
      return await printPage(browser, printing, new AbortController().signal);
    };
    expect(await printed("%%PDF-1.4 cut")).toMatch(/^exit 0/);
    expect(readdirSync(folder)).toEqual(["browser"]);
    expect(await printed("%%PDF-1.4 whole %%%%EOF\\n")).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(["a.pdf", "browser"]);
  });

  test.runIf(process.platform !== "win32")(
    "has its profile in the half-written report, and no temporary folder is needed: whoever is killed leaves it nowhere else",
    async () => {
      const cwd = temporaryFolder();
      const browser = join(cwd, "browser");
      writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > "${cwd}/told"\n`, { mode: 0o755 });
      const study = ["--seed", "s", "--runs", "8", "--workers", "1", "--out", "r"];
      expect((await runCli(["run", "ban-2026", ...study], { cwd })).exitCode).toBe(0);
      vi.stubEnv("TMPDIR", join(cwd, "no"));
      onTestFinished(() => void vi.unstubAllEnvs());
      const { stderr, exitCode } = await runCli(["report", "r"], { cwd, env: { CHOKEPOINT_BROWSER: browser } });
      expect(stderr).toMatch(/^report\.pdf: left out, .* did not print the page: exit 0/);
      expect([exitCode, readdirSync(join(cwd, "r/report")).sort()]).toEqual([0, ["charts", "index.html"]]);
      const told = readFileSync(join(cwd, "told"), "utf8");
      expect(told).toMatch(/^--user-data-dir=.*\/r\/\.report\.partial-[^/]+\/print\/profile$/m);
    },
  );
});
