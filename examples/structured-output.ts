// Structured output: an answer that follows a zod schema.
//
// The output's model must support it: by tools, or by a `response_format` of its vendor. `includeRaw`
// also gives the message, with the usage of the whole run.
//
// Run it with: npx tsx examples/structured-output.ts
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { z } from "zod";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", temperature: 0 }),
    bob: proposer({ model: "simulated:bob", temperature: 0 }),
    fuse: aggregator({ model: "chair", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

// Replies with what is written here. Use a model that calls tools in its place.
const args = { subject: "volcanoes", facts: ["Magma is molten rock."] };
const facts = new AIMessage({ content: "", tool_calls: [{ id: "call-1", name: "facts", args }] });
const chair = fakeModel()
  .respond(facts)
  .respond(new AIMessage('{ "subject": "volcanoes", "facts": [] }'));
const model = asChatModel(compile(graph, { models: { chair }, providers: [simulated()] }));

const schema = z.object({ subject: z.string(), facts: z.array(z.string()) });
const byTool = model.withStructuredOutput(schema, { name: "facts" });
console.log(JSON.stringify(await byTool.invoke("Tell me one thing about volcanoes.")));

const byFormat = model.withStructuredOutput(schema, { method: "jsonSchema", includeRaw: true });
const { raw, parsed } = await byFormat.invoke("Tell me nothing about volcanoes.");
console.log(JSON.stringify(parsed), `from the text ${JSON.stringify(raw.text)}`);
