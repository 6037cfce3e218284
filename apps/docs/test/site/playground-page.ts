import type { Page } from "playwright-core";
import { expect, type TestContext } from "vitest";
import type { Session } from "../../playground/session/session.js";
import { shareFragment } from "../../playground/share/share-link.js";
import { addressOf, openPage } from "./open-page.js";

/** An open playground. */
export interface PlaygroundPage {
  readonly page: Page;
  /** What went wrong in the page: errors, errors in the console, and requests to other hosts. */
  readonly faults: string[];
  /** Everything that was written to the console. */
  readonly written: string[];
}

/** Opens the playground with a fragment for the duration of a test. */
export async function openPlayground(
  context: TestContext,
  fragment = "",
  script = "",
): Promise<PlaygroundPage> {
  const { page, faults } = await openPage(context);
  const written: string[] = [];
  page.on("console", (message) => void written.push(message.text()));
  await page.addInitScript(script);
  await page.goto(addressOf(`playground.html${fragment}`));
  return { page, faults, written };
}

/** The fragment of a link to a session. */
export function linkTo(session: Partial<Session> & Pick<Session, "text">): string {
  const usual = { format: "yaml" as const, question: "What do you know about the Moon?" };
  return shareFragment({ ...usual, behaviours: {}, ...session }) ?? "";
}

/** Replaces the text in the editor, which loads after the page and shows its first text a moment later. */
export async function write(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content", { hasText: /\S/ }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** Presses the button that runs the graph, and expects what the page says of the end of the run. */
export async function run(page: Page, ending: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expectEnd(page, ending);
}

/** A limit for what hangs: the machines that run this are busy. */
const longestRunMs = 180_000;

/** Waits for the end of a run, and expects what the page says of it. */
export async function expectEnd(page: Page, ending: RegExp): Promise<void> {
  const status = page.locator(".play-status");
  await status
    .filter({ hasText: /^(Answered|The run failed|Stopped|The run could)/ })
    .waitFor({ timeout: longestRunMs });
  await expect.poll(() => status.innerText()).toMatch(ending);
}
