import { execFileSync } from "node:child_process";
import type { Browser, CDPSession, Page } from "playwright-core";

/** One figure of a page of the explorer. */
export type Taken = { readonly label: string; readonly unit: string; readonly value: number };

type Take = (label: string, unit: string, value: number) => void;

/** Moves of a slider that are timed, each when the one before is over. */
const moves = 4;

/** All figures of one page: opened as written, then moved, then dragged; and opened once more with a slider moved. */
export async function measurePage(browser: Browser, file: string): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const take: Take = (label, unit, value) => void taken.push({ label, unit, value });
  for (const [what, hash] of [
    ["opened as written", ""],
    ["opened cold with a slider moved", "#v=1&runs=2000&set=makers.cover:3"],
  ]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(inPage);
    const before = processorSeconds();
    await page.goto(`file://${file}${hash}`);
    const { first, all } = await marksOf(page);
    take(`${what}: first answer`, "ms", first);
    take(`${what}: all runs`, "ms", all);
    await quiet();
    take(`${what}: processor until it is quiet`, "s", processorSeconds() - before);
    if (hash === "") await measureMoves(page, take);
    await page.close();
    // Until its process has gone, with all that it has spent.
    await quiet();
  }
  return taken;
}

async function measureMoves(page: Page, take: Take): Promise<void> {
  const all: { readonly first: number; readonly all: number; readonly processor: number }[] = [];
  for (let move = 0; move < moves; move++) {
    const before = processorSeconds();
    await page.evaluate(`moveSlider(${20 + 15 * move})`);
    const marks = await marksOf(page);
    await quiet();
    all.push({ ...marks, processor: processorSeconds() - before });
  }
  const mean = (of: (each: (typeof all)[number]) => number) => all.reduce((sum, each) => sum + of(each), 0) / moves;
  take(
    "slider moved: first answer",
    "ms",
    mean(({ first }) => first),
  );
  take(
    "slider moved: all runs",
    "ms",
    mean((each) => each.all),
  );
  take(
    "slider moved: processor",
    "s",
    mean(({ processor }) => processor),
  );
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const { gaps, spent } = await drag(page, session);
  const at = (p: number) => gaps.toSorted((a, b) => a - b)[Math.floor(p * (gaps.length - 1))];
  take("slider dragged: from frame to frame, in the middle", "ms", at(0.5));
  take("slider dragged: from frame to frame, one in twenty", "ms", at(0.95));
  take("slider dragged: the page's own thread, a frame", "ms", spent / gaps.length);
}

/**
 * In the page: when there is a first answer of what is asked for, and when all of it, each once it is painted; counted from the
 * opening of the page, or from the move of a slider. The bar of progress tells: as many runs as the page shows at the least.
 */
const inPage = `
const marks = { from: 0, fewest: 32, isWaiting: false, first: null, all: null };
function painted(note) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => note(performance.now() - marks.from);
    port2.postMessage(null);
  });
}
function look() {
  const bar = document.querySelector("#answer progress");
  if (bar === null) return;
  if (bar.value < bar.max) marks.isWaiting = false;
  if (marks.isWaiting) return;
  if (bar.value >= marks.fewest) painted((time) => { marks.first ??= time; });
  if (bar.value === bar.max) painted((time) => { marks.all ??= time; });
}
new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
globalThis.marks = marks;
globalThis.moveSlider = (to) => {
  const slider = document.querySelector(".slider input");
  Object.assign(marks, { from: performance.now(), fewest: 64, isWaiting: true, first: null, all: null });
  slider.value = String(to);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
};
globalThis.dragSlider = () =>
  new Promise((done) => {
    const slider = document.querySelector(".slider input");
    const times = [];
    const step = (time) => {
      times.push(time);
      slider.value = String(times.length % 100);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      if (time - times[0] < 3000) requestAnimationFrame(step);
      else done(times);
    };
    requestAnimationFrame(step);
  });
`;

/** Once all runs are in [ms]. */
async function marksOf(page: Page): Promise<{ readonly first: number; readonly all: number }> {
  for (;;) {
    const marks = (await page.evaluate("marks")) as { readonly first: number; readonly all: number | null };
    if (marks.all !== null) return { first: marks.first, all: marks.all };
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Waits until the browser has next to nothing to do, such as to check runs and to compile what is run often. */
async function quiet(): Promise<void> {
  for (let last = Number.NEGATIVE_INFINITY; ; ) {
    const now = processorSeconds();
    if (Math.abs(now - last) < 0.03) return;
    last = now;
    await new Promise((wake) => setTimeout(wake, 500));
  }
}

/** Moves a slider for three seconds, a step a frame: from frame to frame, and what the page's own thread spent in all [ms]. */
async function drag(page: Page, session: CDPSession): Promise<{ gaps: readonly number[]; spent: number }> {
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
    return 1000 * (of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration"));
  };
  const before = await spent();
  const frames = (await page.evaluate("dragSlider()")) as readonly number[];
  return { gaps: frames.slice(1).map((time, k) => time - frames[k]), spent: (await spent()) - before };
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
