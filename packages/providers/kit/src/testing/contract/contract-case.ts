import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatParams, Provider } from "../../provider.js";
import type { ModelScript } from "../model-script.js";
import type { TestServer } from "../test-server.js";

/** Where to find the stand-in, and the key it wants. What is absent is not passed on. */
export interface ProviderSettings {
  readonly baseUrl?: string;
  readonly apiKey?: string;
}

/** One promise of the provider contract. */
export interface ContractCase {
  /** A sentence that goes on from "a provider". */
  readonly name: string;
  run(bench: Bench): Promise<void>;
}

/** What a case works with. */
export interface Bench {
  readonly model: string;
  readonly envPrefix: string;
  readonly create: (settings: ProviderSettings) => Provider;
  /** Starts a stand-in that answers for the model; it closes when the case ends. */
  readonly serve: (script: ModelScript) => Promise<Served>;
}

/** A running stand-in, and the provider that asks it. */
export interface Served {
  readonly server: TestServer;
  readonly provider: Provider;
  readonly chat: (params?: ChatParams) => Promise<BaseChatModel>;
}

/** The key that every case passes, unless it is about keys. */
export const testKey = "sk-contract-0123456789abcdef";
