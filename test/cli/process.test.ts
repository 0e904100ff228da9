import { EventEmitter } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { interruptHandler } from "../../src/cli/terminal/interrupt.ts";
import { printingTo } from "../../src/cli/terminal/streams.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
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

const slow = ["run", "ban-2026", "--seed", "s", "--runs", "1024", "--workers", "1", "--out", "out"];

test.runIf(process.platform === "linux").each([
  ["progress goes to a full disk", 'exec "$0" "$@" 2>/dev/full', 0],
  ["what is found goes to a full disk", 'exec "$0" "$@" >/dev/full', 2],
  ["both do", 'exec "$0" "$@" >/dev/full 2>&1', 2],
  ["nobody reads its progress", '("$0" "$@"; echo $? >code) 2>&1 >/dev/null | true; exit $(cat code)', 0],
])("a study is finished whatever becomes of its words: %s", async (_, wrap, exitCode) => {
  const cwd = temporaryFolder();
  const { code } = await startCli(cwd, slow, { wrap }).ended;
  expect(readdirSync(cwd).filter((name) => name !== "code")).toEqual(["out"]);
  expect(readdirSync(join(cwd, "out"))).toContain("manifest.json");
  expect(code).toBe(exitCode);
});

test("what cannot be printed is dropped for good, and only results that are lost are told", () => {
  const streams = { stdout: new EventEmitter(), stderr: new EventEmitter() };
  const printed: string[] = [];
  const stream = (name: "stdout" | "stderr") =>
    Object.assign(streams[name], { write: (text: string) => printed.push(`${name} ${text}`) > 0 });
  const start = () => printingTo({ stdout: stream("stdout"), stderr: stream("stderr") } as never);
  const fail = (name: "stdout" | "stderr", code: string) =>
    streams[name].emit("error", Object.assign(new Error(code), { code }));
  const gone = start();
  for (const name of ["stdout", "stderr"] as const) {
    gone[name]("a");
    fail(name, "EIO");
    fail(name, "EIO");
    gone[name]("b");
  }
  expect([printed.splice(0), gone.isCut()]).toEqual([["stdout a", "stderr a"], false]);
  for (const name of ["stdout", "stderr"] as const) streams[name].removeAllListeners();
  const full = start();
  full.stdout("a");
  for (let time = 0; time < 2; time++) fail("stdout", "ENOSPC");
  full.stdout("b");
  expect(full.isCut()).toBe(true);
  expect(printed).toEqual(["stdout a", "stderr what is printed cannot be written, got ENOSPC\n"]);
});

test("a study whose terminal is closed ends in good order", async () => {
  const cwd = temporaryFolder();
  const args = ["run", "ban-2026", "--seed", "s", "--runs", "5000000", "--workers", "1", "--out", "out"];
  const { child, ended } = startCli(cwd, args);
  await until("the command to begin", 20, () => readdirSync(cwd).some((name) => name.startsWith(".out.partial")));
  signalGroup(child, "SIGHUP");
  child.stdout?.destroy();
  child.stderr?.destroy();
  expect((await ended).code).toBe(130);
  expect([[], ["out.unfinished"]]).toContainEqual(readdirSync(cwd));
});

test("a mistake of ours is told in one line that says what to report, exit code 70; --debug adds the stack", async () => {
  const broken = {
    env: {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent("process.cwd=()=>{throw new TypeError('a\\nb')}")}`,
    },
  };
  const { code, stderr } = await startCli(packageRoot, ["check", "ban-2026"], broken).ended;
  expect(code).toBe(70);
  expect(stderr).toMatch(
    /^chokepoint \S+: a mistake of the program, not of yours: TypeError: a b; please report .*\n$/,
  );
  const debugged = await startCli(packageRoot, ["check", "--debug", "ban-2026"], broken).ended;
  expect(debugged.code).toBe(70);
  expect(debugged.stderr).toMatch(/^chokepoint .*\nTypeError: a\nb\n {4}at /);
});

test("a mistake within a command is told likewise", async () => {
  const paint = () => {
    throw new RangeError("no such colour");
  };
  const cwd = temporaryFolder();
  expect((await runCli([...slow.slice(0, -5), "8", "--workers", "1", "--out", "out"], { cwd })).exitCode).toBe(0);
  const { exitCode, stderr } = await runCli(["report", "out"], { cwd, paint });
  expect([exitCode, stderr.split("\n").length]).toEqual([70, 2]);
  expect(stderr).toMatch(/^chokepoint 0\.0\.0-test: a mistake of the program, .*: RangeError: no such colour; /);
  expect(readdirSync(join(cwd, "out"))).not.toContain("report");
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
