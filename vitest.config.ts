import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { workspacePackages } from "./scripts/workspace.mjs";

// Packages are read from their sources (`exports`, "@moagraph/source"), so their tests need no build.
// Without vite's "module": Node does not know it, and AWS's files for it load only in a bundle.
const conditions = ["@moagraph/source", "node", "development|production"];
const fromSources = { resolve: { conditions }, ssr: { resolve: { conditions } } };

// Node loads what is built. vite would transform it in each process, which takes seconds.
const asBuilt = { server: { deps: { external: [/\/dist\//] } } };

// These measure and judge what is published, and use it as applications do.
export const onTheBuild = [
  "repository",
  "@moagraph/benchmarks",
  "@moagraph/example-langgraph-server",
];

// These also start programs, which load what is built.
const besideTheBuild = [
  "moagraph",
  "@moagraph/disk-cache",
  "@moagraph/docs",
  "@moagraph/eval",
  "@moagraph/example-ai-sdk-ui",
  "@moagraph/example-react-use-stream",
  "@moagraph/provider-kit",
  "@moagraph/recipes",
  "@moagraph/sqlite",
  "@moagraph/test-postgres",
];
const buildFirst = fileURLToPath(new URL("scripts/build-first.mjs", import.meta.url));
const bundleCommand = fileURLToPath(
  new URL("packages/cli/test/bundle-command.ts", import.meta.url),
);

/** What is done once before the tests of a project. */
function setUpOf(name: string): string[] {
  if (name === "site") return [serveSite];
  if (["moagraph", "@moagraph/docs"].includes(name)) return [buildFirst, bundleCommand];
  return [...onTheBuild, ...besideTheBuild].includes(name) ? [buildFirst] : [];
}

// Packages with tests that need a process of their own, such as one in which no run was made yet.
const withIsolatedTests = ["@moagraph/core"];
const isolatedTests = "{src,test}/**/*.isolated.test.ts";

// Tests of the built site in Chromium. `npm test` runs them after it has built the site.
const siteTests = "test/site/**/*.test.ts";
const serveSite = fileURLToPath(new URL("apps/docs/test/site/serve-site.ts", import.meta.url));

/** Tests that share settings and processes. */
export interface TestProject {
  readonly name: string;
  readonly root: string;
  readonly include: string[];
  readonly exclude?: string[];
  readonly isolate?: boolean;
  readonly globalSetup: string[];
}

/** One for each package, named after it, and more for tests with needs of their own. */
export const projects: readonly TestProject[] = [
  { name: "repository", root: ".", include: ["test/**/*.test.ts"] },
  ...workspacePackages().flatMap(({ folder, manifest }) => {
    const name = String(manifest["name"]);
    const shared = { name, root: folder, include: ["{src,test}/**/*.test.ts"] };
    if (name === "@moagraph/docs") {
      return [
        { ...shared, exclude: [siteTests] },
        { ...shared, name: "site", include: [siteTests] },
      ];
    }
    if (!withIsolatedTests.includes(name)) return [shared];
    const isolated = { name: `${name}:isolated`, root: folder, include: [isolatedTests] };
    return [
      { ...shared, exclude: [isolatedTests] },
      { ...isolated, isolate: true },
    ];
  }),
].map((project) => ({ ...project, globalSetup: setUpOf(project.name) }));

/** The settings of all tests, as these projects. */
export function configOf(started: readonly TestProject[]): ViteUserConfig {
  return defineConfig({
    test: {
      // vitest leaves one processor idle, which is half of a small machine.
      maxWorkers: availableParallelism(),
      projects: started.map((project) => ({
        extends: true,
        ...(onTheBuild.includes(project.name) ? {} : fromSources),
        test: {
          ...(onTheBuild.includes(project.name) ? asBuilt : {}),
          // The files of a process share its modules: loading LangGraph again takes longer than most tests.
          isolate: false,
          ...project,
          // The machines that run this are busy: a limit is for what hangs, not for what is slow.
          testTimeout: project.name === "site" ? 240_000 : 120_000,
          hookTimeout: 120_000,
          // scripts/check.mjs prints what passed only then, with its first error.
          retry: process.env["CI"] === undefined ? 0 : 1,
          // vitest's own limit is one second.
          expect: { poll: { timeout: 30_000 } },
        },
      })),
    },
  });
}

export default configOf(projects);
