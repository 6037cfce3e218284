import { ChatOpenAI } from "@langchain/openai";
import { compile } from "@moagraph/core";
import { openai } from "@moagraph/openai";
import type { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import { handWrittenGraph } from "../../compare/programs/hand-written.js";
import { moagraphSpec } from "../../compare/programs/moagraph.js";
import type { ServerSettings } from "./server-settings.js";

/** A graph as the embed server takes it. */
export type ServedGraph = Parameters<typeof createEmbedServer>[0]["graph"][string];

/** The graph that the embed server runs. */
export function graphOf({ program, shape, modelsUrl }: ServerSettings): ServedGraph {
  if (program === "moagraph") {
    const providers = [openai({ baseUrl: modelsUrl, apiKey: "sk-test" })];
    return compile(
      moagraphSpec(shape, (model) => `openai:${model}`),
      { providers },
    );
  }
  const last = shape.layers.at(-1)?.models[0];
  return handWrittenGraph(
    shape,
    (model) =>
      new ChatOpenAI({
        model,
        apiKey: "sk-test",
        configuration: { baseURL: modelsUrl },
        // The user sees the answer only.
        ...(model === last ? {} : { tags: ["nostream"] }),
      }),
  );
}
