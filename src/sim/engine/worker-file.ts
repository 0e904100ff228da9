/** The code of the threads that make parts: where it lies, and, where it is bundled, what it is. */
export const workerFile = new URL("./worker.ts", import.meta.url);
