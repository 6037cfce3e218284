import type { ServerResponse } from "node:http";
import type { AIMessage } from "@langchain/core/messages";
import { afterEach, describe, expect, test } from "vitest";
import { openaiCompatible } from "../src/index.js";
import {
  asked,
  closeServers,
  type Loopback,
  type Received,
  say,
  sendEvents,
  sendJson,
  serve,
  streamed,
  ways,
} from "./loopback.js";

afterEach(closeServers);

type Refusal = (body: Received["body"]) => string | undefined;

/** A vendor that refuses some requests with status 400, and answers the others. */
function refusing(...refusals: Refusal[]): Promise<Loopback> {
  return serve((request, response) => {
    const message = refusals.map((refusal) => refusal(request.body)).find(Boolean);
    if (message === undefined) say(request, response);
    else refuse(response, message);
  });
}

function refuse(response: ServerResponse, message: string, status = 400): void {
  sendJson(response, { error: { message, type: "invalid_request_error" } }, status);
}

const refuses =
  (
    name: string,
    text = `Unsupported parameter: '${name}' is not supported with this model.`,
  ): Refusal =>
  (body) =>
    body[name] === undefined ? undefined : text;
const adapted = ({ response_metadata }: AIMessage): unknown => response_metadata["adapted"];

describe.each(ways)("a refused parameter, %s", (_, ask) => {
  test.each([
    ["temperature", "temperature", { temperature: 0.7 }],
    ["topP", "top_p", { topP: 0.9 }],
    ["stop", "stop", { stop: ["END"] }],
    ["seed", "seed", { seed: 7 }],
  ])("is left out, once recognised, and that is noted: %s", async (capability, name, params) => {
    const server = await refusing(refuses(name));
    const first = await ask(await server.chat(params));
    expect([first.text, adapted(first)]).toEqual(["Four.", [capability]]);
    expect(server.received).toHaveLength(2);
    const second = await ask(await server.chat(params));
    expect([second.text, adapted(second)]).toEqual(["Four.", [capability]]);
    expect(server.received).toHaveLength(3);
    expect(openaiCompatible({ baseUrl: server.url }).capabilities?.("m")).toEqual({
      [capability]: false,
    });
  });

  test("is not noted where it was not sent", async () => {
    const server = await refusing(refuses("temperature"));
    await ask(await server.chat({ temperature: 0.7 }));
    expect(adapted(await ask(await server.chat()))).toBe(undefined);
  });

  test("is one of several that are left out one after the other", async () => {
    const server = await refusing(
      refuses("temperature"),
      refuses("stream_options", "stream_options: Extra inputs are not permitted"),
      refuses("max_tokens"),
    );
    const reply = await ask(await server.chat({ temperature: 0.7, maxOutputTokens: 50 }));
    expect(reply.text).toBe("Four.");
    const names = new Set(adapted(reply) as string[]);
    names.delete("streamOptions");
    expect(names).toEqual(new Set(["temperature", "outputLimitName"]));
    expect(server.received.at(-1)?.body["max_completion_tokens"]).toBe(50);
    expect(server.received.length).toBeLessThanOrEqual(4);
  });

  test("that is refused under every name is an error after a bounded number of requests", async () => {
    const server = await refusing(refuses("max_tokens"), refuses("max_completion_tokens"));
    await expect(ask(await server.chat({ maxOutputTokens: 50 }))).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
    expect(server.received).toHaveLength(2);
    expect(openaiCompatible({ baseUrl: server.url }).capabilities?.("m")).toEqual({});
  });

  test("is not adapted for a value out of range; the hint names the setting", async () => {
    const server = await refusing(refuses("temperature", "temperature must be between 0 and 1"));
    await expect(ask(await server.chat({ temperature: 1.5 }))).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      hint: 'Change `temperature` of the node, or set `capabilities: { "openai-compatible:m": { temperature: false } }` in the graph to leave it out.',
    });
    expect(server.received).toHaveLength(1);
  });

  test("is sent if the caller says that it is accepted", async () => {
    const server = await refusing(refuses("temperature"));
    const model = await server.chat({ temperature: 0.7 }, {}, { temperature: true });
    await expect(ask(model)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    expect(server.received).toHaveLength(1);
  });

  test("is never sent if the caller or the provider's options say that it is not accepted", async () => {
    const server = await refusing(refuses("temperature"));
    const options = { capabilities: { m: { temperature: false } } };
    for (const model of [
      await server.chat({ temperature: 0.7 }, {}, { temperature: false }),
      await server.chat({ temperature: 0.7 }, options),
    ]) {
      expect(adapted(await ask(model))).toEqual(["temperature"]);
    }
    expect(server.received).toHaveLength(2);
  });

  test("is recognised in an error with status 200", async () => {
    const server = await serve((request, response) => {
      const { temperature } = request.body;
      if (temperature === undefined) return say(request, response);
      const message = "Unsupported parameter: temperature is not supported with this model.";
      return sendJson(response, { error: { message, code: 400 } });
    });
    expect((await ask(await server.chat({ temperature: 0.7 }))).text).toBe("Four.");
  });

  test("is recognised by several first requests at the same time", async () => {
    const server = await refusing(refuses("temperature"));
    const model = await server.chat({ temperature: 0.7 });
    const replies = await Promise.all([ask(model), ask(model), ask(model)]);
    expect(replies.map(({ text }) => text)).toEqual(["Four.", "Four.", "Four."]);
    expect(server.received.length).toBeLessThanOrEqual(6);
  });
});

test("a request that is sent again can be aborted, also after an error event", async () => {
  const caller = new AbortController();
  const server = await serve(({ body }, response) => {
    if (body["temperature"] !== undefined) {
      const message = "Unsupported parameter: temperature is not supported with this model.";
      return sendEvents(response, [{ error: { message, code: 400 } }]);
    }
    return caller.abort(new Error("Enough."));
  });
  const model = await server.chat({ temperature: 0.7 });
  await expect(model.stream("Hi", { signal: caller.signal })).rejects.toThrow("Enough.");
  expect(server.received).toHaveLength(2);
});

test("stream options are left out of a stream", async () => {
  const server = await refusing(
    refuses("stream_options", "stream_options: Extra inputs are not permitted"),
  );
  expect(adapted(await streamed(await server.chat()))).toEqual(["streamOptions"]);
  expect(server.received).toHaveLength(2);
});

describe("a model without a system role", () => {
  const refusal: Refusal = ({ messages }) =>
    messages.some(({ role }) => role === "system") ? "System role not supported" : undefined;

  test.each(ways)("gets the system text from the user, %s", async (_, ask) => {
    const server = await refusing(refusal);
    const reply = await ask(await server.chat());
    expect([reply.text, adapted(reply)]).toEqual(["Four.", ["systemRole"]]);
    expect(server.received.at(-1)?.body.messages).toEqual([
      { role: "user", content: "Be brief.\n\n2+2?" },
    ]);
  });

  test("is recognised in the error 500 of a template, at once", async () => {
    const server = await serve((request, response) => {
      if (refusal(request.body) === undefined) say(request, response);
      else refuse(response, "jinja2.exceptions.TemplateError: System role not supported", 500);
    });
    expect((await asked(await server.chat())).text).toBe("Four.");
    expect(server.received).toHaveLength(2);
  });

  test("gets alternating roles, and parts of messages unchanged", async () => {
    const server = await refusing(refusal);
    const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };
    await (
      await server.chat()
    ).invoke([
      ["user", "One"],
      ["assistant", "1"],
      ["system", "Be brief."],
      { role: "user", content: [{ type: "text", text: "Two" }, image] },
    ]);
    expect(server.received.at(-1)?.body.messages).toEqual([
      { role: "user", content: "One" },
      { role: "assistant", content: "1" },
      {
        role: "user",
        content: [{ type: "text", text: "Be brief." }, { type: "text", text: "Two" }, image],
      },
    ]);
  });
});

describe("streaming", () => {
  test("is used for complete replies of a model that only streams", async () => {
    const server = await refusing(({ stream }) =>
      stream === true ? undefined : "This model only supports streaming.",
    );
    const reply = await asked(await server.chat());
    expect([reply.text, adapted(reply)]).toEqual(["Four.", ["streamingOnly"]]);
    expect(server.received.at(-1)?.body["stream_options"]).toEqual({ include_usage: true });
    expect(adapted(await streamed(await server.chat()))).toBe(undefined);
  });

  test("is not used for a model that does not stream", async () => {
    const server = await refusing(({ stream }) =>
      stream === true ? "Streaming is not supported for this model." : undefined,
    );
    const reply = await streamed(await server.chat());
    expect([reply.text, adapted(reply)]).toEqual(["Four.", ["streaming"]]);
    expect(server.received.at(-1)?.body["stream_options"]).toBe(undefined);
  });
});

describe("the body of requests", () => {
  test("has the fields of the provider and of the node", async () => {
    const server = await serve(say);
    const options = { body: { enable_thinking: false, top_k: 5 } };
    await asked(await server.chat({ providerOptions: { top_k: 7, nested: { a: [1] } } }, options));
    expect(server.received[0]?.body).toMatchObject({
      model: "m",
      enable_thinking: false,
      top_k: 7,
      nested: { a: [1] },
    });
  });

  test.each(["messages", "model", "stream"])("keeps %s", async (name) => {
    const settings = { baseUrl: "http://127.0.0.1:1/v1" };
    await expect(
      openaiCompatible(settings).chat("m", { providerOptions: { [name]: "x" } }),
    ).rejects.toThrow(`\`providerOptions\` has the field \`${name}\`.`);
    await expect(
      openaiCompatible({ ...settings, body: { [name]: "x" } }).chat("m", {}),
    ).rejects.toThrow(`\`body\` of openaiCompatible has the field \`${name}\`.`);
  });

  test("with its additional fields identifies a model in caches", async () => {
    const identity = async (providerOptions: Record<string, unknown>): Promise<string> => {
      const settings = { baseUrl: "http://127.0.0.1:1/v1" };
      const model = await openaiCompatible(settings).chat("m", { providerOptions });
      return JSON.stringify(model._identifyingParams());
    };
    expect(await identity({ top_k: 1 })).not.toBe(await identity({ top_k: 2 }));
  });
});

describe("a base URL with a query", () => {
  test("gets the path before the query", async () => {
    const server = await serve(say);
    const baseUrl = `${server.url}/?api-version=2024-10-21`;
    expect((await asked(await server.chat({}, { baseUrl }))).text).toBe("Four.");
    expect(server.received[0]?.url).toMatch(/\/v1\/chat\/completions\?api-version=2024-10-21$/);
  });

  test("keeps its values out of errors and identities", async () => {
    const secret = "s3cret-value-of-the-query";
    const server = await serve(({ url }, response) => refuse(response, `No access: ${url}`, 404));
    const model = await server.chat({}, { baseUrl: `${server.url}?subscription-key=${secret}` });
    const error: unknown = await asked(model).catch((thrown: unknown) => thrown);
    const { message, hint } = error as { message: string; hint: string };
    expect(message).toContain("?subscription-key=[key]");
    expect(hint).toContain(`${server.url}.`);
    expect(`${message}${hint}${JSON.stringify(model._identifyingParams())}`).not.toContain(secret);
  });
});
