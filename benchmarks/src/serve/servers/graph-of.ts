import { ChatOpenAI } from "@langchain/openai";
import { compile } from "@moagraph/core";
import { openai } from "@moagraph/openai";
import type { ServedGraph } from "@moagraph/example-langgraph-server";
import { handWrittenGraph } from "../../compare/programs/hand-written.js";
import { moagraphSpec } from "../../compare/programs/moagraph.js";
import type { ServerSettings } from "./server-settings.js";

/** The graph that the server runs. */
export function graphOf(settings: ServerSettings): ServedGraph {
  const graph = settings.program === "moagraph" ? moagraph(settings) : handWritten(settings);
  const { durability } = settings;
  return durability === undefined ? graph : graph.withConfig({ durability });
}

function moagraph({ shape, modelsUrl, streamsDrafts }: ServerSettings): ServedGraph {
  const spec = moagraphSpec(shape, (model) => `openai:${model}`);
  const providers = [openai({ baseUrl: modelsUrl, apiKey: "sk-test" })];
  return compile(spec, { providers, streamEvents: streamsDrafts === true ? "all" : "answer" });
}

function handWritten({ shape, modelsUrl }: ServerSettings): ServedGraph {
  const last = shape.layers.at(-1)?.models[0];
  const configuration = { baseURL: modelsUrl };
  return handWrittenGraph(shape, (model) => {
    // The user sees the answer only.
    const tags = model === last ? {} : { tags: ["nostream"] };
    return new ChatOpenAI({ model, apiKey: "sk-test", configuration, ...tags });
  });
}
