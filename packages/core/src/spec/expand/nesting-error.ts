import { MoaError } from "@moagraph/provider-kit";

/** Most levels of graphs within graphs. */
export const mostLevels = 20;

/** What is wrong with a graph that cannot be expanded. */
type Fault = "GRAPH_IN_ITSELF" | "TOO_MANY_LEVELS";

const messages: Readonly<Record<Fault, string>> = {
  GRAPH_IN_ITSELF: "A node of the graph holds what it is in itself.",
  TOO_MANY_LEVELS: `The graph holds graphs on more than ${mostLevels} levels.`,
};

/** A graph that was not validated holds itself, or too many levels of graphs. */
export class NestingError extends MoaError {
  /** @internal */
  constructor(code: Fault) {
    const hint = "Pass it to `validateGraph`, which names the node.";
    super({ code, message: messages[code], hint });
  }
}
