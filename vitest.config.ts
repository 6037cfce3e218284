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
        // The machines that run this are busy: a limit is for what hangs, not for what is slow.
        testTimeout: 60_000,
        hookTimeout: 60_000,
        include: project.root === "." ? ["test/**/*.test.ts"] : ["{src,test}/**/*.test.ts"],
      },
    })),
  },
});
