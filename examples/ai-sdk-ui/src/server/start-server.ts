import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { MoaApp } from "@moagraph/core";
import { chatApp } from "./chat-app.js";

/** A running server. */
export interface RunningServer {
  readonly url: string;
  /** Breaks all connections and stops. */
  close(): void;
}

const page = fileURLToPath(new URL("../../dist", import.meta.url));

/**
 * Serves the chat and its built page on this machine.
 *
 * @param graph - Answers the questions.
 * @param port - 0 is any free port.
 */
export async function startServer(graph: MoaApp, port = 0): Promise<RunningServer> {
  const app = chatApp(graph).use(serveStatic({ root: page }));
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }) as Server;
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}
