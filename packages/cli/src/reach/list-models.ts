import { type ListedModel, MoaError, type Provider, readVariable } from "@moagraph/provider-kit";
import { orStopped } from "../process/or-stopped.js";
import { baseUrlVariable } from "../providers/endpoint-variables.js";
import { isLoopback } from "../providers/is-loopback.js";
import { localServers } from "../providers/local-servers.js";
import type { ReachedModel } from "./reached-provider.js";
import { isUsableId } from "./usable-id.js";

/** Milliseconds for a list of models. */
const usualLimitMs = 10_000;

/** The models of a provider. */
export interface ModelList {
  readonly models: readonly ReachedModel[];
  /** Whether the provider has no list, so that these are the models with known facts. */
  readonly isUnlisted: boolean;
}

/**
 * Requests the list of a provider's models, for at most ten seconds by default. Models that a graph
 * cannot name are left out.
 *
 * @throws {@link MoaError} What the provider throws, or `REQUEST_TIMEOUT`.
 */
export async function listModels(
  provider: Provider,
  signal: AbortSignal,
  limitMs: number = usualLimitMs,
): Promise<ModelList> {
  const known = (provider.knownModels ?? []).map((id) => ({ id }));
  const asked = await request(provider, signal, limitMs);
  const usable = (asked ?? known).filter(({ id }) => isUsableId(id));
  const models = usable.map((model) => reached(provider, model));
  return { models, isUnlisted: asked === undefined };
}

async function request(
  provider: Provider,
  signal: AbortSignal,
  limitMs: number,
): Promise<readonly ListedModel[] | undefined> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(tooSlow(provider, limitMs)), limitMs);
  const both = AbortSignal.any([signal, limit.signal]);
  try {
    return await orStopped(both, provider.listModels?.(both));
  } catch (error) {
    throw both.aborted ? both.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

function reached(provider: Provider, { id, facts }: ListedModel): ReachedModel {
  return { model: `${provider.id}:${id}`, facts: { ...provider.facts(id), ...facts } };
}

/** Whether a program of the user's serves the models, and no vendor. */
function isServer(id: string): boolean {
  const baseUrl = readVariable(baseUrlVariable(id));
  return baseUrl === undefined
    ? localServers.some((server) => server.id === id)
    : isLoopback(baseUrl);
}

function tooSlow({ id }: Provider, limitMs: number): MoaError {
  return new MoaError({
    code: "REQUEST_TIMEOUT",
    message: `\`${id}\` sent no list of models within ${limitMs / 1000} seconds.`,
    hint: `Check ${isServer(id) ? "that its server is running" : "the network and the vendor's status page"}, then run the command again.`,
  });
}
