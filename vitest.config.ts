import { defineConfig } from "vitest/config";
import { workspacePackages } from "./scripts/workspace.mjs";

const projects = [
  { name: "repository", root: "." },
  ...workspacePackages().map(({ folder, manifest }) => ({
    name: String(manifest["name"]),
    root: folder,
  })),
];

export default defineConfig({
  test: {
    projects: projects.map((project) => ({
      extends: true,
      test: {
        ...project,
        include: project.root === "." ? ["test/**/*.test.ts"] : ["{src,test}/**/*.test.ts"],
      },
    })),
  },
});
