import { Client } from "@langchain/langgraph-sdk";
import { compile, type MoaApp } from "@moagraph/core";
import { aggregator, defineGraph, human, proposer } from "@moagraph/core/graph";
import {
  type RunningServer,
  type ServerOptions,
  startServer,
} from "@moagraph/example-langgraph-server";
import type { PostgresServer } from "@moagraph/test-postgres";
import { together } from "@moagraph/together";
import { type Models, startModels } from "./models.js";

/** A server in this process, with models that are counted. */
export interface TestedServer {
  readonly models: Models;
  readonly databaseUrl: string;
  readonly url: string;
  /** It makes each request once. */
  readonly client: Client;
  close(): Promise<void>;
}

/** The key of the models. No client may see it. */
export const secretKey = "sk-of-the-vendor";

/** Starts a server with the graphs `panel` and `review`. */
export async function startTestedServer(
  postgres: Pick<PostgresServer, "createDatabase">,
): Promise<TestedServer> {
  const models = await startModels();
  const databaseUrl = await postgres.createDatabase();
  const server = await startServer({ databaseUrl, graphs: graphsFor(models) });
  return {
    models,
    databaseUrl,
    url: server.url,
    client: new Client({ apiUrl: server.url, callerOptions: { maxRetries: 0 } }),
    close: () => closeAll(server, models),
  };
}

/** Starts one more server with the same database, models and graphs. */
export async function startAnother(
  { databaseUrl, models }: TestedServer,
  options: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  return startServer({ databaseUrl, graphs: graphsFor(models), ...options });
}

function graphsFor({ server }: Models): Readonly<Record<string, MoaApp>> {
  const providers = [together({ apiKey: secretKey, baseUrl: server.url })];
  const options = { providers };
  const nodes = {
    ada: proposer({ model: "together:ada" }),
    bob: proposer({ model: "together:bob" }),
  };
  const reads = ["ada", "bob"] as const;
  const panel = defineGraph({
    name: "panel",
    nodes: { ...nodes, fuse: aggregator({ model: "together:chair", reads }) },
    output: "fuse",
  });
  const review = defineGraph({
    name: "review",
    nodes: { ...nodes, choice: human({ reads, ask: "Which answer may we send?" }) },
    output: "choice",
  });
  return { panel: compile(panel, options), review: compile(review, options) };
}

async function closeAll(server: RunningServer, models: Models): Promise<void> {
  await server.close();
  await models.server.close();
}
