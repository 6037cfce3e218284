// How contract/ works: each `*-cases.ts` file is a list of `ContractCase`s, one for each
// requirement of the provider contract. `testProvider` defines a test for every case with the
// functions of the test runner. A case starts test servers through its `Bench` and uses
// `node:assert`, so the suite depends on no test runner.
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatParams, Provider } from "../../provider.js";
import type { PrefillMark } from "../../prefill-mark.js";
import type { ModelScript } from "../model-script.js";
import type { TestServer, TestServerScript } from "../test-server.js";
import type { WireStyle } from "../wire/wire-style.js";

/** The address of the test server and its API key. Absent settings are not passed on. */
export interface ProviderSettings {
  readonly baseUrl?: string;
  readonly apiKey?: string;
}

/** One requirement of the provider contract. */
export interface ContractCase {
  /** The rest of a sentence that starts with "a provider". */
  readonly name: string;
  /**
   * Whether it depends on the vendor, such as on its base URL. The other cases have the same result for
   * all vendors that share their code.
   *
   * @defaultValue `false`
   */
  readonly isOfVendor?: boolean;
  run(bench: Bench): Promise<void>;
}

/** The tools of a case. */
export interface Bench {
  readonly model: string;
  readonly envPrefix: string;
  /** Other environment variables that the provider reads. */
  readonly ownVariables: readonly string[];
  /** The API that the provider calls. */
  readonly style: WireStyle;
  /** How requests ask to continue a last message of the model. */
  readonly prefill: PrefillMark;
  readonly create: (settings: ProviderSettings) => Provider;
  /**
   * Starts a test server for the model. It closes when the case ends.
   */
  readonly serve: (script: ModelScript, options?: ServeOptions) => Promise<Served>;
}

/** How a test server differs from the default. */
interface ServeOptions extends Pick<TestServerScript, "apiKey" | "listFault"> {
  /**
   * A suffix of the model's id. What a provider learns of a model lasts for the process, and ports are
   * used again, so each case about that has a model of its own.
   */
  readonly variant?: string;
}

/** A running test server, and the provider that calls it. */
export interface Served {
  readonly server: TestServer;
  /** The base URL that users would set for this server. */
  readonly baseUrl: string;
  readonly provider: Provider;
  readonly chat: (params?: ChatParams) => Promise<BaseChatModel>;
}

/** The API key that every case passes, unless the case is about keys. */
export const testKey = "sk-contract-0123456789abcdef";
