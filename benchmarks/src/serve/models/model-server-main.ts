// The program of the process with the models.
import { answerParent } from "../child/answer-parent.js";
import { ModelServer, type ModelServerCounts, type ModelServerScript } from "./model-server.js";

/** An order of the parent process. */
export type ModelServerOrder =
  | { readonly type: "listen"; readonly script: ModelServerScript }
  | { readonly type: "usage" };

/** The answer: the base URL, and the requests and the CPU time so far. */
export interface ModelServerAnswer {
  readonly url: string;
  readonly counts: ModelServerCounts;
  readonly cpuMs: number;
}

let server: ModelServer | undefined;
let url = "";

answerParent(async (order: ModelServerOrder): Promise<ModelServerAnswer> => {
  if (order.type === "listen") {
    server = new ModelServer(order.script);
    url = await server.listen();
  }
  if (server === undefined) throw new Error("The server does not listen yet.");
  const { user, system } = process.cpuUsage();
  return { url, counts: server.counts, cpuMs: (user + system) / 1000 };
});
