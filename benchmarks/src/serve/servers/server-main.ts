// The program of the process with a server to measure.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { answerParent } from "../child/answer-parent.js";
import { embedApp } from "./embed-app.js";
import { fetchApp } from "./fetch-app.js";
import type { ServerSettings } from "./server-settings.js";
import { type Usage, usage, usageWithHeap } from "./usage.js";

/** An order of the parent process. */
export type ServerOrder =
  | { readonly type: "listen"; readonly settings: ServerSettings }
  | { readonly type: "usage" }
  | { readonly type: "heap" };

/** The answer. */
export interface ServerAnswer extends Usage {
  /** Where the server listens. */
  readonly url: string;
}

let url = "";

answerParent(async (order: ServerOrder): Promise<ServerAnswer> => {
  if (order.type === "listen") url = await listen(order.settings);
  return { url, ...(order.type === "usage" ? usage() : await usageWithHeap()) };
});

async function listen(settings: ServerSettings): Promise<string> {
  const { program, shape, modelsUrl } = settings;
  const app = program === "fetch" ? fetchApp(shape, modelsUrl) : await embedApp(settings);
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
