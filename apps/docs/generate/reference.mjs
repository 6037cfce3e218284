// The pages of the command line and of graph files.
import { graphJsonSchema } from "@moagraph/core/graph";
import { cliPage } from "./cli.mjs";
import { graphFilePage } from "./graph-file.mjs";

/** @type {() => Promise<import("./generated-pages.js").GeneratedPages>} */
export async function referencePages() {
  return {
    pages: {
      "reference/cli.md": cliPage(await program()),
      "reference/graph-file.md": graphFilePage(graphJsonSchema()),
    },
    sidebar: [
      { text: "Command line", link: "/reference/cli" },
      { text: "Graph files", link: "/reference/graph-file" },
    ],
  };
}

/** The program of the built command line. It exports nothing. */
async function program() {
  const { createProgram } = await import("../../../packages/cli/dist/create-program.js");
  const { signal } = new AbortController();
  return createProgram({ signal, end: () => undefined, onInterrupt: () => undefined });
}
