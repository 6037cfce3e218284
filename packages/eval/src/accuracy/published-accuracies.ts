/** Where the paper's accuracies on MATH were published. */
export const mathSource = "arXiv 2406.04692v1, appendix D, table 8";

/** The accuracies of a model as the aggregator of one to three layers, from 0 to 1. Layer 1 is the model alone. */
export interface PublishedAccuracies {
  readonly aggregator: string;
  readonly layers: readonly [number, number, number];
}

/** The paper's table of accuracies on MATH. All six models propose in each layer. */
export const publishedAccuracies: readonly PublishedAccuracies[] = [
  { aggregator: "Qwen1.5-72B-Chat", layers: [0.428, 0.526, 0.552] },
  { aggregator: "Qwen1.5-110B-Chat", layers: [0.5, 0.57, 0.576] },
  { aggregator: "Wizard 8x22b", layers: [0.544, 0.574, 0.58] },
  { aggregator: "Mixtral-8x22B-Instruct-v0.1", layers: [0.282, 0.534, 0.556] },
  { aggregator: "Llama-3-70B-Instruct", layers: [0.456, 0.584, 0.578] },
  { aggregator: "dbrx-instruct", layers: [0.314, 0.456, 0.522] },
];
