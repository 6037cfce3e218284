// The program of the process with the models.
import { answerParent } from "../child/answer-parent.js";
import { ModelServer, type ModelServerCounts, type ModelServerScript } from "./model-server.js";

/** An order of the parent process. */
export type ModelServerOrder =
  | { readonly type: "script"; readonly script: ModelServerScript }
  | { readonly type: "usage" };

/** The answer: the base URL, and the requests so far. */
export interface ModelServerAnswer {
  readonly url: string;
  readonly counts: ModelServerCounts;
}

let server: ModelServer | undefined;
let url = "";

answerParent(async (given): Promise<ModelServerAnswer> => {
  const order = given as ModelServerOrder;
  if (order.type === "script") await serve(order.script);
  if (server === undefined) throw new Error("The server has no script yet.");
  return { url, counts: server.counts };
});

async function serve(script: ModelServerScript): Promise<void> {
  if (server !== undefined) server.script = script;
  else {
    server = new ModelServer(script);
    url = await server.listen();
  }
}
