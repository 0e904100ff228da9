import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { interruptHandler } from "../../src/cli/terminal/interrupt.ts";
import { packageRoot } from "../support/package-root.ts";
import { signalGroup, startCli } from "../support/start-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { until } from "../support/until.ts";

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s sent twice to the whole group, as a terminal and npm do, leaves nothing half-written",
  async (signal) => {
    const cwd = temporaryFolder();
    const args = ["run", "ban-2026", "--seed", "s", "--runs", "5000000", "--workers", "2", "--out", "out"];
    const { child, ended } = startCli(cwd, args);
    await until("the command to begin", 20, () => readdirSync(cwd).some((name) => name.startsWith(".out.partial")));
    signalGroup(child, signal);
    const sent = performance.now();
    await wait(1);
    // Of a test held up for seconds it would be no echo any more, but a second wish to end.
    if (performance.now() - sent < 1000) signalGroup(child, signal);
    const { stderr } = await ended;
    // A test held up may signal when first parts are finished.
    const left = readdirSync(cwd);
    expect(stderr).toContain(
      left.length === 0 ? "interrupted: nothing was written" : "interrupted: finished parts are kept",
    );
    expect([[], ["out.unfinished"]]).toContainEqual(left);
  },
);

test("npm starts the command line itself: a process between them that waits for an answer would kill a busy one", () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  for (const script of [scripts.chokepoint, ...scripts.start.split(" && ")])
    expect(script).toMatch(/^node --[-=a-z0-9]+ dist\/cli\.js( |$)/);
});

test.runIf(process.platform === "linux").each([
  [{}, ["MALLOC_ARENA_MAX=2", "MALLOC_MMAP_THRESHOLD_=16384"]],
  [{ MALLOC_ARENA_MAX: "7" }, ["MALLOC_ARENA_MAX=7"]],
])(
  "a study is simulated with an allocator that maps large buffers by themselves, unless the user said: %o",
  async (env, expected) => {
    const cwd = temporaryFolder();
    const args = ["run", "ban-2026", "--seed", "s", "--runs", "5000000", "--workers", "1", "--out", "out"];
    const { child } = startCli(cwd, args, { env });
    await until("the command to begin", 20, () => readdirSync(cwd).some((name) => name.startsWith(".out.partial")));
    const settings = readFileSync(`/proc/${child.pid}/environ`, "utf8").split("\0");
    expect(settings.filter((each) => each.startsWith("MALLOC_")).sort()).toEqual(expected);
  },
);

test.runIf(process.platform === "linux")("what is printed on a full disk is told in one line", async () => {
  const { ended } = startCli(packageRoot, ["check", "ban-2026"], { wrap: 'exec "$0" "$@" >/dev/full' });
  const { code, stderr } = await ended;
  expect([code, stderr.trim().split("\n").length]).toEqual([2, 1]);
  expect(stderr).toMatch(/^what is printed cannot be written, got ENOSPC/);
});

test("a reader who closes the pipe early, as head does, gets no stack", async () => {
  const { child, ended } = startCli(packageRoot, ["check", "ban-2026"]);
  child.stdout?.destroy();
  expect(await ended).toEqual({ code: 0, signal: null, stderr: "" });
});

test("the first signal stops the command, its echoes do nothing, one after the grace ends the process", () => {
  let clock = 0;
  const calls: string[] = [];
  const handle = interruptHandler({
    now: () => clock,
    stop: ({ message }) => void calls.push(message),
    end: () => void calls.push("end"),
  });
  for (const at of [0, 1, 400, 2000, 2001]) {
    clock = at;
    handle("SIGINT");
  }
  expect(calls).toEqual(["interrupted by SIGINT", "end"]);
});
