import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "playwright-core";

/*
 * The explorer in headless Chromium: how long until it answers, until all runs are in, and what a step of a slider costs. Wall
 * clocks tell of a machine that is otherwise idle alone; seconds of the processor, of all threads of the browser, tell of any.
 */

const runs = 2000;
const folder = mkdtempSync(join(tmpdir(), "chokepoint-bench-"));
const file = join(folder, "explorer.html");
const cli = ["dist/cli.js", "explore", "ban-2026", "--seed", "bench", "--runs", String(runs), "--out", file];
execFileSync(process.execPath, cli, { stdio: ["ignore", "ignore", "ignore"] });
console.log(`page ${(statSync(file).size / 1e6).toFixed(2)} MB`);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  for (let round = 0; round < 3; round++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const [started, before] = [performance.now(), processorSeconds()];
    await page.goto(`file://${file}`);
    await page.locator("#answer").waitFor();
    const first = performance.now() - started;
    const atFirst = processorSeconds() - before;
    await finished(page);
    const all = performance.now() - started;
    const atAll = processorSeconds() - before;
    const dragged = await drag(page, session);
    console.log(
      [
        `first answer ${first.toFixed(0)} ms (${atFirst.toFixed(2)} s of the processor)`,
        `${runs} runs ${all.toFixed(0)} ms (${atAll.toFixed(2)} s)`,
        `dragging: ${dragged}`,
      ].join("; "),
    );
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function finished(page: Page): Promise<void> {
  while ((await page.evaluate("document.querySelector('progress').position")) !== 1)
    await new Promise((wake) => setTimeout(wake, 10));
}

/** Moves a slider for three seconds, a step a frame: frames drawn, and what the page's own thread spent on each. */
async function drag(page: Page, session: CDPSession): Promise<string> {
  const slider = page.locator(".slider input").first();
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
    return of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration");
  };
  const before = await spent();
  const frames = await slider.evaluate(
    (input) =>
      new Promise<number[]>((done) => {
        const field = input as unknown as { value: string; dispatchEvent(event: Event): void };
        const times: number[] = [];
        const step = (time: number) => {
          times.push(time);
          field.value = String(times.length % 100);
          field.dispatchEvent(new Event("input", { bubbles: true }));
          if (time - times[0] < 3000) requestAnimationFrame(step);
          else done(times);
        };
        const { requestAnimationFrame } = globalThis as unknown as {
          requestAnimationFrame(call: (time: number) => void): void;
        };
        requestAnimationFrame(step);
      }),
  );
  const after = await spent();
  const gaps = frames.slice(1).map((time, k) => time - frames[k]);
  const sorted = gaps.toSorted((a, b) => a - b);
  const perFrame = ((after - before) * 1000) / frames.length;
  const at = (p: number) => sorted[Math.floor(p * (sorted.length - 1))].toFixed(0);
  return `${frames.length} frames in 3 s, gap ${at(0.5)} ms in the middle and ${at(0.95)} ms for one in twenty, ${perFrame.toFixed(1)} ms of the page's thread each`;
}

/** Of the browser and all its children. */
function processorSeconds(): number {
  const stats = execFileSync("sh", ["-c", "cat /proc/[0-9]*/stat 2>/dev/null || true"], { encoding: "utf8" });
  const ticks = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  const rows = stats
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [pid] = line.split(" ");
      const rest = line.slice(line.lastIndexOf(")") + 2).split(" ");
      return { pid: Number(pid), parent: Number(rest[1]), ticks: Number(rest[11]) + Number(rest[12]) };
    });
  const own = new Set([process.pid]);
  for (let size = 0; size !== own.size; ) {
    size = own.size;
    for (const { pid, parent } of rows) if (own.has(parent)) own.add(pid);
  }
  own.delete(process.pid);
  return rows.filter(({ pid }) => own.has(pid)).reduce((sum, row) => sum + row.ticks, 0) / ticks;
}
