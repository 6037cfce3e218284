import { beforeAll, describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import type { Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";
import { startVendor, type Vendor } from "./vendor.js";

// The halves of surrogate pairs in different tokens, and one without its other half at the end.
const pieces = ["\ud83c", "\udf89 Party \ud83d", "\udc69\u200d", "\ud83d", "\udc67", " ", "\ud83c"];
const answer = "🎉 Party 👩‍👧 \uFFFD";

let vendor: Vendor;

async function run(command: string, stdin: string, ...options: string[]): Promise<Outcome> {
  const project = await createProject({ "panel.json": panelOf(["v:a", "v:b"], "v:c") });
  onTestFinished(() => project.remove());
  const env = { V_BASE_URL: vendor.url };
  return moagraph([command, "panel.json", ...options], { cwd: project.folder, env, stdin });
}

describe("characters that a vendor splits over tokens", () => {
  beforeAll(async () => {
    vendor = await startVendor({ text: pieces.join(""), pieces });
    return () => vendor.close();
  });

  test("are whole on stdout", async ({ expect }) => {
    expect((await run("run", "Why?")).stdout).toBe(`${answer}\n`);
  });

  test("are whole in JSON", async ({ expect }) => {
    const { stdout } = await run("run", "Why?", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ answer });
    expect(stdout).toContain(answer);
  });

  test("are whole in each answer of a chat", async ({ expect }) => {
    expect((await run("chat", "Why?\nAnd then?\n")).stdout).toBe(`${answer}\n${answer}\n`);
  });

  test.skipIf(!hasTerminal)("are whole on a terminal", async ({ expect }) => {
    const env = { TOGETHER_API_KEY: "together-key-1", TOGETHER_BASE_URL: vendor.url };
    expect(await openTerminal("run moa-lite hi", env).shown).toContain(`${answer}\r\n`);
  });
});
