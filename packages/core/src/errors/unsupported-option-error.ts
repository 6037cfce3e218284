import { MoaError } from "@moagraph/provider-kit";

const hints = {
  tools: "Bind them to a single model, and let it ask the Mixture-of-Agents as a tool.",
  stop: "Set `stop` on the nodes of the graph.",
  response_format:
    "Ask for the format in the prompt, or let a single model bring the answer into it.",
};

/** A Mixture-of-Agents was asked, as a chat model, for something that only its nodes can do. */
export class UnsupportedOptionError extends MoaError {
  constructor(graph: string, option: keyof typeof hints) {
    super({
      code: "UNSUPPORTED_OPTION",
      message: `Graph \`${graph}\` was asked as a chat model with \`${option}\`, which it cannot honour.`,
      hint: hints[option],
    });
  }
}
