import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { AIMessage } from "@langchain/core/messages";
import { afterEach, describe, expect, test } from "vitest";
import {
  asked,
  chunk,
  closeServers,
  sendEvents,
  sendJson,
  serve,
  streamed,
  whole,
} from "./loopback.js";

afterEach(closeServers);

const thought = [{ type: "reasoning.text", text: "hm ", index: 0, format: "f1" }];
const shapes: readonly (readonly [string, object])[] = [
  ["reasoning_content", { content: "Four.", reasoning_content: "hm " }],
  ["reasoning", { content: "Four.", reasoning: "hm " }],
  ["reasoning as an object", { content: "Four.", reasoning: { content: "hm " } }],
  ["reasoning with a summary", { content: "Four.", reasoning: { summary: [{ text: "hm " }] } }],
  ["reasoning_text", { content: "Four.", reasoning_text: "hm " }],
  ["thinking", { content: "Four.", thinking: "hm " }],
  ["reasoning_details", { content: "Four.", reasoning_details: thought }],
  [
    "a summary in reasoning_details",
    { content: "Four.", reasoning_details: [{ type: "reasoning.summary", summary: "hm " }] },
  ],
  ["two fields", { content: "Four.", reasoning: "hm ", reasoning_details: thought }],
  [
    "three fields",
    { content: "Four.", reasoning_content: "hm ", reasoning: "hm ", thinking: "hm " },
  ],
  [
    "LiteLLM's thinking_blocks",
    { content: "Four.", thinking_blocks: [{ type: "thinking", thinking: "hm " }] },
  ],
  [
    "thinking parts",
    {
      content: [
        { type: "thinking", thinking: "hm " },
        { type: "text", text: "Four." },
      ],
    },
  ],
  [
    "Mistral's thinking parts",
    {
      content: [
        { type: "thinking", thinking: [{ type: "text", text: "hm " }], closed: true },
        { type: "text", text: "Four." },
      ],
    },
  ],
  [
    "reasoning parts",
    {
      content: [
        { type: "reasoning", text: "hm " },
        { type: "output_text", text: "Four." },
      ],
    },
  ],
];

async function reply(message: object, isStreamed: boolean): Promise<AIMessage> {
  const server = await serve((_, response) => {
    if (isStreamed) sendEvents(response, [chunk(message), chunk({}, "stop")]);
    else sendJson(response, whole(message));
  });
  const model = await server.chat();
  return isStreamed ? streamed(model) : asked(model);
}

describe.each(shapes)("reasoning sent as %s", (_, message) => {
  test.each([false, true])("is kept apart from the text, streamed: %s", async (isStreamed) => {
    const { content, additional_kwargs } = await reply(message, isStreamed);
    expect(content).toBe("Four.");
    expect(additional_kwargs["reasoning_content"]).toBe("hm ");
  });
});

describe("reasoning in a stream", () => {
  const pieces = [
    chunk({
      content: null,
      reasoning: "step 1, ",
      reasoning_details: [{ ...thought[0], text: "step 1, " }],
    }),
    chunk({
      content: "",
      reasoning: "step 2",
      reasoning_details: [{ ...thought[0], text: "step 2" }],
    }),
    chunk({ reasoning_details: [{ type: "reasoning.encrypted", data: "abc", index: 1 }] }),
    chunk({ content: "Four." }),
    chunk({ content: "" }, "stop"),
  ];

  test("comes as deltas, with its signed parts joined at the end", async () => {
    const server = await serve((_, response) => sendEvents(response, pieces));
    const deltas: unknown[] = [];
    for await (const each of await (await server.chat()).stream("Hi")) {
      deltas.push([each.additional_kwargs["reasoning_content"], each.text]);
    }
    expect(deltas.slice(0, 2)).toEqual([
      ["step 1, ", ""],
      ["step 2", ""],
    ]);
    const { additional_kwargs } = await streamed(await server.chat());
    expect(additional_kwargs).toMatchObject({
      reasoning_content: "step 1, step 2",
      reasoning_details: [
        { type: "reasoning.text", text: "step 1, step 2", index: 0, format: "f1" },
        { type: "reasoning.encrypted", data: "abc", index: 1 },
      ],
    });
  });

  test("is the same with a callback", async () => {
    class Listener extends BaseCallbackHandler {
      name = "listener";
    }
    const server = await serve((_, response) => sendEvents(response, pieces));
    const model = await server.chat();
    model.callbacks = [new Listener()];
    const { text, additional_kwargs, response_metadata } = await streamed(model);
    expect(text).toBe("Four.");
    expect(additional_kwargs["reasoning_content"]).toBe("step 1, step 2");
    expect(additional_kwargs["reasoning_details"]).toHaveLength(2);
    expect(response_metadata["finish_reason"]).toBe("stop");
  });
});

describe("a message with other parts", () => {
  test("keeps them", async () => {
    const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };
    const parts = [{ type: "thinking", thinking: "hm " }, { type: "text", text: "Four." }, image];
    const { content } = await reply({ content: parts }, false);
    expect(content).toEqual([{ type: "text", text: "Four." }, image]);
  });
});
