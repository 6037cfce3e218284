// Type-checks everything, tests and type tests (*.test-d.ts) included, with each package's tsconfig.json.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./step.mjs";
import { root, workspacePackages } from "./workspace.mjs";

const folders = [".", ...workspacePackages().map(({ folder }) => folder)];
const projects = folders
  .map((folder) => `${folder}/tsconfig.json`)
  .filter((project) => existsSync(join(root, project)));

for (const project of projects) {
  const { ok, output } = await runStep(["tsc", "--noEmit", "-p", project]);
  if (!ok) {
    console.error(output.trimEnd());
    process.exitCode = 1;
  }
}
