import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";

// No facts are known of it, so that no note depends on the day.
const model = "openai:gpt-test";
const plain = panelOf([model], model);

/** The outcomes of `validate` and `run` for a graph. */
async function both(
  graph: string,
  { env = {}, args = [] }: { env?: Record<string, string>; args?: readonly string[] } = {},
): Promise<{ validated: Outcome; ran: Outcome }> {
  const project = await createProject({ "panel.json": graph });
  onTestFinished(() => project.remove());
  const options = { cwd: project.folder, env };
  const [validated, ran] = await Promise.all([
    moagraph(["validate", "panel.json", ...args], options),
    moagraph(["run", "panel.json", ...args, "Why?"], options),
  ]);
  return { validated, ran };
}

const withKey = { OPENAI_API_KEY: "openai-key-1" };

describe("validate", () => {
  test.for([
    ["unknown providers", panelOf(["nobody:x", "anthropic:y"], "nowhere:z"), {}],
    ["a model without a provider", panelOf(["llama"], model), {}],
    ["a missing base URL", panelOf(["openai-compatible:x", "ollama:y"], model), {}],
    ["a wrong base URL", plain, { ...withKey, OPENAI_BASE_URL: "localhost" }],
    ["a wrong key", plain, { OPENAI_API_KEY: "two words" }],
    [
      "a function",
      plain.replace('"kind": "aggregator"', '"kind": "aggregator", "prompt": { "use": "terse" }'),
      {},
    ],
    [
      "a staircase beside a text that ends the reply",
      plain.replace(
        '"kind": "aggregator"',
        '"kind": "aggregator", "staircase": {}, "stop": ["END"]',
      ),
      {},
    ],
    [
      "a budget without prices",
      panelOf(["together:ok"], "together:ok").replace("{", '{ "budget": { "maxCostUsd": 1 },'),
      {},
    ],
  ] as const)("reports %s as run does", async ([, graph, env], { expect }) => {
    const { validated, ran } = await both(graph, { env });
    expect(validated).toEqual(ran);
    expect(validated).toMatchObject({ exitCode: 2, stdout: "" });
    expect(validated.stderr).toMatch(/^error: [^]*\nhint: .*\n$/);
  });

  test("needs no key", async ({ expect }) => {
    const { validated, ran } = await both(plain);
    expect(validated).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stderr).toContain("OPENAI_API_KEY is not set");
  });

  test("takes the options of run", async ({ expect }) => {
    const graph = panelOf(["nobody:x"], "nobody:x");
    const offline = await both(graph, { args: ["--offline"] });
    expect([offline.validated.exitCode, offline.ran.exitCode]).toEqual([0, 0]);
    const swapped = await both(graph, { args: ["--aggregator", model] });
    expect(swapped.validated).toEqual(swapped.ran);
    expect(swapped.validated.stderr).toContain("There is no provider `nobody`.");
  });
});
