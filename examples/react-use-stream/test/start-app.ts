import { startServer } from "@moagraph/example-langgraph-server";
import { aggregator, compile, defineGraph, human, type MoaApp, proposer } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { sharedPostgres } from "@moagraph/test-postgres";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { onTestFinished } from "vitest";
import { apiProxy } from "../api-proxy.js";

/** The app as its users have it: the built page, the LangGraph server, and an API with models. */
export interface StartedApp {
  /** The address of the page. */
  readonly url: string;
  /** The API of the models. */
  readonly models: TestServer;
  /** Stops the LangGraph server. */
  stopServer(): Promise<void>;
}

/** Starts the app for the duration of a test. The models `ada`, `bob` and `fuse` reply by the scripts. */
export async function startApp(
  scripts: Readonly<Record<string, ModelScript>>,
): Promise<StartedApp> {
  const models = await startTestServer({ models: scripts });
  onTestFinished(() => models.close());
  const databaseUrl = await (await sharedPostgres()).createDatabase();
  const server = await startServer({ databaseUrl, graphs: graphsAt(models) });
  let stopped: Promise<void> | undefined;
  const stopServer = async (): Promise<void> => (stopped ??= server.close());
  onTestFinished(stopServer);
  return { url: await servePage(server.url), models, stopServer };
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

async function servePage(serverUrl: string): Promise<string> {
  const page = await preview({
    root: fileURLToPath(new URL("..", import.meta.url)),
    configFile: false,
    preview: { host: "127.0.0.1", port: 0, proxy: apiProxy(serverUrl) },
  });
  onTestFinished(() => page.close());
  return `http://127.0.0.1:${(page.httpServer.address() as AddressInfo).port}/`;
}
