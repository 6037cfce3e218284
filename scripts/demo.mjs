// What `npm start` does: builds, runs the `moa-lite` recipe offline, and says what to try next.
import { runStep, startTool } from "./step.mjs";

const question = "What should I know about the Moon?";
const lifelikePace = { SIMULATED_FIRST_TOKEN_MS: "600", SIMULATED_TOKENS_PER_SECOND: "40" };

const build = await runStep(["turbo", "run", "build", "--output-logs=errors-only"]);
if (!build.ok) {
  console.error(build.output);
  process.exit(1);
}

console.log(`Seven simulated calls answer “${question}”: six proposers, then the aggregator.\n`);
const code = await runMoagraph(["run", "moa-lite", "--offline", question]);
if (code === 0) {
  console.log(`
Next:
  npx moagraph list                          the recipes
  npx moagraph graph moa-lite                a recipe as a Mermaid diagram
  npx moagraph run moa --offline "…"         your own question, in three layers`);
}
process.exitCode = code;

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function runMoagraph(args) {
  const command = [process.execPath, "packages/cli/bin/moagraph.js", ...args];
  const child = startTool(command, { env: lifelikePace, stdio: "inherit" });
  process.on("SIGINT", () => {}); // the child gets it too, and ends the run
  return new Promise((resolve) => child.on("exit", (exitCode) => resolve(exitCode ?? 1)));
}
