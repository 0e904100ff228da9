import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { officeFile, officeForms } from "../../../src/report/files/office.ts";
import { toldChart } from "../../../src/report/office/told-chart.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { slidesOf } from "../../support/slides.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const study = withInsights(syntheticResults({ runs: 64, weeks: 30, policy: { knownWeek: 4, changes: [4] } }));
const has = (command: string) => spawnSync(command, ["--version"]).error === undefined;
const squeezed = (text: string) => text.replace(/\s/g, "");

describe.each(langs)("LibreOffice, in %s,", (lang) => {
  test("opens a report in every form of Office and reads its words in order", async (context) => {
    if (!has("soffice") || !has("pdftotext")) {
      process.stderr.write("skipped: no LibreOffice or no pdftotext, so files of Office were not opened\n");
      return context.skip("no LibreOffice");
    }
    const cwd = temporaryFolder();
    const charts = chartsOf(study, lang).filter(({ id }) => ["duration", "prices"].includes(id));
    const content = { lang, studies: [study], charts, inputs: [] };
    for (const form of officeForms) {
      const file = await officeFile(form, content);
      writeFileSync(join(cwd, `report.${form}`), file);
      // A profile of its own: two at a time write nothing.
      const args = [`-env:UserInstallation=file://${join(cwd, "profile")}`, "--headless", "--convert-to", "pdf"];
      execFileSync("soffice", [...args, "--outdir", cwd, join(cwd, `report.${form}`)], { stdio: "pipe" });
      const pdf = join(cwd, "report.pdf");
      // It ends well for what it could not read too.
      expect(existsSync(pdf), form).toBe(true);
      const pages = Number(/^Pages:\s+(\d+)$/m.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))?.[1]);
      const text = squeezed(execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" }));
      expect(text).toContain(study.manifest.resultHash);
      if (form === "pptx") expect(pages).toBe(slidesOf(readFileSync(join(cwd, "report.pptx"))).length);
      if (form === "xlsx") continue;
      const places = charts.map((chart) => text.indexOf(squeezed(toldChart(chart, lang).headline)));
      expect(Math.min(...places), form).toBeGreaterThan(0);
      expect(places, form).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});
