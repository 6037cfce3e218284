import { expect, test } from "vitest";
import { addressOf, openPage } from "./open-page.js";
import { pageKinds } from "./page-kinds.js";

test.for(pageKinds)(
  "at the width of a phone, %s does not scroll sideways",
  async ([, path], context) => {
    const { page } = await openPage(context, { width: 360 });
    await page.goto(addressOf(path), { waitUntil: "networkidle" });
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide).toBeLessThanOrEqual(0);
  },
);
