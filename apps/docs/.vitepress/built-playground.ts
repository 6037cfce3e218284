import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import type { Plugin } from "vitepress";
import { base } from "../shared/base.mjs";

type Files = Rolldown.RolldownOutput["output"];

const playground = fileURLToPath(new URL("../playground", import.meta.url));
let files: Promise<Files> | undefined;

/**
 * Bundles the playground with Rolldown. It is most of the site's scripts, and takes the Rollup of VitePress a fifth of the
 * build. Pages that VitePress serves itself, as `npm run docs:dev` does, load its sources.
 */
export const builtPlayground: Plugin = {
  name: "built-playground",
  apply: "build",
  enforce: "pre",

  async resolveId(source, _, { ssr }) {
    if (!source.endsWith("/playground/load.ts")) return undefined;
    // Only browsers load it, so the bundle that writes the HTML of the pages needs no address.
    const id = ssr === true ? source : `${base}${addressOf(await bundled())}`;
    return { id, external: "absolute" };
  },

  // Not as files of the bundle: VitePress takes the first style in it for that of all pages.
  async writeBundle({ dir = "" }) {
    if (files === undefined || dir.endsWith(".temp")) return;
    for (const file of await files) {
      const path = join(dir, file.fileName);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.type === "chunk" ? file.code : file.source);
    }
  },
};

function bundled(): Promise<Files> {
  files ??= bundle();
  return files;
}

async function bundle(): Promise<Files> {
  const result = await build({
    configFile: false,
    root: playground,
    base,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      assetsDir: "assets/playground",
      chunkSizeWarningLimit: 5_000, // kB
      rolldownOptions: { input: `${playground}/load.ts`, preserveEntrySignatures: "strict" },
    },
  });
  if (!("output" in result)) throw new Error("Vite returned no files of the playground.");
  return result.output;
}

function addressOf(all: Files): string {
  return all.find((file) => file.type === "chunk" && file.isEntry)?.fileName ?? "";
}
