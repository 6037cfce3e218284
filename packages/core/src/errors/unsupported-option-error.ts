import { MoaError } from "@moagraph/provider-kit";

const hints: Readonly<Record<string, string>> = {
  tools: "Bind the tools to a single model, and let it call the Mixture-of-Agents as a tool.",
  stop: "Set `stop` on the nodes of the graph.",
  response_format:
    "Ask for the format in the prompt, or let a single model convert the answer to it.",
};

/** A Mixture-of-Agents was called as a chat model with an option that only its nodes support. */
export class UnsupportedOptionError extends MoaError {
  /** @internal */
  constructor(
    graph: string,
    option: string,
    why?: { readonly message: string; readonly hint: string },
  ) {
    super({
      code: "UNSUPPORTED_OPTION",
      message: why?.message ?? `Graph \`${graph}\` does not support \`${option}\` as a chat model.`,
      hint: why?.hint ?? hints[option] ?? "Set it on the nodes of the graph.",
    });
  }
}
