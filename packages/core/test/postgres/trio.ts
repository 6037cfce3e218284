import { openaiCompatible } from "@moagraph/openai-compatible";
import {
  Annotation,
  type BaseCheckpointSaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { type Call, compile, layered, type MoaApp, proposer } from "../../src/index.js";

const models = (layer: number) =>
  ["ada", "bob", "cleo"].map((name) => proposer({ model: `lab:${name}-${layer}` }));

/** A Mixture-of-Agents in the shape of the paper. Each node has a model of its own. */
const trio = layered({
  name: "trio",
  layers: [models(1), models(2)],
  aggregator: { model: "lab:fuse" },
});

/** The names of its models, in the order of the layers. */
export const trioModels = "ada-1 bob-1 cleo-1 ada-2 bob-2 cleo-2 fuse".split(" ");

/** The graph with the models of a test server. */
export function trioApp(modelsUrl: string, checkpointer?: BaseCheckpointSaver): MoaApp {
  const providers = [openaiCompatible({ id: "lab", baseUrl: modelsUrl })];
  return compile(trio, { providers, ...(checkpointer && { checkpointer }) });
}

const State = Annotation.Root({
  ...MessagesAnnotation.spec,
  answer: Annotation<string>,
  ledger: Annotation<Call[]>,
});

/** A graph of LangGraph whose node is that app. Only the graph around has a checkpointer. */
export function aroundTrio(modelsUrl: string, checkpointer: BaseCheckpointSaver) {
  return new StateGraph(State)
    .addNode("panel", trioApp(modelsUrl))
    .addEdge(START, "panel")
    .compile({ checkpointer });
}
