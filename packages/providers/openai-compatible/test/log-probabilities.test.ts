import { afterEach, describe, expect, test } from "vitest";
import { endpointProvider } from "../src/index.js";
import { tokensOf } from "../src/reply/log-probabilities.js";
import { chunk, closeServers, sendEvents, sendJson, serve, ways, whole } from "./loopback.js";

afterEach(closeServers);

const four = {
  token: "Four",
  logprob: -0.25,
  bytes: [70, 111, 117, 114],
  top_logprobs: [
    { token: "Four", logprob: -0.25 },
    { token: "4", logprob: -1.5 },
  ],
};
const dot = { token: ".", logprob: -0.01, bytes: [46], top_logprobs: [] };

describe("topLogprobs", () => {
  test.each(ways)("asks for log probabilities, and returns them once, %s", async (_way, ask) => {
    const server = await serve(({ body }, response) => {
      if (body["stream"] !== true) {
        const reply = whole({ content: "Four." }) as { choices: object[] };
        const choices = [{ ...reply.choices[0], logprobs: { content: [four, dot] } }];
        return sendJson(response, { ...reply, choices });
      }
      const pieces = [four, dot].map((token) => {
        const event = chunk({ content: token.token }) as { choices: object[] };
        const choices = [{ ...event.choices[0], logprobs: { content: [token], refusal: null } }];
        return { ...event, choices };
      });
      sendEvents(response, [...pieces, chunk({}, "stop")]);
    });
    const { response_metadata } = await ask(await server.chat({ topLogprobs: 2 }));
    expect(server.received[0]?.body).toMatchObject({ logprobs: true, top_logprobs: 2 });
    expect(response_metadata["logprobs"]).toEqual({ content: [four, dot] });
  });

  test.each(ways)("is not asked for without it, %s", async (_way, ask) => {
    const server = await serve(({ body }, response) => {
      if (body["stream"] === true) sendEvents(response, [chunk({ content: "4" }, "stop")]);
      else sendJson(response, whole({ content: "4" }));
    });
    const { response_metadata } = await ask(await server.chat());
    expect(server.received[0]?.body).not.toHaveProperty("logprobs");
    expect(response_metadata).not.toHaveProperty("logprobs");
  });

  test.each(ways)("keeps those of a server that only streams, %s", async (_way, ask) => {
    const event = chunk({ content: "Four" }, "stop") as { choices: object[] };
    const choices = [{ ...event.choices[0], logprobs: { content: [four] } }];
    const server = await serve((_request, response) =>
      sendEvents(response, [{ ...event, choices }]),
    );
    const model = await server.chat({ topLogprobs: 1 }, {}, { streamingOnly: true });
    const { response_metadata } = await ask(model);
    expect(response_metadata["logprobs"]).toEqual({ content: [four] });
  });

  test("is left out above what the model gives, which is noted", async () => {
    const server = await serve((_request, response) => sendJson(response, whole({ content: "4" })));
    const model = await server.chat({ topLogprobs: 8 }, {}, { topLogprobs: 5 });
    const { response_metadata } = await model.invoke("2+2?");
    expect(response_metadata["adapted"]).toEqual(["topLogprobs"]);
    expect(server.received[0]?.body).not.toHaveProperty("top_logprobs");
  });
});

describe("log probabilities of a choice", () => {
  test("are read from parallel lists, as Together sends them", () => {
    const sent = {
      tokens: ["Four", "."],
      token_logprobs: [-0.25, -0.01],
      top_logprobs: [{ Four: -0.25, "4": -1.5 }, null],
    };
    expect(tokensOf(sent)).toEqual([
      {
        token: "Four",
        logprob: -0.25,
        top_logprobs: [
          { token: "4", logprob: -1.5 },
          { token: "Four", logprob: -0.25 },
        ],
      },
      { token: ".", logprob: -0.01, top_logprobs: [] },
    ]);
  });

  test.each([
    null,
    7,
    [],
    {},
    { content: null },
    { content: [null, 4, {}, { token: 4, logprob: "-1" }] },
    { tokens: ["a"], token_logprobs: [null] },
    { tokens: ["a"], token_logprobs: 5 },
  ])("are none in %j", (sent) => {
    expect(tokensOf(sent)).toEqual([]);
  });
});

describe("reasoningEffort", () => {
  test.each(ways)("is sent as reasoning_effort, %s", async (_way, ask) => {
    const server = await serve(({ body }, response) => {
      if (body["stream"] === true) sendEvents(response, [chunk({ content: "4" }, "stop")]);
      else sendJson(response, whole({ content: "4" }));
    });
    await ask(await server.chat({ reasoningEffort: "low" }));
    expect(server.received[0]?.body).toMatchObject({ reasoning_effort: "low" });
  });

  test("is left out if the model does not accept this value, which is noted", async () => {
    const server = await serve((_request, response) => sendJson(response, whole({ content: "4" })));
    const accepted = { reasoningEffort: ["low", "high"] };
    const model = await server.chat({ reasoningEffort: "minimal" }, {}, accepted);
    const { response_metadata } = await model.invoke("2+2?");
    expect(response_metadata["adapted"]).toEqual(["reasoningEffort"]);
    expect(server.received[0]?.body).not.toHaveProperty("reasoning_effort");
  });

  test("gets another name from an endpoint, and is part of a model's identity", async () => {
    const server = await serve((_request, response) => sendJson(response, whole({ content: "4" })));
    const endpoint = {
      id: "other",
      variablePrefix: "OTHER",
      factory: "other",
      request: ({ reasoning_effort: effort, ...body }: Readonly<Record<string, unknown>>) => ({
        ...body,
        ...(effort === undefined ? {} : { reasoning: { effort } }),
      }),
    };
    const provider = endpointProvider(endpoint, { baseUrl: server.url, apiKey: "k" });
    const [low, high] = await Promise.all(
      ["low", "high"].map((reasoningEffort) => provider.chat("m", { reasoningEffort })),
    );
    await low?.invoke("2+2?");
    expect(server.received[0]?.body).toMatchObject({ reasoning: { effort: "low" } });
    expect(server.received[0]?.body).not.toHaveProperty("reasoning_effort");
    expect(low?._identifyingParams()).not.toEqual(high?._identifyingParams());
  });
});
