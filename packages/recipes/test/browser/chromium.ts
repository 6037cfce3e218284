import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { LaunchOptions } from "playwright-core";

// The shell comes first: Chromium without a window still draws its menus, in processes of their own.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const places = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A limit for what hangs, in milliseconds: of a start, and of a wait for a page. A busy machine is slow. */
export const longestMs = 60_000;

/** What to install where {@link chromiumOptions} finds nothing. */
export const noChromium: string =
  "No Chromium found. Install it: apt-get install chromium-headless-shell";

/**
 * Says how to start the Chromium or Chrome of this machine.
 *
 * @returns `undefined` if there is none.
 * @throws {Error} If there is none where `CI` is set: no test may be left out there.
 */
export function chromiumOptions(): LaunchOptions | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = [...candidates, ...places].find(isExecutable);
  const args = [...quiet, ...offline];
  if (executablePath !== undefined) return { executablePath, args, timeout: longestMs };
  if (process.env["CI"] === "true") throw new Error(noChromium);
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
