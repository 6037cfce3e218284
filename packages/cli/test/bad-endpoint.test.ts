import type { ModelScript } from "@moagraph/provider-kit/testing";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { environmentOf, startVendor } from "./vendor.js";

/** The output of a run whose models are all served by this script. */
async function runAt(script: ModelScript, recipe = "moa-lite"): Promise<Outcome> {
  const vendor = await startVendor(script);
  onTestFinished(() => vendor.close());
  return runWith(vendor.env, vendor.url, recipe);
}

async function runWith(
  env: Readonly<Record<string, string>>,
  url: string,
  recipe = "moa-lite",
): Promise<Outcome> {
  const outcome = await moagraph(["run", recipe, "Why?"], { env });
  return { ...outcome, stderr: outcome.stderr.replaceAll(new URL(url).host, "endpoint") };
}

/** The output from the first error on, without progress. */
function errorIn({ stderr }: Outcome): string {
  return stderr.slice(stderr.indexOf("error:"));
}

/** The address of a stopped server. */
async function deadUrl(): Promise<string> {
  const vendor = await startVendor({});
  await vendor.close();
  return vendor.url;
}

describe("run at an endpoint", () => {
  test("that rejects the key", async ({ expect }) => {
    const outcome = await runAt({ fault: "unauthorized" });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: Node \`l2-qwen1.5-72b-chat\` has no usable proposal to work on:
        l1-wizardlm-2-8x22b (together:microsoft/WizardLM-2-8x22B): AUTHENTICATION_FAILED: together:microsoft/WizardLM-2-8x22B refused access (401): Incorrect API key provided.
        l1-qwen1.5-110b-chat (together:Qwen/Qwen1.5-110B-Chat): AUTHENTICATION_FAILED: together:Qwen/Qwen1.5-110B-Chat refused access (401): Incorrect API key provided.
        l1-qwen1.5-72b-chat (together:Qwen/Qwen1.5-72B-Chat): AUTHENTICATION_FAILED: together:Qwen/Qwen1.5-72B-Chat refused access (401): Incorrect API key provided.
        l1-llama-3-70b-chat-hf (together:meta-llama/Llama-3-70b-chat-hf): AUTHENTICATION_FAILED: together:meta-llama/Llama-3-70b-chat-hf refused access (401): Incorrect API key provided.
        l1-mixtral-8x22b-instruct-v0.1 (together:mistralai/Mixtral-8x22B-Instruct-v0.1): AUTHENTICATION_FAILED: together:mistralai/Mixtral-8x22B-Instruct-v0.1 refused access (401): Incorrect API key provided.
        l1-dbrx-instruct (together:databricks/dbrx-instruct): AUTHENTICATION_FAILED: together:databricks/dbrx-instruct refused access (401): Incorrect API key provided.
      hint: Check TOGETHER_API_KEY, and that this key has access to the model. Or replace these models with --model from=to.
      try: moagraph run --proposer 'openai:*' 'Why?'
      "
    `);
  });

  test("that rejects only the last model's key", async ({ expect }) => {
    const outcome = await runAt(
      ({ model }) => (model.startsWith("gpt") ? { fault: "unauthorized" } : { text: "Because." }),
      "moa-gpt4o",
    );
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: Node \`l3-gpt-4o-2024-05-13\` (openai:gpt-4o-2024-05-13) gave no answer: AUTHENTICATION_FAILED: openai:gpt-4o-2024-05-13 refused access (401): Incorrect API key provided.
      hint: Check OPENAI_API_KEY, and that this key has access to the model. Or replace the model with --model from=to.
      try: moagraph run --proposer 'together:*' 'Why?'
      "
    `);
  });

  test("where no server listens", async ({ expect }) => {
    const url = await deadUrl();
    const outcome = await runWith(environmentOf(url), url);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: Node \`l2-qwen1.5-72b-chat\` has no usable proposal to work on:
        l1-wizardlm-2-8x22b (together:microsoft/WizardLM-2-8x22B): CONNECTION_FAILED: together:microsoft/WizardLM-2-8x22B could not be reached: endpoint refused the connection (ECONNREFUSED).
        l1-qwen1.5-110b-chat (together:Qwen/Qwen1.5-110B-Chat): CONNECTION_FAILED: together:Qwen/Qwen1.5-110B-Chat could not be reached: endpoint refused the connection (ECONNREFUSED).
        l1-qwen1.5-72b-chat (together:Qwen/Qwen1.5-72B-Chat): CONNECTION_FAILED: together:Qwen/Qwen1.5-72B-Chat could not be reached: endpoint refused the connection (ECONNREFUSED).
        l1-llama-3-70b-chat-hf (together:meta-llama/Llama-3-70b-chat-hf): CONNECTION_FAILED: together:meta-llama/Llama-3-70b-chat-hf could not be reached: endpoint refused the connection (ECONNREFUSED).
        l1-mixtral-8x22b-instruct-v0.1 (together:mistralai/Mixtral-8x22B-Instruct-v0.1): CONNECTION_FAILED: together:mistralai/Mixtral-8x22B-Instruct-v0.1 could not be reached: endpoint refused the connection (ECONNREFUSED).
        l1-dbrx-instruct (together:databricks/dbrx-instruct): CONNECTION_FAILED: together:databricks/dbrx-instruct could not be reached: endpoint refused the connection (ECONNREFUSED).
      hint: Check the network and the base URL, http://endpoint/v1. Or replace these models with --model from=to.
      "
    `);
  });

  test("with an invalid address", async ({ expect }) => {
    const outcome = await runWith(environmentOf("localhost"), "http://localhost");
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: TOGETHER_BASE_URL is not the HTTP address of an API: it does not begin with http:// or https://. together:microsoft/WizardLM-2-8x22B needs one.
      hint: Write http://endpoint.
      "
    `);
  });

  test("that returns a web page", async ({ expect }) => {
    const outcome = await runAt({ fault: "html" });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: Node \`l2-qwen1.5-72b-chat\` has no usable proposal to work on:
        l1-wizardlm-2-8x22b (together:microsoft/WizardLM-2-8x22B): MALFORMED_RESPONSE: together:microsoft/WizardLM-2-8x22B sent a web page instead of JSON.
        l1-qwen1.5-110b-chat (together:Qwen/Qwen1.5-110B-Chat): MALFORMED_RESPONSE: together:Qwen/Qwen1.5-110B-Chat sent a web page instead of JSON.
        l1-qwen1.5-72b-chat (together:Qwen/Qwen1.5-72B-Chat): MALFORMED_RESPONSE: together:Qwen/Qwen1.5-72B-Chat sent a web page instead of JSON.
        l1-llama-3-70b-chat-hf (together:meta-llama/Llama-3-70b-chat-hf): MALFORMED_RESPONSE: together:meta-llama/Llama-3-70b-chat-hf sent a web page instead of JSON.
        l1-mixtral-8x22b-instruct-v0.1 (together:mistralai/Mixtral-8x22B-Instruct-v0.1): MALFORMED_RESPONSE: together:mistralai/Mixtral-8x22B-Instruct-v0.1 sent a web page instead of JSON.
        l1-dbrx-instruct (together:databricks/dbrx-instruct): MALFORMED_RESPONSE: together:databricks/dbrx-instruct sent a web page instead of JSON.
      hint: Check the base URL, http://endpoint/v1. It is the address of an API and often ends with /v1. Or replace these models with --model from=to.
      "
    `);
  });

  test("with blank replies of all models", async ({ expect }) => {
    const outcome = await runAt({ text: " \n " });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: Node \`l2-qwen1.5-72b-chat\` has no usable proposal to work on:
        l1-wizardlm-2-8x22b (together:microsoft/WizardLM-2-8x22B): BLANK_REPLY: The reply has no text.
        l1-qwen1.5-110b-chat (together:Qwen/Qwen1.5-110B-Chat): BLANK_REPLY: The reply has no text.
        l1-qwen1.5-72b-chat (together:Qwen/Qwen1.5-72B-Chat): BLANK_REPLY: The reply has no text.
        l1-llama-3-70b-chat-hf (together:meta-llama/Llama-3-70b-chat-hf): BLANK_REPLY: The reply has no text.
        l1-mixtral-8x22b-instruct-v0.1 (together:mistralai/Mixtral-8x22B-Instruct-v0.1): BLANK_REPLY: The reply has no text.
        l1-dbrx-instruct (together:databricks/dbrx-instruct): BLANK_REPLY: The reply has no text.
      hint: Fix what these models report, or replace them with --model from=to.
      "
    `);
  });

  test("with a blank reply of the last model", async ({ expect }) => {
    const outcome = await runAt(({ body }) => ({ text: body.stream === true ? "" : "Because." }));
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(errorIn(outcome)).toMatchInlineSnapshot(`
      "error: Node \`l2-qwen1.5-72b-chat\` (together:Qwen/Qwen1.5-72B-Chat) gave no answer: BLANK_REPLY: The reply has no text.
      hint: Run again. Or replace the model with --model from=to.
      "
    `);
  });

  test.for(["cut", "truncated", "unfinished"] as const)(
    "whose answer is %s in the middle",
    async (fault, { expect }) => {
      const pieces = ["It is", " blue", " because", " light", " scatters."];
      const outcome = await runAt(({ body }) =>
        body.stream === true ? { pieces, text: pieces.join(""), fault } : { text: "Because." },
      );
      expect(outcome).toMatchObject({ exitCode: 1, stdout: "It is blue because light\n" });
      expect(errorIn(outcome)).toMatch(
        /^error: The answer of node `l2-qwen1.5-72b-chat` \(together:Qwen\/Qwen1.5-72B-Chat\) broke off after 24 characters: [A-Z_]+: .*\nhint: The part received is on stdout\. Run again for a complete answer\.\n$/,
      );
    },
  );

  test("that lacks one model: the others suffice", async ({ expect }) => {
    const outcome = await runAt(({ model }) =>
      model === "databricks/dbrx-instruct" ? { fault: "not-found" } : { text: "Because." },
    );
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "Because.\n" });
    expect(outcome.stderr).toMatch(/l1-dbrx-instruct: failed after \d+\.\d s: MODEL_NOT_FOUND: /);
  });
});
