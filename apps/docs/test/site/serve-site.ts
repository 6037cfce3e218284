// The global set-up of the site's tests: one build, one server and one Chromium for all of them.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { docsBase } from "@moagraph/provider-kit";
import { type BrowserServer, chromium } from "playwright-core";
import sirv from "sirv";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../../../packages/recipes/test/browser/chromium.js";
import { runStep } from "../../../../scripts/step.mjs";
import { builtSite } from "./built-site.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the site's home. */
    readonly siteUrl: string;
    /** Where the browser listens; `undefined` without a browser. */
    readonly browserEndpoint: string | undefined;
  }
}

const base = new URL(docsBase).pathname;
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Builds and serves the site, and starts the browser. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await build();
  const browser = await startBrowser();
  const server = await serve();
  provide("siteUrl", `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`);
  provide("browserEndpoint", browser?.wsEndpoint());
  return async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  };
}

/** `npm test` has built the site before. */
async function build(): Promise<void> {
  if (process.env["MOAGRAPH_SITE_BUILT"] === "true") return;
  const { ok, output } = await runStep([process.execPath, "scripts/docs.mjs"]);
  if (!ok) throw new Error(`The site could not be built.\n${output.trimEnd()}`);
}

async function startBrowser(): Promise<BrowserServer | undefined> {
  const executablePath = findChromium();
  if (executablePath !== undefined) {
    return chromium.launchServer({ executablePath, args: [...quiet, ...offline] });
  }
  if (process.env["CI"] === "true")
    throw new Error("No Chromium found. Install Debian's chromium.");
  return undefined;
}

/** Serves the site below its base path, as GitHub Pages does. Everything else is not found. */
async function serve(): Promise<Server> {
  const files = sirv(builtSite);
  const server = createServer((request, response) => {
    const notFound = (): void => void response.writeHead(404).end("Not found.");
    if (request.url?.startsWith(base) !== true) return notFound();
    request.url = request.url.slice(base.length - 1);
    return files(request, response, notFound);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
