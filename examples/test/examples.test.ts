/** Every example runs offline and prints what examples/README.md shows. */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";

const folder = new URL("../", import.meta.url);
const readme = readFileSync(new URL("README.md", folder), "utf8");
const examples = readdirSync(folder).filter((name) => name.endsWith(".ts"));

/** The output of each example by file name, as the page shows it. */
const shown = new Map(
  [...readme.matchAll(/^### `(.+)`\n[^]*?^```text\n([^]*?)^```$/gm)].map(
    ([, file = "", output = ""]) => [file, output],
  ),
);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("examples/README.md", () => {
  test("lists every example", () => {
    expect([...shown.keys()].toSorted()).toEqual(examples.toSorted());
  });
});

describe.each(examples)("%s", (file) => {
  test("says how to run it", () => {
    const source = readFileSync(new URL(file, folder), "utf8");
    expect(source).toMatch(`// Run it with: npx tsx examples/${file}\n`);
  });

  test("prints the output shown in examples/README.md", async () => {
    expect(await outputOf(file)).toBe(shown.get(file));
  });
});

/** Runs an example in this process. Each is imported once, so it runs once. */
async function outputOf(file: string): Promise<string> {
  let output = "";
  vi.spyOn(console, "log").mockImplementation((text: string) => void (output += `${text}\n`));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (output += String(text)) !== "");
  await import(new URL(file, folder).href);
  return output;
}
