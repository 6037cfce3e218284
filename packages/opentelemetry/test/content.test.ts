import { compile, type Redact } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import type { OpenTelemetryOptions } from "../src/index.js";
import { panel } from "./panel.js";
import { spanOf, spansOf } from "./received-span.js";
import { traced } from "./traced.js";
import { vendor } from "./vendor.js";

const secret = "alice@example.com";
const question = { messages: `Who is ${secret}?` };
const reply = { text: `I know ${secret}.`, reasoning: "Hm." };

const hide: Redact = (text) => text.replaceAll(secret, "[mail]");

async function run(options: OpenTelemetryOptions, redact?: Redact) {
  const { callbacks, flush } = await traced(options);
  const providers = await vendor({ "gpt-5.6-luna": { fault: "bad-request" }, "*": reply });
  const app = compile(panel, { providers, ...(redact && { redact }) });
  await app.invoke(question, { callbacks });
  const { spans, bodies } = await flush();
  return { spans, sent: bodies.join("\n") };
}

describe("content", () => {
  test("is sent only if it is asked for", async () => {
    const { spans, sent } = await run({});
    expect(sent).not.toContain(secret);
    expect(sent).not.toContain("messages");
    expect(spans.every(({ message }) => (message ?? "") === "")).toBe(true);
  });

  test("is the messages of requests and replies, in the form of the conventions", async () => {
    const { spans } = await run({ content: true });
    const { attributes } = spansOf(spans, "chat")[0] ?? {};
    expect(JSON.parse(String(attributes?.["gen_ai.input.messages"]))).toEqual([
      { role: "user", parts: [{ type: "text", content: `Who is ${secret}?` }] },
    ]);
    const own = spansOf(spans, "chat").find(({ status }) => status === "UNSET")?.attributes;
    expect(JSON.parse(String(own?.["gen_ai.output.messages"]))).toEqual([
      { role: "assistant", parts: [{ type: "text", content: `I know ${secret}.` }] },
    ]);
    const asked = String(spansOf(spans, "chat").at(-1)?.attributes["gen_ai.input.messages"]);
    expect(JSON.parse(asked)[0]).toMatchObject({ role: "system" });
  });

  test("is the question and the answer of the run, and the messages of errors", async () => {
    const { spans } = await run({ content: true });
    const { attributes } = spanOf(spans, "invoke_workflow panel");
    expect(attributes["gen_ai.input.messages"]).toContain(`Who is ${secret}?`);
    expect(attributes["gen_ai.output.messages"]).toContain(`I know ${secret}.`);
    expect(spanOf(spans, "invoke_agent fox").message).toMatch(/400/);
  });

  test.each([
    ["the handler", { redact: hide }, undefined],
    ["the graph", {}, hide],
  ])("is redacted by the hook of %s", async (_, options, redact) => {
    const { spans, sent } = await run({ content: true, ...options }, redact);
    expect(sent).not.toContain(secret);
    const { attributes } = spanOf(spans, "invoke_workflow panel");
    expect(attributes["gen_ai.output.messages"]).toContain("I know [mail].");
  });

  test("is left out if the hook fails, and the run continues", async () => {
    const { spans, sent } = await run({
      content: true,
      redact: () => {
        throw new Error(`No rule for ${secret}`);
      },
    });
    expect(sent).not.toContain(secret);
    const { attributes } = spanOf(spans, "invoke_workflow panel");
    expect(attributes["gen_ai.output.messages"]).toContain("[redaction failed]");
  });

  test("is cut to a number of characters for each attribute", async () => {
    const { spans } = await run({ content: true, maxContentCharacters: 6 });
    const { attributes } = spanOf(spans, "invoke_workflow panel");
    expect(JSON.parse(String(attributes["gen_ai.output.messages"]))).toEqual([
      { role: "assistant", parts: [{ type: "text", content: "I know [19 characters left out]" }] },
    ]);
  });
});
