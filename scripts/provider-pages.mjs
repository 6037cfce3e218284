// What `npm run provider-pages` does: writes apps/docs/providers/, one page for each provider, one for
// servers with an OpenAI-style API, and a list of them. With `--check`, it only compares, and fails on a difference.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endpointsPage } from "./facts/endpoints-page.mjs";
import { providersIndex } from "./facts/providers-index.mjs";
import { providerPage } from "./facts/provider-page.mjs";
import { vendors } from "./facts/vendors.mjs";
import { root } from "./workspace.mjs";

const folder = "apps/docs/providers";

const known = (await vendors()).filter(hasReadme);
const pages = new Map([
  ["index.md", providersIndex(known)],
  ["endpoints.md", endpointsPage()],
]);
for (const vendor of known) {
  pages.set(`${vendor.id}.md`, providerPage(vendor));
}

mkdirSync(join(root, folder), { recursive: true });
const written = readdirSync(join(root, folder));
const names = [...new Set([...written, ...pages.keys()])].toSorted();
const changed = names.filter(
  (name) => !written.includes(name) || contents(name) !== pages.get(name),
);

if (process.argv.includes("--check")) {
  for (const name of changed) console.error(`${folder}/${name} is not up to date.`);
  if (changed.length > 0) console.error("Run `npm run provider-pages`.");
  process.exitCode = changed.length > 0 ? 1 : 0;
} else {
  for (const name of changed) update(name, pages.get(name));
}

/** A package without a README fails another test. @param {{ folder: string }} vendor */
function hasReadme(vendor) {
  return existsSync(join(root, vendor.folder, "README.md"));
}

/** @param {string} name */
function contents(name) {
  return readFileSync(join(root, folder, name), "utf8");
}

/** @type {(name: string, page: string | undefined) => void} */
function update(name, page) {
  const file = join(root, folder, name);
  if (page === undefined) rmSync(file);
  else writeFileSync(file, page);
  console.log(`${folder}/${name}: ${page === undefined ? "removed" : "written"}`);
}
