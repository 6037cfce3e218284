// The program of the process with a server to measure.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { answerParent } from "../child/answer-parent.js";
import { limitCpu } from "./limit-cpu.js";
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

answerParent(async (given): Promise<ServerAnswer> => {
  const order = given as ServerOrder;
  if (order.type === "listen") {
    url = await listen(order.settings);
    if (order.settings.cpuPercent !== undefined) await limitCpu(order.settings.cpuPercent);
  }
  return { url, ...(order.type === "usage" ? usage() : await usageWithHeap()) };
});

// Each server loads only what it needs, so that its memory is its own.
async function listen(settings: ServerSettings): Promise<string> {
  const { databaseUrl } = settings;
  if (databaseUrl === undefined) return listenAt(await appOf(settings));
  const { startServer } = await import("@moagraph/example-langgraph-server");
  const { graphOf } = await import("./graph-of.js");
  return (await startServer({ databaseUrl, graphs: { panel: graphOf(settings) } })).url;
}

async function appOf(settings: ServerSettings): Promise<Hono> {
  const { program, shape, modelsUrl } = settings;
  if (program === "fetch") return (await import("./fetch-app.js")).fetchApp(shape, modelsUrl);
  return (await import("./embed-app.js")).embedApp(settings);
}

async function listenAt({ fetch }: Hono): Promise<string> {
  const server = createAdaptorServer({ fetch });
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
