// The global set-up of the site's tests: one build, one server and one Chromium for all of them.
import type { TestProject } from "vitest/node";
import { runStep } from "../../../../scripts/step.mjs";
import { startSite } from "./start-site.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the site's home. */
    readonly siteUrl: string;
    /** Where the browser listens; `undefined` without a browser. */
    readonly browserEndpoint: string | undefined;
  }
}

/** Builds and serves the site, and starts the browser. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await build();
  const site = await startSite();
  provide("siteUrl", site.url);
  provide("browserEndpoint", site.browserEndpoint);
  return () => site.close();
}

/** `npm test` has built the site before. */
async function build(): Promise<void> {
  if (process.env["MOAGRAPH_SITE_BUILT"] === "true") return;
  const { ok, output } = await runStep([process.execPath, "scripts/docs.mjs"]);
  if (!ok) throw new Error(`The site could not be built.\n${output.trimEnd()}`);
}
