// Type-checks everything, tests and type tests (*.test-d.ts) included, with each package's tsconfig.json.
// The build does not check types, and needs no build of other packages.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./step.mjs";
import { root, workspacePackages } from "./workspace.mjs";

const folders = [".", ...workspacePackages().map(({ folder }) => folder)];
const projects = folders
  .map((folder) => `${folder}/tsconfig.json`)
  .filter((project) => existsSync(join(root, project)));

// Tests know the types of Node. The sources of a package for browsers must not use them.
const forBrowsers = folders
  .map((folder) => `${folder}/tsconfig.build.json`)
  .filter((project) => existsSync(join(root, project)) && !usesNode(project));

for (const command of [checkAll(projects), ...forBrowsers.map(checkBuild)]) {
  const { ok, output } = await runStep(command);
  if (!ok) {
    console.error(output.trimEnd());
    process.exitCode = 1;
  }
}

/**
 * One process, which reads the types of LangChain once. It must not skip a project whose own files are old.
 *
 * @param {string[]} all
 */
function checkAll(all) {
  return ["tsc", "--build", "--force", "--noEmit", ...all];
}

/** @param {string} project */
function checkBuild(project) {
  return ["tsc", "--noEmit", "--noCheck", "false", "--noResolve", "false", "-p", project];
}

/** @param {string} project */
function usesNode(project) {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, project), "utf8"));
  return compilerOptions?.types?.includes("node") ?? false;
}
