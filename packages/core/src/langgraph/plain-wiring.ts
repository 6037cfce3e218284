import type { Wiring } from "./wiring.js";

/**
 * The wiring that LangGraph documents: an edge for each wait, and a join edge where a step waits for
 * several. It is the reference for what the fast wiring must do.
 *
 * What a step costs grows with the number of steps beside it.
 */
export const plainWiring: Wiring = {
  connect(builder, { waits }) {
    for (const { step, before } of waits) {
      const [only = ""] = before;
      builder.addEdge(before.length > 1 ? [...before] : only, step);
    }
    return () => undefined;
  },
};
