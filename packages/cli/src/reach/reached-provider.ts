import type { ModelFacts } from "@moagraph/provider-kit";

/** A model that a provider serves now. */
export interface ReachedModel {
  /** The name in a graph: `openai:gpt-4o`. */
  readonly model: string;
  /** What its provider or the list of models states. */
  readonly facts: ModelFacts;
}

/** Why the models of a provider cannot be used. */
export interface ReachFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** A provider with a key, or a server, and what it answered. */
export interface ReachedProvider {
  readonly id: string;
  /** The variables that are set for it, such as `OPENAI_API_KEY`; none for a server that was found. */
  readonly variables: readonly string[];
  /** The address of a server that was found at its usual port, unless its package knows it. */
  readonly baseUrl?: string | undefined;
  /** Whether its models run on this machine, so that no vendor has a price for them. */
  readonly isLocal: boolean;
  readonly models: readonly ReachedModel[];
  /** Why the models are those with known facts: the vendor has no list of models. */
  readonly isUnlisted: boolean;
  readonly fault?: ReachFault | undefined;
}
