import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fillBlocks } from "../../report/tables/validation.ts";
import { commandsOf } from "../../report/words/commands.ts";
import { main } from "../program.ts";

/*
 * Fills the blocks of docs/comparing.md: each holds what the command above it prints. All else on the page is written by
 * hand.
 */

const page = new URL("../../../docs/comparing.md", import.meta.url);
const written = readFileSync(page, "utf8");
const cwd = mkdtempSync(join(tmpdir(), "comparing-"));
const bodies: Record<string, string> = {};
try {
  for (const { name, args } of commandsOf(written)) {
    let printed = "";
    const exitCode = await main(args, {
      cwd,
      packageRoot: fileURLToPath(new URL("../../..", import.meta.url)),
      codeVersion: "docs",
      stdout: (text) => {
        printed += text;
      },
      stderr: () => undefined,
      stderrIsTerminal: false,
      stdoutIsTerminal: false,
      now: () => 0,
      today: () => "2026-01-31",
      peakMemoryBytes: () => 0,
      paint: async () => ({}),
      processors: availableParallelism(),
      processId: 0,
      isRunning: () => true,
      env: {},
      signal: new AbortController().signal,
    });
    if (exitCode !== 0) throw new Error(`${args.join(" ")}: exit code ${exitCode}`);
    bodies[name] = `\`\`\`text\n${printed}\`\`\``;
  }
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
writeFileSync(page, fillBlocks(written, bodies));
