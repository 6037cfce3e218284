import type { ModelCapabilities } from "./model-capabilities.js";
import { MoaError, type MoaErrorOptions } from "./moa-error.js";

/** The parts of a {@link ProviderError}. */
export interface ProviderErrorOptions extends MoaErrorOptions {
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** The id of the provider that failed: `openai` in `openai:gpt-4o`. */
  readonly provider: string;
  /** The model that was called, without its provider. */
  readonly model?: string | undefined;
  /** The HTTP status, if there was a response. */
  readonly status?: number | undefined;
  /** The wait that the vendor requests before the next request, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The capability that the model has turned out to lack, if the request needs it. */
  readonly capability?: keyof ModelCapabilities | undefined;
}

const brand = Symbol.for("moagraph.provider-error");

/** A failed call of a model: refused, interrupted or never answered by the vendor. */
export class ProviderError extends MoaError {
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** The id of the provider that failed. */
  readonly provider: string;
  /** The model that was called, without its provider. */
  readonly model: string | undefined;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The wait that the vendor requests before the next request, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /**
   * The capability that the model has turned out to lack, if the request needs it: `prefill`. Requests that
   * can do without a capability are sent again instead.
   */
  readonly capability: keyof ModelCapabilities | undefined;

  /**
   * @param options - Code, message and hint, the model, and whether the next attempt may help.
   */
  constructor(options: ProviderErrorOptions) {
    super(options);
    this.isRetryable = options.isRetryable;
    this.provider = options.provider;
    this.model = options.model;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.capability = options.capability;
    Object.defineProperty(this, brand, { value: true });
  }

  /**
   * Whether a value is a `ProviderError`, including one from another installed version of this
   * package.
   *
   * @param value - Any value.
   */
  static override isInstance(value: unknown): value is ProviderError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
