import type { CompileOptions } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import { modelGraph } from "@moagraph/eval";
import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { moaLite } from "@moagraph/recipes";
import { together } from "@moagraph/together";
import { textOf } from "../../compare/programs/texts.js";
import { FreeModel } from "../../free-model.js";

/** A graph with its models. */
export interface Panel {
  readonly graph: GraphSpec;
  readonly compileOptions: CompileOptions;
}

/**
 * Who is asked. All models reply at once.
 *
 * - `moa-lite`: over HTTP. The server is another process.
 * - `model`: one model in this process.
 */
export type PanelName = "moa-lite" | "model";

/** 350 words: about the length of the published answers of MoA-Lite to AlpacaEval. */
const reply = textOf(350);

/** Starts the models. Stop them with `close`. */
export const startPanel: Readonly<
  Record<PanelName, () => Promise<Panel & { readonly close: () => Promise<void> }>>
> = {
  async "moa-lite"() {
    const server = await startTestServerProcess({ models: { "*": { text: reply } } });
    const providers = [together({ apiKey: "none", baseUrl: server.url })];
    return {
      graph: moaLite.graph,
      compileOptions: { providers },
      close: () => server.close(),
    };
  },
  async model() {
    const models = { free: new FreeModel(reply) };
    return { graph: modelGraph("free"), compileOptions: { models }, close: async () => {} };
  },
};
