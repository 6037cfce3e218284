import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { docsBase } from "@moagraph/provider-kit";
import { type Browser, chromium, type Page } from "playwright-core";
import sirv from "sirv";
import { findChromium } from "../../../../packages/recipes/test/browser/chromium.js";
import type { Session } from "../../playground/session/session.js";
import { shareFragment } from "../../playground/share/share-link.js";

const site = fileURLToPath(new URL("../../.vitepress/dist", import.meta.url));
const base = new URL(docsBase).pathname;
const executablePath = findChromium();
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];

/** Why the playground cannot be tested here; empty if it can. */
export const obstacle: string = obstacleHere();

function obstacleHere(): string {
  if (executablePath === undefined)
    return "No Chromium found. Install it: apt-get install chromium";
  if (!existsSync(`${site}/playground.html`)) return "The site is not built. Run: npm run docs";
  return "";
}

/** A browser, and the built site on a server of this machine. */
export interface PlaygroundSite {
  /** Opens the playground with a fragment, and waits for its editor. */
  open(fragment?: string, page?: Page): Promise<PlaygroundPage>;
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** An open playground. */
export interface PlaygroundPage {
  readonly page: Page;
  /** What went wrong in the page: errors, errors in the console, and requests to other hosts. */
  readonly faults: string[];
  /** Everything that was written to the console. */
  readonly written: string[];
}

/** Serves the site below its base path, and starts Chromium. */
export async function openSite(): Promise<PlaygroundSite> {
  const server = await serveSite();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({
    args,
    ...(executablePath && { executablePath }),
  });
  const newPage = (): Promise<Page> => browser.newPage({ viewport: { width: 1280, height: 900 } });
  return {
    newPage,
    async open(fragment = "", given) {
      const opened = watched(given ?? (await newPage()), origin);
      await opened.page.goto(`${origin}${base}playground.html${fragment}`);
      return opened;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function serveSite(): Promise<Server> {
  const files = sirv(site, { etag: true });
  const server = createServer((request, response) => {
    const { url = "/" } = request;
    if (url.startsWith(base)) request.url = url.slice(base.length - 1);
    files(request, response, () => {
      response.writeHead(404).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function watched(page: Page, origin: string): PlaygroundPage {
  const [faults, written]: [string[], string[]] = [[], []];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    written.push(message.text());
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) faults.push(url);
  });
  return { page, faults, written };
}

/** The fragment of a link to a session. */
export function linkTo(session: Partial<Session> & Pick<Session, "text">): string {
  const usual = { format: "yaml" as const, question: "What do you know about the Moon?" };
  return shareFragment({ ...usual, behaviours: {}, ...session }) ?? "";
}

/** Replaces the text in the editor. */
export async function write(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** Presses the button that runs the graph, and returns how the run ended. */
export async function run(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Run", exact: true }).click();
  return ended(page);
}

/** A limit for what hangs: the machines that run this are busy. */
const longestRunMs = 180_000;

/** Waits for the end of a run, and returns what the page says of it. */
export async function ended(page: Page): Promise<string> {
  const status = page.locator(".play-status");
  await status
    .filter({ hasText: /^(Answered|The run failed|Stopped|The run could)/ })
    .waitFor({ timeout: longestRunMs });
  return status.innerText();
}
