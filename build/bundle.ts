import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";
import { fontFiles } from "../src/report/render/font-files.ts";
import { fontPath } from "./font-path.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What Node is given to start or to import: the command line, the library, and the code of threads. */
const entries = ["src/cli.ts", "src/index.ts", "src/sim/engine/worker.ts", "src/sim/inference/points/worker.ts"];

/** What a reader's browser runs, and its name in `dist`: the viewer of charts; the explorer, and its workers with the engine. */
const scripts = {
  viewer: "src/report/page/viewer.ts",
  explorer: "src/report/explorer/app/main.tsx",
  "explorer-worker": "src/report/explorer/app/worker.ts",
};

/** Packages that find files of their own beside their code, and so stay what they are. */
const unbundled = ["canvas", "subset-font", "tinypool"];

const fonts = fontFiles.flatMap(({ file }) => [400, 600].map((weight) => relative(root, fontPath(file, weight))));

/** Puts bundles, fonts and the licences of what is in them into `dist`, and takes out what an earlier build left there. */
export async function bundle(): Promise<void> {
  const common = { absWorkingDir: root, bundle: true, charset: "utf8", metafile: true, write: false } as const;
  const node = await build({
    ...common,
    entryPoints: entries.map((path) => ({ in: path, out: bundleOf(path) })),
    outdir: dist,
    format: "esm",
    platform: "node",
    target: "node22.18",
    splitting: true,
    // Some packages in CommonJS ask for modules of Node's.
    banner: { js: 'import{createRequire as requireIn}from"node:module";const require=requireIn(import.meta.url);' },
    external: unbundled,
    plugins: [filesBesideCode],
    legalComments: "none",
  });
  const browser = await build({
    ...common,
    entryPoints: scripts,
    outdir: dist,
    format: "iife",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    minify: true,
    legalComments: "none",
  });
  const files = new Map<string, Uint8Array>();
  for (const { path, contents } of [...node.outputFiles, ...browser.outputFiles])
    files.set(relative(dist, path), contents);
  for (const path of fonts) files.set(join("fonts", basename(path)), readFileSync(join(root, path)));
  files.set("licences.txt", Buffer.from(licencesOf([node.metafile, browser.metafile])));
  for (const [path, contents] of files) put(join(dist, path), contents);
  for (const name of readdirSync(dist)) if (name.endsWith(".js") && !files.has(name)) rmSync(join(dist, name));
}

/** What is there already stays as it is: a command may be reading it. */
function put(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

/** All bundles lie flat in `dist`, so that from each of them any file is at the same place. */
function bundleOf(path: string): string {
  return path
    .replace(/^src\//, "")
    .replace(/\.ts$/, "")
    .replaceAll("/", "-");
}

/** Code says where a file is seen from its own place in `src`; its bundle has to say it seen from `dist`. */
const filesBesideCode: Plugin = {
  name: "files beside code",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => {
      if (relative(root, path).includes("node_modules")) return undefined;
      const code = readFileSync(path, "utf8");
      const contents = code.replace(/new URL\("([^"]+)", import\.meta\.url\)/g, (_, target: string) => {
        const file = relative(root, resolve(dirname(path), target)).replaceAll("\\", "/");
        if (file.endsWith(".ts") && !entries.includes(file)) throw new Error(`${path}: ${file} must be an entry`);
        const from = file.endsWith(".ts") ? `./${bundleOf(file)}.js` : `../${file}${target.endsWith("/") ? "/" : ""}`;
        return `new URL(${JSON.stringify(from)}, import.meta.url)`;
      });
      return { contents, loader: "ts" };
    });
  },
};

/** The licence of each package of which something is in the bundles, and of the fonts; a text that many share, once. */
function licencesOf(bundles: readonly Metafile[]): string {
  const files = [...bundles.flatMap(({ inputs }) => Object.keys(inputs)), ...fonts];
  const folders = new Set(files.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
  const byText = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const text = licenceOf(folder);
    byText.set(text, [...(byText.get(text) ?? []), folder]);
  }
  return [...byText]
    .map(([text, of]) => `${of.map((folder) => folder.replace(/.*node_modules\//, "")).join(", ")}\n\n${text}\n`)
    .join(`\n${"=".repeat(80)}\n\n`);
}

function licenceOf(folder: string): string {
  const files = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name));
  const texts = files.map((name) => readFileSync(join(root, folder, name), "utf8").trim());
  if (texts.length > 0) return texts.join("\n\n");
  const { license, author } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return [license, author?.name ?? author].join(", ");
}
