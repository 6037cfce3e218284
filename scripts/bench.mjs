// What `npm run bench:<name>` does: builds, and runs benchmarks/src/<name>/main.ts.
import { runStep, startTool } from "./step.mjs";

const [name = "", ...args] = process.argv.slice(2);

const build = await runStep(["turbo", "run", "build", "--output-logs=errors-only"]);
if (!build.ok) {
  console.error(build.output);
  process.exit(1);
}

const command = [process.execPath, "--expose-gc", `benchmarks/dist/${name}/main.js`, ...args];
const child = startTool(command, { stdio: "inherit" });
process.on("SIGINT", () => {}); // the child gets it too, and ends
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
