// Type-checks the sources of packages for browsers without the types of Node, which their tests know. The step `lint`
// checks the types of everything, these sources included, with each package's tsconfig.json.
// The build does not check types, and needs no build of other packages.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./step.mjs";
import { root, workspacePackages } from "./workspace.mjs";

const forBrowsers = workspacePackages()
  .map(({ folder }) => `${folder}/tsconfig.build.json`)
  .filter((project) => existsSync(join(root, project)) && !usesNode(project));

for (const project of forBrowsers) {
  const { ok, output } = await runStep(checkOf(project));
  if (!ok) {
    console.error(output.trimEnd());
    process.exitCode = 1;
  }
}

/** @param {string} project */
function checkOf(project) {
  // Each thread would check the types of LangGraph and LangChain again.
  const options = ["--singleThreaded", "--noEmit", "--noCheck", "false", "--noResolve", "false"];
  return ["tsc", ...options, "-p", project];
}

/** @param {string} project */
function usesNode(project) {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, project), "utf8"));
  return compilerOptions?.types?.includes("node") ?? false;
}
