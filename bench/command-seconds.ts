import { pathToFileURL } from "node:url";

/*
 * Runs a build's command line in this fresh process, node command-seconds.ts <its first file> <arguments>, and prints as the last
 * line of standard error the seconds of the processor that it took, all threads together, and the resident memory at its peak.
 */
const [entry, ...args] = process.argv.slice(2);
process.argv = [process.execPath, entry, ...args];
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.error(JSON.stringify({ processor: (user + system) / 1e6, megabytes }));
});
await import(pathToFileURL(entry).href);
