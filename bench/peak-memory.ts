/** Runs the command line with the given arguments and prints the process's peak resident memory [kB] as the last line. */
process.on("exit", () => console.error(process.resourceUsage().maxRSS));
await import("../src/cli.ts");
