// `npm run check:install`: does the install line of each published README by itself, with npm and
// with pnpm, in an empty folder, with the newest versions of the registry. Runs the first example
// there, and prints what came with it. `npm run check:install -- openai` does those that match.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyApp, installSpec } from "./empty-app.mjs";
import { installedPackages, megabytes } from "./installed-packages.mjs";
import { packPublished } from "./pack-published.mjs";
import { readme } from "./readme.mjs";
import { runExample } from "./run-example.mjs";
import { runStep } from "./step.mjs";
import { root } from "./workspace.mjs";

const commands = {
  npm: ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"],
  pnpm: ["pnpm", "add", "--prefer-offline", "--config.node-linker=isolated"],
};
const kit = join(root, "packages/providers/kit");
const [wanted = ""] = process.argv.slice(2);

const folder = realpathSync(mkdtempSync(join(tmpdir(), "moagraph-install-")));
const packed = await packPublished(join(folder, "tarballs"));
console.log(
  "| Package | npm: packages | npm: MB | pnpm: packages | pnpm: MB | more than one copy |",
);
console.log("| --- | ---: | ---: | ---: | ---: | --- |");
try {
  for (const { published } of packed) {
    if (!published.manifest["name"].includes(wanted)) continue;
    const line = readme(published.folder);
    const npm = await install("npm", line);
    const pnpm = await install("pnpm", line);
    const twice = [...new Set([...npm.twice, ...pnpm.twice])].join(", ") || "none";
    const cells = [published.manifest["name"], npm.count, npm.size, pnpm.count, pnpm.size, twice];
    console.log(`| ${cells.join(" | ")} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** @type {(manager: "npm" | "pnpm", line: import("./readme.mjs").Readme) => Promise<{ count: number, size: string, twice: string[] }>} */
async function install(manager, line) {
  const app = join(folder, manager);
  emptyApp(app, packed, line.install);
  const specs = line.install.map((name) => installSpec(name, packed));
  const { ok, output } = await runStep([...commands[manager], ...specs], { cwd: app });
  const fault = ok ? await runExample(line, app, kit) : output;
  if (fault !== undefined) {
    console.error(`${line.file} with ${manager}:\n${fault}\n`);
    process.exitCode = 1;
  }
  const installed = ok ? installedPackages(app) : [];
  const size = megabytes(join(app, "node_modules")).toFixed(0);
  rmSync(app, { recursive: true });
  return { count: new Set(installed).size, size, twice: installedTwice(installed) };
}

/** @param {string[]} installed - Each `name@version`, once for each copy. */
function installedTwice(installed) {
  const names = installed.map((each) => each.slice(0, each.lastIndexOf("@")));
  return names.filter((name, index) => names.indexOf(name) !== index);
}
