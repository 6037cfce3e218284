import type { Reply, TestRequest } from "@moagraph/provider-kit/testing";
import { beforeAll, describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { moagraph as startMoagraph, type Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";
import { startVendor, type Vendor } from "./vendor.js";

const key = 'sk-live-"1234567890+/=';
const charactersOf = (text: string): string[] => text.split("");
const pieces = [
  "Your key is ",
  "sk-",
  "live-",
  ...charactersOf(key.slice("sk-live-".length)),
  ". Bye.",
];

/** A vendor whose models repeat the key. */
function replyTo({ model }: TestRequest): Reply {
  const message = `Wrong input: ${key}. See https://v.test/?key=${encodeURIComponent(key)}`;
  if (model.startsWith("fails")) return { fault: { status: 400, body: { error: { message } } } };
  if (model.startsWith("plan"))
    return {
      text: `${key}</think>Use ${key}.`,
      pieces: [...charactersOf(key), "</think>", "Use ", ...charactersOf(key), "."],
    };
  return { text: pieces.join(""), pieces, reasoning: key };
}

let vendor: Vendor;

async function run(
  models: readonly string[],
  last: string,
  ...options: string[]
): Promise<Outcome> {
  const names = [...models, last].map((model) => `leaky:${model}`);
  const graph = panelOf(names.slice(0, -1), names.at(-1) ?? "");
  const project = await createProject({ "panel.json": graph });
  onTestFinished(() => project.remove());
  const env = { LEAKY_BASE_URL: vendor.url, LEAKY_API_KEY: ` ${key} ` };
  return moagraph(["run", "panel.json", "Why?", ...options], { cwd: project.folder, env });
}

const said = "Your key is [LEAKY_API_KEY]. Bye.";

describe("a key that a vendor repeats", () => {
  beforeAll(async () => {
    vendor = await startVendor(replyTo);
    return () => vendor.close();
  });

  test("is hidden in a streamed answer, in errors and in model names", async ({ expect }) => {
    const { stdout, stderr } = await run(["ok", "fails"], `ok-${key}`, "--debug");
    expect(stdout).toBe(`${said}\n`);
    expect(stderr).toContain("?key=[LEAKY_API_KEY].");
    expect(stderr).not.toContain(key.slice(0, 12));
  });

  test("is hidden in text that turns out to be reasoning", async ({ expect }) => {
    const { stdout, stderr } = await run(["ok"], "plan");
    expect(stdout).toBe("[LEAKY_API_KEY]\nUse [LEAKY_API_KEY].\n");
    expect(stderr).not.toContain(key);
  });

  test("is hidden in JSON", async ({ expect }) => {
    const { stdout } = await run(["ok", "fails"], `ok-${key}`, "--json");
    const result = JSON.parse(stdout) as { answer: string; calls: { model: string }[] };
    expect(result.answer).toBe(said);
    expect(result.calls.at(-1)?.model).toBe("leaky:ok-[LEAKY_API_KEY]");
    expect(stdout).not.toContain("1234567890");
  });

  test("is hidden in the error of a run", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(["ok"], "fails", "--json", "--debug");
    expect(exitCode).toBe(1);
    expect(`${stdout}${stderr}`).toContain("[LEAKY_API_KEY]");
    expect(`${stdout}${stderr}`).not.toContain("1234567890");
  });

  test("is hidden in what a library prints, and in an unhandled error", async ({ expect }) => {
    const graph = panelOf(["together:leaks"], "together:fuse");
    const project = await createProject({ "panel.json": graph });
    onTestFinished(() => project.remove());
    const options = { cwd: project.folder, env: { TOGETHER_API_KEY: key } };
    const { exitCode, stderr } = await startMoagraph(["run", "panel.json", "Why?"], options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Deprecated key [TOGETHER_API_KEY].\n");
    expect(stderr).toContain("error: Unhandled [TOGETHER_API_KEY]\nhint: ");
    expect(stderr).not.toContain("1234567890");
  });

  test.for(["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK"])(
    "is hidden if it is that of %s",
    async (name, { expect }) => {
      const { stderr } = await moagraph(["run", "q1w2e3r4t5", "Why?"], {
        env: { [name]: "q1w2e3r4t5" },
      });
      expect(stderr).toContain(`There is no recipe or file \`[${name}]\`.`);
    },
  );
});
