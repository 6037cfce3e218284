import type { Page } from "playwright-core";

/**
 * Calls back for what goes wrong in a page: errors of its scripts and of the console, dialogs, and requests to other
 * hosts than its own.
 *
 * @param originOf - The origin of the page. Addresses that are not of the web have none.
 */
export function followFaults(
  page: Page,
  originOf: () => string,
  add: (fault: string) => void,
): void {
  page.on("pageerror", ({ message }) => add(message));
  page.on("console", (message) => {
    if (message.type() === "error") add(message.text());
  });
  page.on("dialog", (dialog) => {
    add(`opens a dialog: ${dialog.message()}`);
    // The page may be left meanwhile.
    dialog.dismiss().catch(() => {});
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== originOf())
      add(`asks another host: ${request.url()}`);
  });
}
