// The API reference from the docstrings of the published packages: a page for each import name, and one for each
// folder of its sources that exports something.
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
import { packageSidebars } from "./api/package-sidebars.mjs";
import { pageText } from "./api/page-text.mjs";
import { placesOf } from "./api/places.mjs";
import { topicPage } from "./api/topic-page.mjs";
import { pathOf, sortMembers, topicsOf } from "./api/topics.mjs";

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
  const texts = await render(app, project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) {
    throw new Error("The API reference is incomplete. Fix what is listed above.");
  }
  const topics = topicsOf(project);
  const places = placesOf(topics, texts);
  const pages = topics.map((topic) => [`api/${pathOf(topic)}`, topicPage(topic, texts, places)]);
  const index = texts.get(project)?.contents ?? "";
  return {
    pages: { "api/index.md": index, ...Object.fromEntries(pages) },
    sidebar: packageSidebars(topics),
  };
}

/**
 * The texts that the plugin writes into files, one for each export and import name, by what they are of.
 *
 * @param {Application} app
 * @param {import("typedoc").ProjectReflection} project
 */
async function render(app, project) {
  const texts = /** @type {import("./api/places.mjs").Texts} */ (new Map());
  app.renderer.on(MarkdownPageEvent.END, ({ url, model, contents }) => {
    texts.set(/** @type {import("typedoc").Reflection} */ (model), {
      path: url,
      contents: pageText(contents ?? ""),
    });
  });
  const folder = mkdtempSync(join(tmpdir(), "moagraph-api-"));
  await app.outputs.writeOutput({ name: "markdown", path: folder }, project);
  rmSync(folder, { recursive: true });
  return texts;
}
