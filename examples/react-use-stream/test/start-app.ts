import { startServer } from "@moagraph/example-langgraph-server";
import { aggregator, compile, defineGraph, human, type MoaApp, proposer } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import {
  type Reply,
  startTestServer,
  type TestRequest,
  type TestServer,
} from "@moagraph/provider-kit/testing";
import { sharedPostgres } from "@moagraph/test-postgres";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { apiProxy } from "../api-proxy.js";

/** The app as its users have it: the built page, the LangGraph server, and an API with models. */
export interface StartedApp {
  /** The address of the page. */
  readonly url: string;
  /** The API of the models. */
  readonly models: TestServer;
  /** Makes the models `ada`, `bob` and `fuse` reply so from now on. A list has a reply for each request. */
  reply(replies: Replies): void;
  /** Stops everything. */
  close(): Promise<void>;
}

type Replies = Readonly<Record<string, Reply | Reply[] | Promise<Reply>>>;

/** Starts the app. */
export async function startApp(): Promise<StartedApp> {
  let replies: Replies = {};
  const replyTo = ({ model }: TestRequest): Reply | Promise<Reply> => {
    const reply = replies[model] ?? {};
    return Array.isArray(reply) ? (reply.shift() ?? {}) : reply;
  };
  const models = await startTestServer({ models: { "*": replyTo } });
  const databaseUrl = await (await sharedPostgres()).createDatabase();
  const server = await startServer({ databaseUrl, graphs: graphsAt(models) });
  const page = await servePage(server.url);
  return {
    url: page.url,
    models,
    reply: (given) => void (replies = given),
    async close() {
      await page.close();
      await server.close();
      await models.close();
    },
  };
}

/** The graphs that the page offers, with models at the API. */
function graphsAt({ url }: TestServer): Record<string, MoaApp> {
  const reads = ["ada", "bob"] as const;
  const proposers = {
    ada: proposer({ model: "vendor:ada", retry: { attempts: 1 } }),
    bob: proposer({ model: "vendor:bob", retry: { attempts: 1 } }),
  };
  const panel = defineGraph({
    name: "panel",
    nodes: { ...proposers, fuse: aggregator({ model: "vendor:fuse", reads }) },
    output: "fuse",
  });
  const review = defineGraph({
    name: "review",
    nodes: { ...proposers, choice: human({ reads, ask: "Which answer may we send?" }) },
    output: "choice",
  });
  const providers = [openaiCompatible({ id: "vendor", baseUrl: url })];
  return { panel: compile(panel, { providers }), review: compile(review, { providers }) };
}

/** The built page on a server. */
export interface ServedPage {
  readonly url: string;
  /** Stops it. */
  close(): Promise<void>;
}

/** Serves the built page, which asks the LangGraph server at this address. */
export async function servePage(serverUrl: string): Promise<ServedPage> {
  const server = await preview({
    root: fileURLToPath(new URL("..", import.meta.url)),
    configFile: false,
    preview: { host: "127.0.0.1", port: 0, proxy: apiProxy(serverUrl) },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
