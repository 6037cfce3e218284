import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const command = fileURLToPath(new URL("../../../packages/cli/bin/moagraph.js", import.meta.url));
const lifelikePace = { SIMULATED_FIRST_TOKEN_MS: "600", SIMULATED_TOKENS_PER_SECOND: "40" };

/** Runs a recipe with simulated models, writes its report into the file, and returns the file's address. */
export function writeReport(file: string): string {
  const question = "What should I know about the Moon?";
  execFileSync(
    process.execPath,
    [command, "run", "moa-lite", "--offline", "--report", file, question],
    { env: { ...process.env, ...lifelikePace }, stdio: "pipe" },
  );
  return pathToFileURL(file).href;
}
