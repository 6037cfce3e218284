import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type JournalEntry,
  type ModelScript,
  startTestServer,
} from "@moagraph/provider-kit/testing";
import { baseUrlVariable, keyVariable } from "../src/providers/endpoint-variables.js";

/** Cleans up when a test ends. */
export interface TestEnd {
  readonly onTestFinished: (end: () => Promise<void>) => void;
}

/** What one server serves. */
export interface StandIn {
  readonly models: readonly string[];
  /** The only accepted key. @defaultValue any */
  readonly accepts?: string;
  /** The key of the user. @defaultValue none */
  readonly key?: string;
  /** Replies. @defaultValue a text with the model's name */
  readonly script?: ModelScript;
}

/** Servers in place of vendors, and the environment that points to them. */
export interface StandIns {
  readonly env: Record<string, string>;
  /** The requests to a provider so far. */
  readonly journal: (id: string) => readonly JournalEntry[];
  /** Those of them that call a model. */
  readonly calls: (id: string) => readonly JournalEntry[];
}

/** Starts a server for each provider id. */
export async function startStandIns(
  servers: Readonly<Record<string, StandIn>>,
  { onTestFinished }: TestEnd,
): Promise<StandIns> {
  const env: Record<string, string> = {};
  const journals = new Map<string, readonly JournalEntry[]>();
  for (const [id, { models, accepts, key, script }] of Object.entries(servers)) {
    const named = script ?? (({ model }: { model: string }) => ({ text: `I am ${model}.` }));
    const served = Object.fromEntries(models.map((model) => [model, named]));
    const server = await startTestServer({
      models: served,
      ...(accepts === undefined ? {} : { apiKey: accepts }),
    });
    onTestFinished(() => server.close());
    journals.set(id, server.journal);
    // Ollama's own API is not under `/v1`.
    env[baseUrlVariable(id)] = id === "ollama" ? new URL(server.url).origin : server.url;
    if (key !== undefined) env[keyVariable(id)] = key;
  }
  const journal: StandIns["journal"] = (id) => journals.get(id) ?? [];
  const calls: StandIns["calls"] = (id) => journal(id).filter(({ path }) => /\/chat\b/.test(path));
  return { env, journal, calls };
}

/** An empty folder. */
export async function emptyFolder({ onTestFinished }: TestEnd): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
