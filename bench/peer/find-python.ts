import { spawnSync } from "node:child_process";

/** Where a Python with NumPy may be: the first on the path need not be the one that has it. */
const candidates = ["python3", "/usr/bin/python3"] as const;

/** One thread, and nothing written beside the sources. */
export const pythonEnvironment = {
  ...process.env,
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

/** The first Python 3.9 or later that can import NumPy, or null. */
export function findPython(): string | null {
  const asks = "import sys, numpy; sys.exit(sys.version_info < (3, 9))";
  const works = (python: string) => spawnSync(python, ["-c", asks], { env: pythonEnvironment }).status === 0;
  return candidates.find(works) ?? null;
}

export const noPython = `no Python 3 with NumPy was found among ${candidates.join(", ")}`;
