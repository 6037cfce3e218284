import { MoaError, type MoaErrorOptions } from "./moa-error.js";

/** The parts of a {@link ProviderError}. */
export interface ProviderErrorOptions extends MoaErrorOptions {
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** The provider that failed, as in `openai:gpt-4o`. */
  readonly provider: string;
  /** The model that was asked, without its provider. */
  readonly model?: string | undefined;
  /** The HTTP status, where there was a response. */
  readonly status?: number | undefined;
  /** How long the vendor asked to wait before the next request, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

const brand = Symbol.for("moagraph.provider-error");

/** A call that a vendor refused, broke off or never answered. */
export class ProviderError extends MoaError {
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** The provider that failed. */
  readonly provider: string;
  /** The model that was asked, without its provider. */
  readonly model: string | undefined;
  /** The HTTP status, where there was a response. */
  readonly status: number | undefined;
  /** How long the vendor asked to wait before the next request, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(options: ProviderErrorOptions) {
    super(options);
    this.isRetryable = options.isRetryable;
    this.provider = options.provider;
    this.model = options.model;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Whether a value is a provider's error, also when it comes from another installed version. */
  static override isInstance(value: unknown): value is ProviderError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
