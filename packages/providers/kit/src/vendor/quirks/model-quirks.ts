import type { ModelCapabilities } from "@moagraph/provider-kit";

/** What was learned in this process, by base URL and model. */
const learned = new Map<string, ModelCapabilities>();

/** What is known of one model at one address. */
export class ModelQuirks {
  readonly #key: string;
  readonly #given: ModelCapabilities;
  readonly #builtIn: ModelCapabilities;

  /**
   * @param address - Base URL and id of the model.
   * @param given - Capabilities that the user states. Nothing is learned about them.
   * @param builtIn - Capabilities that the provider knows. What is learned has priority.
   */
  constructor(
    address: { readonly baseUrl: string; readonly model: string },
    given: ModelCapabilities,
    builtIn: ModelCapabilities,
  ) {
    this.#key = JSON.stringify([address.baseUrl, address.model]);
    this.#given = stated(given);
    this.#builtIn = stated(builtIn);
  }

  /** The capabilities that the user states. */
  get given(): ModelCapabilities {
    return this.#given;
  }

  /** The capabilities that are known without any error. A request made for them is unchanged. */
  get usual(): ModelCapabilities {
    return { ...this.#builtIn, ...this.#given };
  }

  /**
   * What is known now, with what errors have shown in this process.
   *
   * @param latest - What this request has shown so far.
   */
  known(latest: ModelCapabilities = {}): ModelCapabilities {
    return { ...this.#builtIn, ...learned.get(this.#key), ...latest, ...this.#given };
  }

  /**
   * Remembers for the process what a request has shown.
   *
   * @param latest - What the request has shown.
   */
  learn(latest: ModelCapabilities): void {
    if (Object.keys(latest).length === 0) return;
    learned.set(this.#key, { ...learned.get(this.#key), ...latest });
  }
}

/** The capabilities that are not `undefined`. */
function stated(capabilities: ModelCapabilities): ModelCapabilities {
  return Object.fromEntries(
    Object.entries(capabilities).filter(([, value]) => value !== undefined),
  );
}
