import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { workspacePackages } from "./scripts/workspace.mjs";

// Packages are read from their sources (`exports`, "@moagraph/source"), so their tests need no build.
const conditions = ["@moagraph/source", "module", "node", "development|production"];
const fromSources = { resolve: { conditions }, ssr: { resolve: { conditions } } };

// These measure and judge what is published.
const onTheBuild = ["repository", "@moagraph/benchmarks"];

// These also start programs, which load what is built.
const besideTheBuild = [
  "moagraph",
  "@moagraph/disk-cache",
  "@moagraph/provider-kit",
  "@moagraph/recipes",
];
const buildFirst = fileURLToPath(new URL("scripts/build-first.mjs", import.meta.url));

const projects = [
  { name: "repository", root: "." },
  ...workspacePackages().map(({ folder, manifest }) => ({
    name: String(manifest["name"]),
    root: folder,
  })),
];

export default defineConfig({
  test: {
    // vitest leaves one processor idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    projects: projects.map((project) => ({
      extends: true,
      ...(onTheBuild.includes(project.name) ? {} : fromSources),
      test: {
        ...project,
        // The files of a process share its modules: loading LangGraph anew takes longer than most tests.
        isolate: false,
        globalSetup: [...onTheBuild, ...besideTheBuild].includes(project.name) ? [buildFirst] : [],
        // The machines that run this are busy: a limit is for what hangs, not for what is slow.
        testTimeout: 60_000,
        hookTimeout: 60_000,
        include: project.root === "." ? ["test/**/*.test.ts"] : ["{src,test}/**/*.test.ts"],
      },
    })),
  },
});
