import { existsSync } from "node:fs";
import type { Io } from "../sim/results/host.ts";
import { InputError } from "./input-error.ts";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * A browser that prints to PDF: that of CHOKEPOINT_BROWSER, or the first of the usual places. Undefined where there is
 * none; null where CHOKEPOINT_BROWSER says `none`.
 */
export function findBrowser({ env }: Pick<Io, "env">): string | undefined | null {
  const given = env.CHOKEPOINT_BROWSER;
  if (given === "none") return null;
  if (given === undefined || given === "") return usualPlaces.find((place) => existsSync(place));
  if (!existsSync(given))
    throw new InputError(`CHOKEPOINT_BROWSER: must be Chromium, Chrome or none, got no file ${given}`);
  return given;
}
