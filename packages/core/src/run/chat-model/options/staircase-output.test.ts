import { tool } from "@langchain/core/tools";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "../../../index.js";

const app = compile(
  defineGraph({
    name: "duet",
    nodes: {
      ada: proposer({ model: "ada" }),
      fuse: aggregator({ model: "fuse", reads: ["ada"] }),
    },
    output: "fuse",
    staircase: {},
  }),
  {
    models: {
      ada: new FakeListChatModel({ responses: ["Ada says yes."] }),
      fuse: new FakeListChatModel({ responses: ["Yes."] }),
    },
  },
);
const weather = tool(() => "Sun", { name: "weather", schema: z.object({}) });

test("an output with a staircase takes no tools, no format and no texts that end the answer", async () => {
  const model = asChatModel(app);
  const refusals = [
    () => model.bindTools([weather]),
    () => model.withStructuredOutput(z.object({ city: z.string() })),
    async () => model.invoke("Why?", { stop: ["END"] }),
  ];
  const told = refusals.map(async (act) => {
    try {
      await act();
    } catch (error) {
      const { code, message, hint } = error as { code: string; message: string; hint: string };
      return `${code}: ${message} ${hint}`;
    }
    return "accepted";
  });
  expect(await Promise.all(told)).toMatchInlineSnapshot(`
    [
      "UNSUPPORTED_OPTION: Graph \`duet\` does not support \`tools\` as a chat model: its output \`fuse\` has a \`staircase\`, and writes its answer in several requests. Remove \`staircase\` from \`fuse\` or from the graph.",
      "UNSUPPORTED_OPTION: Graph \`duet\` does not support \`withStructuredOutput\` as a chat model: its output \`fuse\` has a \`staircase\`, and writes its answer in several requests. Remove \`staircase\` from \`fuse\` or from the graph.",
      "UNSUPPORTED_OPTION: Graph \`duet\` does not support \`stop\` as a chat model: its output \`fuse\` has a \`staircase\`, and writes its answer in several requests. Remove \`staircase\` from \`fuse\` or from the graph.",
    ]
  `);
});
