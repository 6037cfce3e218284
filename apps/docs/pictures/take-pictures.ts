// `npm run docs:screenshots` takes pictures of the built site into apps/docs/screenshots, to look at. With `-- --keep` it
// also writes those that pages show, into apps/docs/public/pictures. Names of `shots.ts` select some of them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { noChromium } from "../../../packages/recipes/test/browser/chromium.js";
import { startSite } from "../test/site/start-site.js";
import { type Shot, shots } from "./shots.js";
import { writeReport } from "./write-report.js";
import { writeRoundsReport } from "./write-rounds-report.js";

const folder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const screenshots = folder("screenshots");
const kept = folder("public/pictures");
const isKeeping = process.argv.includes("--keep");
const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const wanted = shots.filter(({ name }) => names.length === 0 || names.includes(name));

if (names.length === 0) rmSync(screenshots, { recursive: true, force: true });
for (const each of [screenshots, kept]) mkdirSync(each, { recursive: true });
const report = writeReport(join(screenshots, "report.html"));
const rounds = await writeRoundsReport(join(screenshots, "rounds.html"));
const site = await startSite();
try {
  if (site.browserEndpoint === undefined) throw new Error(noChromium);
  const browser = await chromium.connect(site.browserEndpoint);
  for (const shot of wanted)
    for (const colours of ["light", "dark"] as const) await take(browser, shot, colours);
} finally {
  await site.close();
}

/** Takes the picture of a page in one of the two colour schemes. */
async function take(browser: Browser, shot: Shot, colorScheme: "light" | "dark"): Promise<void> {
  const { name, path, run, width = 1280, height = 800, prepare, part, isKept = false } = shot;
  const viewport = { width, height };
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
  const reported = run === "rounds" ? rounds : report;
  await page.goto(path === undefined ? reported : new URL(path, site.url).href, {
    waitUntil: "networkidle",
  });
  await prepare?.(page);
  const picture = await webp(page, part);
  await page.close();
  const file = `${name}-${colorScheme}.webp`;
  writeFileSync(join(screenshots, file), picture);
  if (isKept && isKeeping) writeFileSync(join(kept, file), picture);
}

/** Playwright itself writes only PNG and JPEG, which are larger. */
async function webp(page: Page, part?: string): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const box = part === undefined ? null : await page.locator(part).first().boundingBox();
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 80,
    ...(box && { clip: { ...withMargin(box), scale: 1 }, captureBeyondViewport: true }),
  });
  return Buffer.from(data, "base64");
}

type Box = NonNullable<Awaited<ReturnType<ReturnType<Page["locator"]>["boundingBox"]>>>;

function withMargin({ x, y, width, height }: Box): Box {
  return { x: x - 12, y: y - 12, width: width + 24, height: height + 24 };
}
