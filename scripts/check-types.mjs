// Type-checks everything, tests and type tests (*.test-d.ts) included, with each package's tsconfig.json.
// The build does not check types, and needs no build of other packages.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

const together = projects.filter((project) => !isAlone(project));
const apart = projects.filter(isAlone);

for (const command of [checkAll([oneOf(together), ...apart]), ...forBrowsers.map(checkBuild)]) {
  const { ok, output } = await runStep(command);
  if (!ok) {
    console.error(output.trimEnd());
    process.exitCode = 1;
  }
}

/**
 * A project has a program of its own if it has settings of its own, or type tests: what other packages add to the types of
 * the kit would be in them. Each program reads and checks core and the kit again.
 *
 * @param {string} project
 */
function isAlone(project) {
  const sources = join(root, dirname(project), "src");
  const files = existsSync(sources)
    ? readdirSync(sources, { recursive: true, encoding: "utf8" })
    : [];
  const hasTypeTests = files.some((file) => file.endsWith(".test-d.ts"));
  return hasTypeTests || settingsOf(project)["compilerOptions"] !== undefined;
}

/**
 * Writes one project with the files of all these.
 *
 * @param {string[]} all
 */
function oneOf(all) {
  const file = join(root, "node_modules/.cache/check-types/tsconfig.json");
  const include = all.flatMap((project) =>
    settingsOf(project)["include"].map((/** @type {string} */ part) =>
      join(root, dirname(project), part),
    ),
  );
  const settings = {
    extends: join(root, "tsconfig.check.json"),
    compilerOptions: { rootDir: root },
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...settings, include }));
  return file;
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
  return settingsOf(project)["compilerOptions"]?.types?.includes("node") ?? false;
}

/** @type {(project: string) => Record<string, any>} */
function settingsOf(project) {
  return JSON.parse(readFileSync(join(root, project), "utf8"));
}
