import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname } from "node:path";

/*
 * Preloaded into the command line, kills it as SIGKILL does the moment its part number KILLED_AT_PART is on the disk, of
 * those in the folder whose path ends in KILLED_IN: at the same point however busy the machine. In an array job only the
 * task KILLED_TASK, and only the first time.
 */
const { KILLED_AT_PART, KILLED_IN = "", KILLED_TASK, SLURM_ARRAY_TASK_ID, SLURM_RESTART_COUNT } = process.env;
if (SLURM_ARRAY_TASK_ID === KILLED_TASK && SLURM_RESTART_COUNT === undefined) {
  const { renameSync } = fs;
  let left = Number(KILLED_AT_PART);
  fs.renameSync = (from, to) => {
    renameSync(from, to);
    const path = String(to);
    if (path.endsWith(".part") && dirname(path).endsWith(KILLED_IN) && --left === 0)
      process.kill(process.pid, "SIGKILL");
  };
  syncBuiltinESMExports();
}
