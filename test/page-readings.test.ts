import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, workspacePackages } from "../scripts/workspace.mjs";

const usesPages = /playwright-core|\b(?:openPage|openPlayground|useBrowser)\b/;
const readings =
  "innerText|allInnerTexts|textContent|allTextContents|innerHTML|inputValue|getAttribute|count|isVisible|isHidden|" +
  "isDisabled|isEnabled|isChecked|boundingBox";
/** What a test reads of a page once, without a wait for what it expects. */
const readOnce = [
  /expect\(\s*\(*await\b.*/g,
  new RegExp(`= await page\\b[^;]*\\.(?:${readings})\\(`, "g"),
];

// A poll for what must not be there would end before it comes.
const claimsAbsence = /\)\.(?:not\.|toBe\(0\)|toEqual\(\[\]\))/;

function readingsIn(source: string): string[] {
  if (!usesPages.test(source)) return [];
  const found = readOnce.flatMap((pattern) => source.match(pattern) ?? []);
  return found.filter((code) => !claimsAbsence.test(code));
}

test("tests wait for what they expect of a page, which reacts later than they read", () => {
  const folders = workspacePackages()
    .map(({ folder }) => `${folder}/test`)
    .filter((folder) => existsSync(join(root, folder)));
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file}`),
  );
  const found = files.flatMap((file) =>
    readingsIn(readFileSync(join(root, file), "utf8")).map(
      (code) =>
        `${file}: ${code} Write \`await expect.poll(() => …)\`. Read once only what must not be there, after a wait ` +
        "for the end: `.not.`, `.toBe(0)` or `.toEqual([])` on the same line.",
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  'import "playwright-core"; expect(await page.url()).toBe("x");',
  "openPage(); expect((await answers(page)).at(-1)).toBe(1);",
  'openPlayground(); const text = await page.locator("main").innerText();',
])("finds %s", (source) => {
  expect(readingsIn(source)).toHaveLength(1);
});

test("lets a test read once what must not be there", () => {
  const source = 'openPage(); expect(await page.locator("main").innerText()).not.toContain(key);';
  expect(readingsIn(source)).toEqual([]);
});
