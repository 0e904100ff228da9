import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../src/cli/terminal/compile-cache.ts";
import { bundle } from "./bundle.ts";

/* Makes the bundles of `dist`, which is what npm packs and what its scripts start; tsc then adds the declarations. */
await bundle();
rmSync(fileURLToPath(new URL("../dist/types", import.meta.url)), { recursive: true, force: true });

// What Node compiled of former bundles is of no more use, and nobody else would ever delete it.
const cache = cacheFolder(process);
if (cache !== undefined) rmSync(cache, { recursive: true, force: true });
