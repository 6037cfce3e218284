// The API reference: one page for each export of the published packages, from their docstrings.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Application } from "typedoc";
import { MarkdownPageEvent } from "typedoc-plugin-markdown";
import options from "../typedoc.config.mjs";
import { ExportRouter } from "./api/router.mjs";
import { warnOfExamples } from "./api/missing-examples.mjs";
import { warnOfSources } from "./api/missing-sources.mjs";
import { warnOfParameters } from "./api/undocumented-parameters.mjs";
import { packageSidebars, sortMembers } from "./api/package-sidebars.mjs";
import { pageText } from "./api/page-text.mjs";

/**
 * Throws if an export or a parameter has no description, if a function has no example, or if a link of a docstring or
 * to a source leads nowhere.
 *
 * @returns {Promise<import("./generated-pages.js").GeneratedPages>}
 */
export async function apiPages() {
  const app = await Application.bootstrapWithPlugins(options);
  app.renderer.defineRouter("exports", ExportRouter);
  const project = await app.convert();
  if (project === undefined) throw new Error("typedoc could not read the packages.");
  app.validate(project);
  warnOfParameters(project, app.logger);
  warnOfExamples(project, app.logger);
  warnOfSources(project, app.logger);
  for (const module of project.children ?? []) sortMembers(module);
  const { pages, urls } = await render(app, project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) {
    throw new Error("The API reference is incomplete. Fix what is listed above.");
  }
  return { pages, sidebar: packageSidebars(project, urls) };
}

/**
 * Collects the texts that the plugin writes into files, and the path of each export's page.
 *
 * @param {Application} app
 * @param {import("typedoc").ProjectReflection} project
 */
async function render(app, project) {
  const pages = /** @type {Record<string, string>} */ ({});
  const urls = /** @type {Map<number, string>} */ (new Map());
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    const path = `api/${page.url}`;
    pages[path] = pageText(page.model, page.contents ?? "");
    urls.set(page.model.id, `/${path.replace(/(index)?\.md$/, "")}`);
  });
  const folder = mkdtempSync(join(tmpdir(), "moagraph-api-"));
  await app.outputs.writeOutput({ name: "markdown", path: folder }, project);
  rmSync(folder, { recursive: true });
  return { pages, urls };
}
