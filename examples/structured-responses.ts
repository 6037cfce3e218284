// Structured responses: nodes whose replies fit a schema.
//
// `reader` has a JSON Schema in the graph. `judge` names a zod schema that is given to `compile`. Its
// first reply does not fit, so it is asked once more. The values are in `structuredResponses`.
//
// Run it with: npx tsx examples/structured-responses.ts
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { z } from "zod";

const graph = defineGraph({
  name: "review",
  nodes: {
    reader: proposer({
      model: "reader",
      responseFormat: {
        type: "object",
        properties: { topics: { type: "array", items: { type: "string" } } },
        required: ["topics"],
      },
    }),
    judge: aggregator({
      model: "judge",
      reads: ["reader"],
      responseFormat: { use: "rating" },
    }),
  },
  output: "judge",
});

const schemas = { rating: z.object({ stars: z.number().min(1).max(5), reason: z.string() }) };

const models = {
  reader: new FakeListChatModel({ responses: ['{"topics": ["battery", "screen"]}'] }),
  judge: new FakeListChatModel({
    responses: ["Four stars!", '```json\n{"stars": 4, "reason": "Good battery."}\n```'],
  }),
};

const app = compile(graph, { models, schemas });
const messages = "The battery lasts two days, but the screen is dim.";
const { answer, structuredResponses, ledger } = await app.invoke({ messages });

console.log(answer);
console.log(JSON.stringify(structuredResponses));
for (const { node, attempt, status, error } of ledger) {
  console.log(`${node}, attempt ${attempt}: ${error?.code ?? status}`);
}
