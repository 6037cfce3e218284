// A global set-up of vitest for projects whose tests start or read what the build writes.
import { runStep } from "./step.mjs";

const build = ["exec", "turbo", "run", "build", "--output-logs=errors-only"];

/** Builds all packages, once per test run. It takes two seconds when nothing has changed. */
export async function setup() {
  if (process.env["MOAGRAPH_BUILT"] === "true") return;
  const { ok, output } = await runStep([process.execPath, "scripts/pnpm.mjs", ...build]);
  if (!ok) throw new Error(`These tests need the build, and it failed.\n${output.trimEnd()}`);
  process.env["MOAGRAPH_BUILT"] = "true";
}
