import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import { describe, expect, test } from "vitest";
import { langs } from "../../../src/report/words/lang.ts";
import { finished, opened, pageOnDisk } from "../../support/explorer-page.ts";
import { runCli } from "../../support/run-cli.ts";
import { until } from "../../support/until.ts";
import { withBrowser } from "../../support/with-browser.ts";

const axeCode = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("the explorer in a browser", () => {
  test("runs a scenario that a reader has moved by keyboard to the bytes that the command line writes of it", async (context) => {
    await withBrowser(context, "the explorer was not run in a page", async (open) => {
      // More runs than one range and one part have, with facts and without.
      const { cwd, file } = await pageOnDisk("--runs", "1100", "--facts", "mild.yaml");
      expect(readFileSync(file).length).toBeLessThan(4_000_000);
      const { page, complaints } = await opened(open, file);
      const slider = page.locator(".slider input").first();
      for (const key of ["ArrowRight", "PageUp", "ArrowRight"]) await slider.press(key);
      await page.locator("#controls select").first().selectOption("price");
      await page.locator("#controls summary").click();
      await page.locator("#controls details .check input").first().uncheck();
      for (const isWeighed of [false, true]) {
        await page.locator("#controls > .field .check input").first().setChecked(isWeighed);
        await finished(page);
        await page.getByRole("button", { name: "Work out what it will write" }).click();
        await page.locator("#bands-hash").waitFor();
        writeFileSync(join(cwd, "moved.yaml"), await page.locator("#yaml").innerText());
        const command = await page.locator("#command").innerText();
        expect(command).toContain("run ban-2026-moved.yaml --seed 'page & line' --runs 1100");
        expect(command.includes("--facts mild.yaml --as-of 2026-07-31")).toBe(isWeighed);
        const known = isWeighed ? command.slice(command.indexOf("--facts")).split(" ") : [];
        const args = ["run", "moved.yaml", "--seed", "page & line", "--runs", "1100", "--out", "out", ...known];
        const { exitCode, stderr } = await runCli(args, { cwd });
        expect(exitCode, stderr).toBe(0);
        expect(await page.locator("#summary-hash").innerText()).toBe(hashOf(join(cwd, "out/summary.json")));
        expect(await page.locator("#bands-hash").innerText()).toBe(hashOf(join(cwd, "out/bands.csv")));
      }
      expect(complaints).toEqual([]);
    });
  });

  test("carries runs forward from fact to fact where few carry the weight, as the command line does, to the same bytes", async (context) => {
    await withBrowser(context, "no runs were carried forward in a page", async (open) => {
      const facts = ["--facts", "japan-2026", "--as-of", "2026-02-10"];
      const { cwd, file } = await pageOnDisk("--runs", "512", ...facts);
      const { page, complaints } = await opened(open, file, {}, "#v=1&runs=512&facts=1&run=7");
      await finished(page);
      const worth = Number(/as particles, worth (\d+) /.exec(await page.locator(".progress").innerText())?.[1]);
      await page.locator("#story .events").waitFor();
      await page.getByRole("button", { name: "Work out what it will write" }).click();
      await page.locator("#bands-hash").waitFor();
      const command = await page.locator("#command").innerText();
      expect(command).toContain(facts.join(" "));
      const args = ["run", "ban-2026", "--seed", "page & line", "--runs", "512", "--out", "out", ...facts];
      const { exitCode, stderr } = await runCli(args, { cwd });
      expect(exitCode, stderr).toBe(0);
      expect(await page.locator("#summary-hash").innerText()).toBe(hashOf(join(cwd, "out/summary.json")));
      expect(await page.locator("#bands-hash").innerText()).toBe(hashOf(join(cwd, "out/bands.csv")));
      const manifest = JSON.parse(readFileSync(join(cwd, "out/manifest.json"), "utf8"));
      expect(manifest.particles.readings.length).toBeGreaterThan(0);
      expect(worth).toBe(Math.round(manifest.effectiveRuns));
      expect(complaints).toEqual([]);
    });
  });

  test("keeps its state in the address, and says what it cannot read there", async (context) => {
    await withBrowser(context, "no address was opened", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const { page, complaints } = await opened(open, file, {}, "#v=1&runs=500&set=makers.cover:3&run=7&odd=1");
      await finished(page);
      expect(await page.locator(".problem").innerText()).toContain("odd=1");
      expect(await page.locator("#yaml").innerText()).toContain("cover: { value: 3,");
      expect(await page.locator("#story h3").innerText()).toBe("Run 7");
      await page.locator(".slider.is-moved button").click();
      await until("the address", 100, () => !page.url().includes("makers.cover"));
      const other = await opened(open, file, {}, "#v=9&runs=500");
      await finished(other.page);
      expect(await other.page.locator(".problem").innerText()).toContain("version 9");
      expect([...complaints, ...other.complaints]).toEqual([]);
    });
  });

  test("says in words that a browser gives it no workers", async (context) => {
    await withBrowser(context, "no browser was without workers", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const page = await open();
      await page.addInitScript("delete globalThis.Worker");
      await page.goto(`file://${file}`);
      expect(await page.locator("#app").innerText()).toContain("gives the page no workers");
    });
  });
});

describe.each(langs)("the explorer for everyone (%s)", (lang) => {
  test("breaks no rule of axe and logs nothing, at three widths, light and dark", async (context) => {
    await withBrowser(context, "axe was not run", async (open) => {
      const { file } = await pageOnDisk(
        "--runs",
        "64",
        "--lang",
        lang,
        "--facts",
        "japan-2026",
        "--beside",
        "precedent-2010-foretold",
      );
      for (const width of [1280, 768, 400])
        for (const colorScheme of ["light", "dark"] as const) {
          const hash = "#v=1&runs=64&set=makers.cover:3&run=7";
          const { page, complaints } = await opened(
            open,
            file,
            { viewport: { width, height: 900 }, colorScheme },
            hash,
          );
          await finished(page);
          await page.locator("#story .events").waitFor();
          await page.locator("figure details").evaluateAll((all) => {
            for (const each of all) each.setAttribute("open", "");
          });
          await page.evaluate(axeCode);
          const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
          expect(told, `${width} ${colorScheme}`).toEqual([]);
          const overflow = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect(overflow, `${width}: nothing sticks out`).toBe(0);
          expect(complaints).toEqual([]);
          await page.close();
        }
    });
  });
});
