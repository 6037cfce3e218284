import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyHash } from "./journal.js";
import { startTestServer, type TestServer, type TestServerOptions } from "./test-server.js";

let server: TestServer;
afterEach(() => server.close());

async function start(options: TestServerOptions): Promise<void> {
  server = await startTestServer(options);
}

function ask(model: string, more: object = {}, key = "sk-test"): Promise<Response> {
  const messages = [
    { role: "system", content: "Synthesise.\n\n1. One\n2. Two" },
    { role: "user", content: "Hi" },
  ];
  return fetch(`${server.url}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ model, messages, ...more }),
  });
}

interface Completion {
  readonly choices: readonly [{ readonly message: { readonly content: string } }];
}

async function textOf(model: string): Promise<string> {
  const { choices } = (await (await ask(model)).json()) as Completion;
  return choices[0].message.content;
}

describe("startTestServer", () => {
  it("answers as OpenAI does, as JSON", async () => {
    await start({ models: { m: { text: "Hello.", usage: { inputTokens: 3, outputTokens: 2 } } } });
    expect(await (await ask("m")).json()).toEqual({
      id: "chatcmpl-0",
      object: "chat.completion",
      created: 1_716_336_000,
      model: "m",
      choices: [
        { index: 0, message: { role: "assistant", content: "Hello." }, finish_reason: "stop" },
      ],
      usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
    });
  });

  it("answers as OpenAI does, as a stream", async () => {
    await start({ models: { m: { text: "Hi you.", usage: { inputTokens: 3, outputTokens: 2 } } } });
    const body = await (
      await ask("m", { stream: true, stream_options: { include_usage: true } })
    ).text();
    const shown = body.replaceAll(/"id":.*?"model":"m",/g, "");
    expect(shown).toMatchInlineSnapshot(`
      "data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}

      data: {"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}],"usage":null}

      data: {"choices":[{"index":0,"delta":{"content":" you."},"finish_reason":null}],"usage":null}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

      data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}

      data: [DONE]

      "
    `);
  });

  it("reports no usage in a stream unless requested", async () => {
    await start({ models: { m: { text: "Hi" } } });
    expect(await (await ask("m", { stream: true })).text()).not.toContain("usage");
  });

  it("lists its models", async () => {
    await start({ models: { a: {}, b: {} } });
    const { data } = (await (await fetch(`${server.url}/models`)).json()) as {
      data: { id: string }[];
    };
    expect(data.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("replies from a list, repeatedly, by function, by name, and to any id", async () => {
    await start({
      models: {
        once: [{ text: "one" }, { text: "two" }],
        cycle: { replies: [{ text: "one" }, { text: "two" }], repeat: true },
        counted: ({ index }) => ({ text: `number ${index}` }),
        parrot: "echo",
        "*": "list-count",
      },
    });
    const asked = [
      "once",
      "once",
      "cycle",
      "cycle",
      "cycle",
      "counted",
      "counted",
      "parrot",
      "any",
    ];
    const texts: string[] = [];
    for (const model of asked) texts.push(await textOf(model));
    expect(texts).toEqual(["one", "two", "one", "two", "one", "number 0", "number 1", "Hi", "2"]);
    const tooMany = await ask("once");
    expect(tooMany.status).toBe(400);
    expect(await tooMany.text()).toContain("script_exhausted");
  });

  it("reports errors in the script itself", async () => {
    await start({
      models: {
        m: () => {
          throw new Error("oops");
        },
      },
    });
    const response = await ask("m");
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining("oops"),
    ]);
  });

  it("rejects unknown models, other keys and other paths", async () => {
    await start({ models: { m: {} }, apiKey: "sk-right" });
    expect((await ask("m")).status).toBe(401);
    expect((await ask("n", {}, "sk-right")).status).toBe(404);
    expect((await fetch(`${server.url}/embeddings`)).status).toBe(401);
    expect((await ask("m", {}, "sk-right")).status).toBe(200);
  });

  it("follows the latency and the speed of its script", async () => {
    // The schedule is absolute: a first byte that a busy machine delays shortens what follows it.
    await start({ models: { m: { text: "a b c d e", latencyMs: 60, tokensPerSecond: 10 } } });
    const startedAt = performance.now();
    const response = await ask("m", { stream: true });
    const firstByteMs = performance.now() - startedAt;
    await response.text();
    const wholeMs = performance.now() - startedAt;
    expect(firstByteMs).toBeGreaterThan(55);
    expect(wholeMs - firstByteMs).toBeGreaterThan(30);
    const [entry] = server.journal;
    expect((entry?.firstByteAtMs ?? 0) - (entry?.receivedAtMs ?? 0)).toBeGreaterThan(55);
  });

  it("keeps a journal without keys", async () => {
    await start({ models: { m: { text: "Hello." } } });
    await (await ask("m")).text();
    await server.idle();
    const [entry] = server.journal;
    expect(entry).toMatchObject({
      number: 0,
      method: "POST",
      path: "/v1/chat/completions",
      model: "m",
      keyHash: keyHash("sk-test"),
      status: 200,
      closedByClient: false,
      brokenByServer: false,
    });
    expect(JSON.stringify(server.journal)).not.toContain("sk-test");
    expect(entry?.endedAtMs).toBeGreaterThanOrEqual(entry?.firstByteAtMs ?? Infinity);
  });

  it("distinguishes a client that disconnects from a connection that it broke itself", async () => {
    await start({ models: { hangs: { fault: "hang" }, breaks: { fault: "reset" } } });
    const controller = new AbortController();
    const hanging = fetch(`${server.url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ model: "hangs" }),
      signal: controller.signal,
    });
    while (server.journal.length === 0) await delay(5);
    controller.abort();
    await expect(hanging).rejects.toThrow("aborted");
    await expect(ask("breaks")).rejects.toThrow("fetch failed");
    await server.idle();
    const ends = server.journal.map((entry) => [entry.closedByClient, entry.brokenByServer]);
    expect(ends).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it.each([
    ["keep-alive", true, /^(: keep-alive\n\n){3,}$/],
    ["keep-alive", false, /^\n{3,}$/],
    ["endless", true, /"content":"One"(.*\n\n.*"content":" two"){3,}/],
    ["endless", false, /^(\{"id".*){3,}$/],
  ] as const)(
    "goes on with %s until the client leaves, stream: %s",
    async (fault, stream, sent) => {
      await start({ models: { m: { text: "One two three", fault } } });
      const decoder = new TextDecoder();
      let text = "";
      for await (const bytes of (await ask("m", { stream })).body ?? []) {
        text += decoder.decode(bytes as Uint8Array, { stream: true });
        if (sent.test(text)) break;
      }
      await server.idle();
      expect(server.journal).toMatchObject([{ status: 200, closedByClient: true }]);
    },
  );

  describe("under load", () => {
    beforeEach(() => start({ models: { m: { replies: [{ text: "Hello." }], repeat: true } } }));

    it("answers two thousand requests, two hundred at a time", async () => {
      for (let round = 0; round < 10; round += 1) {
        const texts = await Promise.all(Array.from({ length: 200 }, () => textOf("m")));
        expect(new Set(texts)).toEqual(new Set(["Hello."]));
      }
      expect(server.journal.length).toBe(2_000);
    }, 120_000);
  });
});
