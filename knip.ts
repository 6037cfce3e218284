import type { KnipConfig } from "knip";
import { entryPoints, workspacePackages } from "./scripts/workspace.mjs";

const packages = workspacePackages().filter(({ folder }) => folder.startsWith("packages/"));

const others = packages.filter(({ folder }) => folder !== "packages/cli");

const config: KnipConfig = {
  workspaces: {
    ".": {
      entry: ["scripts/*.mjs", "vitest.together.config.ts"],
      project: ["scripts/**", "test/**"],
      // Started as programs: by scripts/, and `moagraph` and `tsx` by npx.
      ignoreDependencies: ["moagraph", "sherif", "tsx"],
    },
    "apps/docs": {
      entry: [
        "typedoc.config.mjs",
        "generate/generate.mjs",
        "check/{run-examples,site}.mjs",
        "playground/main.tsx",
        "pictures/{draw-plots,take-pictures}.ts",
        ".vitepress/theme/*.data.ts",
      ],
      // The documentation's examples import these.
      ignoreDependencies: [
        "@ai-sdk/.+",
        "@langchain/.+",
        "@langfuse/.+",
        "@moagraph/.+",
        "@opentelemetry/.+",
        "ai",
        "gpt-tokenizer",
        "langchain",
        "langsmith",
        "zod",
      ],
    },
    examples: { entry: ["*.ts", "test/*.test.ts"] },
    "examples/langgraph-server": {
      entry: ["src/{graphs,index,main}.ts", "test/*.test.ts", "test/official-server.mjs"],
      project: ["{src,test}/**"],
    },
    "examples/chat-parts": { project: ["{src,test}/**"] },
    "examples/react-use-stream": {
      entry: ["src/main.tsx", "test/*.test.ts"],
      project: ["src/**", "test/**"],
    },
    "examples/ai-sdk-ui": {
      entry: ["src/page/main.tsx", "src/server/main.ts", "test/*.test.ts"],
      project: ["src/**", "test/**"],
    },
    benchmarks: {
      entry: ["src/*/main.ts", "src/*/job-worker.ts", "src/**/*.test.ts"],
      project: ["src/**"],
      // The part `machines` of the server's benchmark needs it.
      ignoreBinaries: ["cpulimit"],
    },
    "test-postgres": { entry: ["src/index.ts", "src/**/*.test.ts"], project: ["src/**"] },
    // The command line loads providers by name; its terminal tests run under util-linux's `script`.
    "packages/cli": {
      ...packageConfig(packageIn("packages/cli"), [
        "test/command-host.mjs",
        "test/commands-in-turn.mjs",
      ]),
      ignore: ["test/scripted-together/**"],
      ignoreDependencies: ["@moagraph/.+"],
      ignoreBinaries: ["mkfifo", "script"],
    },
    ...Object.fromEntries(others.map((each) => [each.folder, packageConfig(each)])),
    // A test mounts a small disk with util-linux's `unshare`.
    "packages/sqlite": {
      ...packageConfig(packageIn("packages/sqlite")),
      ignoreBinaries: ["unshare"],
    },
    // The script of the pages of reports is bundled.
    "packages/eval": packageConfig(packageIn("packages/eval"), [
      "src/report/page/main.tsx",
      "test/crash/crash-child.mjs",
    ]),
    // `initChatModel` loads the packages of models by name.
    "packages/providers/langchain": {
      ...packageConfig(packageIn("packages/providers/langchain")),
      ignoreDependencies: ["@langchain/openai"],
    },
  },
};

function packageIn(folder: string): (typeof packages)[number] {
  const found = packages.find((each) => each.folder === folder);
  if (found === undefined) throw new Error(`No package in ${folder}`);
  return found;
}

function packageConfig(
  each: (typeof packages)[number],
  programs: readonly string[] = [],
): { entry: string[]; project: string[] } {
  const sources = entryPoints(each).map(({ source }) => source.slice(each.folder.length + 1));
  const command = each.manifest["bin"] === undefined ? [] : ["src/main.ts"];
  return {
    entry: [
      ...sources,
      ...command,
      "{src,test}/**/*.{test,test-d}.ts",
      "test/browser/page.ts",
      "test/wirings/renamed/scenario.ts",
      ...programs,
    ],
    project: ["{src,test}/**"],
  };
}

export default config;
