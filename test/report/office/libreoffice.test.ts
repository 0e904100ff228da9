import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { officeFile, officeForms } from "../../../src/report/files/office.ts";
import { briefDocument } from "../../../src/report/office/brief-document.ts";
import { toldChart } from "../../../src/report/office/told-chart.ts";
import { briefOf } from "../../../src/report/page/brief/brief-of.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { slidesOf } from "../../support/slides.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { madePair, madeStudy } from "../page/brief/opened.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const study = withInsights(syntheticResults({ runs: 64, weeks: 30, policy: { knownWeek: 4, changes: [4] } }));
const has = (command: string) => spawnSync(command, ["--version"]).error === undefined;
const profiles = (cwd: string) => `-env:UserInstallation=file://${join(cwd, "profile")}`;
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
      const args = [profiles(cwd), "--headless", "--convert-to", "pdf"];
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

  test("lays a brief out on two pages of A4, that of one study and that of two", async (context) => {
    if (!has("soffice") || !has("pdftotext")) return context.skip("no LibreOffice");
    const cwd = temporaryFolder();
    const all = [madeStudy({ runs: 64, weeks: 30 }, lang), await madePair({ runs: 64, weeks: 30 }, lang)];
    const names: string[] = [];
    for (const [k, { main, content }] of all.entries()) {
      const { brief, pictures } = await briefOf(main, [], content, []);
      names.push(join(cwd, `brief-${k}.docx`));
      writeFileSync(names[k], await briefDocument(brief, pictures));
    }
    execFileSync("soffice", [profiles(cwd), "--headless", "--convert-to", "pdf", "--outdir", cwd, ...names], {
      stdio: "pipe",
    });
    for (const name of names) {
      const told = execFileSync("pdfinfo", [name.replace("docx", "pdf")], { encoding: "utf8" });
      expect(told).toMatch(/^Pages:\s+2$/m);
      expect(told).toMatch(/A4/);
    }
  });
});
