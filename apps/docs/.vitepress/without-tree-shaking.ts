import type { Plugin } from "vitepress";

/**
 * Keeps unused code in the bundle that writes the HTML of the pages. It is deleted after that, so the time to
 * find what is unused in hundreds of pages buys nothing. The bundle for browsers is still without unused code.
 */
export const withoutTreeShaking: Plugin = {
  name: "without-tree-shaking",
  config: (_, { isSsrBuild }) =>
    isSsrBuild === true ? { build: { rollupOptions: { treeshake: false } } } : undefined,
};
