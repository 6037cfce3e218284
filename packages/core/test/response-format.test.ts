import { describe, expect, test } from "vitest";
import { z } from "zod";
import { aggregator, defineGraph, proposer } from "../src/index.js";
import { askedOf, panelOf } from "./panel.js";
import { always, ScriptedModel } from "./scripted-model.js";

const colour = {
  type: "object",
  properties: { colour: { type: "string" }, count: { type: "integer" } },
  required: ["colour"],
  additionalProperties: false,
} as const;

const messages = "Which colour?";

const graph = defineGraph({
  name: "colours",
  nodes: {
    ada: proposer({ model: "ada", responseFormat: colour }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"], responseFormat: { use: "answer" } }),
  },
  output: "fuse",
});

const schemas = {
  answer: z.object({ best: z.string().transform((text) => text.toUpperCase()) }),
};

describe("a node with a response format", () => {
  test("gives its value and its JSON text; the model is told the schema", async () => {
    const ada = new ScriptedModel(['Here it is:\n```json\n{"colour": "red"}\n```']);
    const fuse = new ScriptedModel(['{"best": "red"}']);
    const { app, models } = panelOf(graph, { ada, fuse }, { schemas });
    const { answer, structuredResponses, proposals, ledger } = await app.invoke({ messages });
    expect(answer).toBe('{"best": "red"}');
    expect(structuredResponses).toEqual({ ada: { colour: "red" }, fuse: { best: "RED" } });
    expect(proposals.map(({ text }) => text)).toEqual(['{"colour": "red"}', "bob says"]);
    expect(ledger.map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
    expect(askedOf(models["ada"])[0]).toBe(
      `system: Reply with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(colour)}`,
    );
  });

  test("asks once more for a reply that does not fit, and says what does not", async () => {
    const ada = new ScriptedModel(['{"count": 1.5, "size": 2}', '{"colour": "red"}']);
    const { app } = panelOf(graph, { ada, fuse: always('{"best": "red"}') }, { schemas });
    const { structuredResponses, ledger } = await app.invoke({ messages });
    expect(structuredResponses?.["ada"]).toEqual({ colour: "red" });
    expect(ledger.map(({ attempt, error }) => [attempt, error?.code])).toEqual([
      [1, "RESPONSE_FORMAT_MISMATCH"],
      [2, undefined],
      [1, undefined],
      [1, undefined],
    ]);
    expect(ada.asked[1]?.at(-1)?.text).toBe(
      "The reply does not fit its `responseFormat`. " +
        'It does not have required property "colour". `count`: It is of type `number`. ' +
        'Expected "integer". `size`: It is not allowed. Reply again with the whole JSON object, and with nothing else.',
    );
  });
});
