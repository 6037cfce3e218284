// `npm run docs` builds the documentation site; `npm run docs:dev` serves it and rebuilds on changes.
import { join } from "node:path";
import { startTool } from "./step.mjs";
import { root } from "./workspace.mjs";

const node = process.execPath;
const site = join(root, "apps/docs");
const vitepress = join(site, "node_modules/vitepress/bin/vitepress.js");
const [mode = "build"] = process.argv.slice(2);

await run(["turbo", "run", "build", "--output-logs=errors-only"], root);
await run([node, "generate/generate.mjs"], site);
await run([node, vitepress, mode], site);

/** @type {(command: string[], cwd: string) => Promise<void>} */
async function run(command, cwd) {
  const child = startTool(command, { cwd, stdio: "inherit" });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) process.exit(Number(code ?? 1));
}
