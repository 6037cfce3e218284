import { MoaError } from "@moagraph/provider-kit";

/** Tools were bound to a Mixture-of-Agents, which answers in text. */
export class ToolsUnsupportedError extends MoaError {
  constructor(graph: string, tools: number) {
    super({
      code: "TOOLS_UNSUPPORTED",
      message: `Graph \`${graph}\` was given ${tools} tools, but a Mixture-of-Agents answers in text.`,
      hint: "Bind them to a single model, and let it ask the Mixture-of-Agents as a tool.",
    });
  }
}
