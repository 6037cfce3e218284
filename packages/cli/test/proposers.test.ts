import { fileURLToPath } from "node:url";
import type { TestRequest } from "@moagraph/provider-kit/testing";
import { describe, type OnTestFinishedHandler, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { startVendor, systemTextOf, type Vendor } from "./vendor.js";

const [first, second] = ["openai:gpt-4o", "openai:gpt-4o-mini"];
const proposers = ["--proposer", first, "--proposer", second];

/** A vendor whose answer names the model and its role. */
async function vendor({
  onTestFinished,
}: {
  readonly onTestFinished: (close: OnTestFinishedHandler) => void;
}): Promise<Vendor> {
  const started = await startVendor((request: TestRequest) => ({
    text: `${request.model} ${systemTextOf(request) === "" ? "proposes" : "answers"}`,
  }));
  onTestFinished(() => started.close());
  return started;
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  return moagraph(["run", ...args], { env });
}

/** What a wrong command prints; it makes no call. */
async function complaint(args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await moagraph(args);
  return exitCode === 2 && stdout === "" ? stderr : `exit code ${exitCode}: ${stdout}${stderr}`;
}

describe("--proposer", () => {
  test("runs models without a file", async ({ expect, ...context }) => {
    const { env, journal } = await vendor(context);
    const outcome = await run([...proposers, "--aggregator", first, "Why?"], env);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "gpt-4o answers\n" });
    expect(outcome.stderr).not.toContain("aggregator:");
    expect(journal.map(({ model }) => model).toSorted()).toEqual([
      "gpt-4o",
      "gpt-4o",
      "gpt-4o-mini",
    ]);
    expect(journal[0]?.body.messages).toEqual([{ role: "user", content: "Why?" }]);
  });

  test("names the model of the answer if it has to choose", async ({ expect, ...context }) => {
    const { env } = await vendor(context);
    const models = ["--proposer", "openai:unknown-a", "--proposer", "openai:unknown-b"];
    const outcome = await run([...models, "Why?"], env);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "unknown-a answers\n" });
    expect(outcome.stderr).toMatch(
      /^aggregator: openai:unknown-a, the first proposer; set another with --aggregator\n/,
    );
  });

  test("reads the prompt from stdin", async ({ expect, ...context }) => {
    const { env, journal } = await vendor(context);
    const outcome: Outcome = await moagraph(["run", ...proposers, "--aggregator", first], {
      env,
      stdin: "Why not?",
    });
    expect(outcome.exitCode).toBe(0);
    expect(journal[0]?.body.messages).toEqual([{ role: "user", content: "Why not?" }]);
  });

  test("works with plan, graph and chat, and with other options", async ({
    expect,
    ...context
  }) => {
    const { env, journal } = await vendor(context);
    const args = [...proposers, "--aggregator", first];
    const plan = await moagraph(["plan", ...args, "--rounds", "2"], { env });
    expect(plan.stdout).toContain("panel: 3 layers, 5 calls");
    const drawn = await moagraph(["graph", ...args, "--format", "json"], { env });
    const file = await moagraph(["run", "-", "Why?"], { env, stdin: drawn.stdout });
    expect(file).toMatchObject({ exitCode: 0, stdout: "gpt-4o answers\n" });
    const chat = await moagraph(["chat", ...args], { env, stdin: "Why?\n" });
    expect(chat).toMatchObject({ exitCode: 0, stdout: "gpt-4o answers\n" });
    expect(journal).toHaveLength(6);
    const offline = await moagraph(["run", ...args, "--offline", "Why?"]);
    expect(offline.stderr).toContain("every model is simulated");
  });

  test("cannot be used with a graph", async ({ expect }) => {
    expect(await complaint(["run", ...proposers, "moa-lite", "Why?"])).toMatchInlineSnapshot(`
      "error: \`--proposer\` makes a new graph, so it cannot be used with the graph \`moa-lite\`.
      hint: Remove \`moa-lite\`, or replace its models with \`--model from=to\`.
      "
    `);
    expect(await complaint(["run", ...proposers, "moa-lite"])).toContain("`moa-lite`");
    expect(await complaint(["plan", ...proposers, "panel.json"])).toContain("`panel.json`");
  });

  test("takes no file for a prompt", async ({ expect }) => {
    const file = fileURLToPath(import.meta.url);
    expect(await complaint(["run", ...proposers, file])).toMatch(
      /^error: `--proposer` makes a new graph, so it cannot be used with the graph `.*`\.\nhint: Remove /,
    );
  });

  test("names a model with its provider", async ({ expect }) => {
    expect(await complaint(["run", "--proposer", "gpt-4o", "Why?"])).toMatchInlineSnapshot(`
      "error: The model \`gpt-4o\` has no provider.
      hint: Write it as \`provider:model-id\`, such as \`--proposer openai:gpt-4o\`.
      "
    `);
  });
});
