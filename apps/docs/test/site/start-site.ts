// The built site on a server of this machine, and a Chromium.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { docsBase } from "@moagraph/provider-kit";
import { type BrowserServer, chromium } from "playwright-core";
import sirv from "sirv";
import { chromiumOptions } from "../../../../packages/recipes/test/browser/chromium.js";
import { builtSite } from "./built-site.js";

const base = new URL(docsBase).pathname;

/** The served site. */
export interface StartedSite {
  /** The address of the site's home. */
  readonly url: string;
  /** Where the browser listens; `undefined` without a browser. */
  readonly browserEndpoint: string | undefined;
  close(): Promise<void>;
}

/** Serves the built site, and starts the browser. */
export async function startSite(): Promise<StartedSite> {
  const browser = await startBrowser();
  const server = await serve();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    browserEndpoint: browser?.wsEndpoint(),
    async close() {
      await browser?.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function startBrowser(): Promise<BrowserServer | undefined> {
  const options = chromiumOptions();
  return options && chromium.launchServer(options);
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
