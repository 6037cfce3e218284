// The configuration of `npm test`, which runs everything: packages are one project. Each project starts processes of
// its own, which load LangGraph and transform core's sources again.
import { configOf, onTheBuild, projects, type TestProject } from "./vitest.config.js";

/** All packages whose tests can share processes, as one project. */
function together(parts: readonly TestProject[]): TestProject {
  return {
    name: "packages",
    root: ".",
    include: parts.flatMap((part) => inFolder(part, part.include)),
    exclude: parts.flatMap((part) => inFolder(part, part.exclude)),
    globalSetup: [...new Set(parts.flatMap(({ globalSetup }) => globalSetup))],
  };
}

function inFolder({ root }: TestProject, patterns: readonly string[] = []): string[] {
  return patterns.map((pattern) => `${root}/${pattern}`);
}

function runsAlone({ name, isolate }: TestProject): boolean {
  return isolate === true || name === "site" || onTheBuild.includes(name);
}

export default configOf([
  ...projects.filter(runsAlone),
  together(projects.filter((project) => !runsAlone(project))),
]);
