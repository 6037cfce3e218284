import { tool } from "@langchain/core/tools";
import { expect, test } from "vitest";
import { z } from "zod";
import { duet, panelOf } from "../../../../test/panel.js";
import { MoaError } from "../../../index.js";
import { asChatModel } from "../as-chat-model.js";

const weather = tool(() => "Sun", { name: "weather", schema: z.object({}) });

async function told(act: () => unknown): Promise<string> {
  try {
    await act();
    return "accepted";
  } catch (error) {
    return MoaError.isInstance(error)
      ? `${error.code}: ${error.message} ${error.hint}`
      : "no typed error";
  }
}

test("options and tools in no known form are refused before any request, with a hint", async () => {
  const { app, models } = panelOf(duet);
  const model = asChatModel(app, {});
  const tools = [null, "x", {}, [null], [weather, 7], ["weather"], [{}], [weather, weather]];
  const nameless = [[{ type: "function" }], [{ type: "function", function: { name: "" } }]];
  const choices = [7, true, {}, []];
  const refusals = [
    ...[{ propose: "once" }, { proposersSeeTool: true }, { proposersSeeTools: 1 }, null].map(
      (options) => () => asChatModel(app, options as never),
    ),
    ...[...tools, ...nameless].map((given) => () => model.bindTools(given as never)),
    async () => model.invoke("Why?", { tools: "x" } as never),
    ...choices.map((tool_choice) => async () => {
      await model.invoke("Why?", { tools: [weather], tool_choice } as never);
    }),
  ];
  expect(await Promise.all(refusals.map(told))).toMatchInlineSnapshot(`
    [
      "INVALID_INPUT: The option \`propose\` of asChatModel is "once". Use "each-call" or "once-per-turn".",
      "INVALID_INPUT: asChatModel has no option \`proposersSeeTool\`. Did you mean \`proposersSeeTools\`?",
      "INVALID_INPUT: The option \`proposersSeeTools\` of asChatModel is 1. Use true or false.",
      "INVALID_INPUT: The options of asChatModel are null. Pass an object, such as \`{ propose: "once-per-turn" }\`.",
      "INVALID_INPUT: \`tools\` is null, not an array. Pass an array: \`asChatModel(app).bindTools([search])\`.",
      "INVALID_INPUT: \`tools\` is "x", not an array. Pass an array: \`asChatModel(app).bindTools([search])\`.",
      "INVALID_INPUT: \`tools\` is an object, not an array. Pass an array: \`asChatModel(app).bindTools([search])\`.",
      "INVALID_INPUT: \`tools[0]\` is null, not a tool. Pass what \`tool()\` returned, or a description such as \`{ type: "function", function: { name, description, parameters } }\`.",
      "INVALID_INPUT: \`tools[1]\` is 7, not a tool. Pass what \`tool()\` returned, or a description such as \`{ type: "function", function: { name, description, parameters } }\`.",
      "INVALID_INPUT: \`tools[0]\` is "weather", not a tool. Pass what \`tool()\` returned, or a description such as \`{ type: "function", function: { name, description, parameters } }\`.",
      "INVALID_INPUT: \`tools[0]\` is a tool without a name. Pass what \`tool()\` returned, or a description such as \`{ type: "function", function: { name, description, parameters } }\`.",
      "INVALID_INPUT: \`tools[0]\` and \`tools[1]\` have the same name, \`weather\`. Give each tool a name of its own.",
      "INVALID_INPUT: \`tools[0]\` is a tool without a name. Pass what \`tool()\` returned, or a description such as \`{ type: "function", function: { name, description, parameters } }\`.",
      "INVALID_INPUT: \`tools[0]\` is a tool without a name. Pass what \`tool()\` returned, or a description such as \`{ type: "function", function: { name, description, parameters } }\`.",
      "INVALID_INPUT: \`tools\` is "x", not an array. Pass an array: \`asChatModel(app).bindTools([search])\`.",
      "INVALID_INPUT: \`tool_choice\` is 7. Use "auto", "none", "any" or the name of a tool.",
      "INVALID_INPUT: \`tool_choice\` is true. Use "auto", "none", "any" or the name of a tool.",
      "INVALID_INPUT: \`tool_choice\` is an object. Use "auto", "none", "any" or the name of a tool.",
      "INVALID_INPUT: \`tool_choice\` is an empty array. Use "auto", "none", "any" or the name of a tool.",
    ]
  `);
  expect(models["ada"]?.asked).toEqual([]);
});

test("tools in a form of a vendor are accepted", () => {
  const forms = [{ type: "web_search" }, { googleSearch: {} }, { name: "a", input_schema: {} }];
  const bindable = Object.assign(panelOf(duet).models["fuse"] ?? {}, { bindTools: () => {} });
  const model = asChatModel(panelOf(duet, { fuse: bindable as never }).app);
  expect(model.bindTools([weather, ...forms])).toBeDefined();
});
