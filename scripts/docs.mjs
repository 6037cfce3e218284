// `npm run docs` builds the documentation site, and checks it and all examples; `npm run docs:dev` serves it and rebuilds on changes.
import { join } from "node:path";
import { startTool } from "./step.mjs";
import { root } from "./workspace.mjs";

const node = process.execPath;
const site = join(root, "apps/docs");
// Hundreds of pages leave much garbage: with larger steps, its collection takes less time.
const vitepress = ["--max-semi-space-size=64", "node_modules/vitepress/bin/vitepress.js"];
const [mode = "build"] = process.argv.slice(2);

await run(["turbo", "run", "build", "--output-logs=errors-only"], root);
if (mode === "build") await run([node, "scripts/check-examples.mjs"], root);
await run([node, "generate/generate.mjs"], site);
await run([node, ...vitepress, mode], site);
if (mode === "build") await run([node, "check/site.mjs"], site);

/** @type {(command: string[], cwd: string) => Promise<void>} */
async function run(command, cwd) {
  const child = startTool(command, { cwd, stdio: "inherit" });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) process.exit(Number(code ?? 1));
}
