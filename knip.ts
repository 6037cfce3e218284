import type { KnipConfig } from "knip";
import { entryPoints, workspacePackages } from "./scripts/workspace.mjs";

const packages = workspacePackages().filter(({ folder }) => folder.startsWith("packages/"));

const config: KnipConfig = {
  workspaces: {
    ".": {
      entry: ["scripts/*.mjs"],
      project: ["scripts/**", "test/**"],
      // Started as programs: by scripts/, and `moagraph` by `npx moagraph`.
      ignoreDependencies: ["@arethetypeswrong/cli", "moagraph", "publint", "sherif"],
    },
    "apps/docs": {
      entry: ["typedoc.config.mjs"],
      // scripts/check.mjs starts typedoc; the documentation's examples import the others.
      ignoreDependencies: ["typedoc", "@langchain/.+", "@moagraph/.+", "zod"],
    },
    ...Object.fromEntries(packages.map((each) => [each.folder, packageConfig(each)])),
  },
};

function packageConfig(each: (typeof packages)[number]): { entry: string[]; project: string[] } {
  const sources = entryPoints(each).map(({ source }) => source.slice(each.folder.length + 1));
  const command = each.manifest["bin"] === undefined ? [] : ["src/main.ts"];
  return {
    entry: [...sources, ...command, "{src,test}/**/*.{test,test-d}.ts"],
    project: ["{src,test}/**"],
  };
}

export default config;
