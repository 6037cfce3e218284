import { graphToJson } from "@moagraph/core/graph";
import type { RunRequest } from "../run-directory/manifest-differences.js";
import type { AskedQuestions } from "./asked-questions.js";
import type { GenerateRequest } from "./generate-options.js";

/** What is written to `run.json` of a run with these questions. */
export function runRequest(request: GenerateRequest, { data }: AskedQuestions): RunRequest {
  const { benchmark, graph, system = graph.name, limit, seed } = request;
  return {
    format: 1,
    benchmark: benchmark.name,
    system,
    graph: graphToJson(graph),
    data,
    ...(limit !== undefined && { limit }),
    ...(seed !== undefined && { seed }),
  };
}
