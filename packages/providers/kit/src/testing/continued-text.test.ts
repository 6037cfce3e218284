import { afterEach, describe, expect, it } from "vitest";
import type { ContinuationMark } from "./continued-text.js";
import { startTestServer, type TestServer } from "./test-server.js";
import { withPromptCache } from "./with-prompt-cache.js";

let server: TestServer;
afterEach(() => server.close());

const text = "One, two, three.\n\nFour, five.";
const user = { role: "user", content: "Count." };
const assistant = { role: "assistant", content: "One, two," };
const vllm = { continue_final_message: true, add_generation_prompt: false };

interface Reply {
  readonly choices: readonly [{ readonly message: { readonly content: string } }];
  readonly usage: { readonly completion_tokens: number };
}

async function ask(messages: readonly object[], more: object = {}): Promise<Reply> {
  const body = JSON.stringify({ model: "m", messages, ...more });
  const response = await fetch(`${server.url}/chat/completions`, { method: "POST", body });
  return (await response.json()) as Reply;
}

async function textOf(messages: readonly object[], more?: object): Promise<string> {
  return (await ask(messages, more)).choices[0].message.content;
}

const marks: readonly (readonly [ContinuationMark, readonly object[], object])[] = [
  ["message", [user, assistant], {}],
  ["prefix", [user, { ...assistant, prefix: true }], {}],
  ["partial", [user, { ...assistant, partial: true }], {}],
  ["continue_final_message", [user, assistant], vllm],
];

describe("a reply of the test server that continues", () => {
  it.each(marks)(
    "has the rest of the text if a request asks for it: %s",
    async (mark, sent, more) => {
      server = await startTestServer({ models: { m: { text, continues: mark } } });
      expect(await textOf(sent, more)).toBe(" three.\n\nFour, five.");
      expect(await textOf([user], more)).toBe(text);
    },
  );

  it.each(marks.slice(1))("begins again without the mark: %s", async (mark) => {
    server = await startTestServer({ models: { m: { text, continues: mark } } });
    expect(await textOf([user, assistant])).toBe(text);
    expect(await textOf([user, assistant], { continue_final_message: true })).toBe(text);
  });

  it("goes on after several messages of its own, each with a request of the user", async () => {
    server = await startTestServer({ models: { m: { text, continues: "user" } } });
    const more = { role: "user", content: "Go on." };
    expect(await textOf([user, assistant, more])).toBe("three.\n\nFour, five.");
    const three = { role: "assistant", content: "three." };
    expect(await textOf([user, assistant, more, three, more])).toBe("Four, five.");
  });

  it("begins again after another text", async () => {
    server = await startTestServer({ models: { m: { text, continues: "message" } } });
    expect(await textOf([user, { role: "assistant", content: "Eins, zwei," }])).toBe(text);
  });

  it("counts only what it writes", async () => {
    const models = { m: withPromptCache(() => ({ text, continues: "message" })) };
    server = await startTestServer({ models });
    expect((await ask([user])).usage.completion_tokens).toBe(8);
    expect((await ask([user, assistant])).usage.completion_tokens).toBe(5);
  });
});
