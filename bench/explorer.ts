import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { earlierBuild, here } from "./earlier-build.ts";
import { measurePage, type Taken } from "./explorer-page.ts";
import { median } from "./median.ts";

/*
 * The explorer of ban-2026 in headless Chromium: how long until it answers and until all runs are in, when the page opens as
 * written, when a slider is moved, and when an address with a moved slider is opened cold; what a step of a slider costs. Wall
 * clocks tell of a machine that is otherwise idle alone; seconds of the processor, of all threads of the browser, tell of any.
 * `--against <git ref>`: the same of that build, by turns, and the ratio of both. `--rounds <count>`: 5 unless asked otherwise.
 */
const { values } = parseArgs({
  options: { against: { type: "string" }, rounds: { type: "string", default: "5" } },
});
const rounds = Number(values.rounds);
const earlier = values.against === undefined ? null : earlierBuild(values.against);
const folder = mkdtempSync(join(tmpdir(), "chokepoint-bench-"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const builds = [here, ...(earlier === null ? [] : [earlier.root])];
  const files = builds.map((root, k) => pageOf(root, join(folder, `${k}.html`)));
  const taken = files.map((): (readonly Taken[])[] => []);
  for (let round = 0; round < rounds; round++) {
    // Neither build is always the first.
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const k of order) if (k < files.length) taken[k].push(await measurePage(browser, files[k]));
  }
  const [ours, before] = taken;
  console.log(`median of ${rounds} rounds, in brackets the lowest and the highest\n`);
  ours[0].forEach(({ label, unit }, m) => {
    const of = (all: readonly (readonly Taken[])[]) => all.map((each) => each[m].value);
    const ratio = before && spread(of(ours).map((value, round) => value / of(before)[round]));
    console.log(
      `${label.padEnd(58)} ${spread(of(ours))} ${unit}${ratio === undefined ? "" : `;  over before ${ratio}`}`,
    );
  });
} finally {
  await browser.close();
  earlier?.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** The page as a build writes it. */
function pageOf(root: string, file: string): string {
  const cli = [join(root, "dist/cli.js"), "explore", "ban-2026", "--seed", "bench", "--runs", "2000", "--out", file];
  execFileSync(process.execPath, cli, { stdio: ["ignore", "ignore", "ignore"] });
  console.log(`page of ${(statSync(file).size / 1e6).toFixed(2)} MB`);
  return file;
}

function spread(all: readonly number[]): string {
  const text = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  return `${text(median(all))} (${text(Math.min(...all))}-${text(Math.max(...all))})`;
}
