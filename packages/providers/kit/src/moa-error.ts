import { docsUrlOf } from "./docs-url.js";

/** The parts of a {@link MoaError}. */
export interface MoaErrorOptions {
  /** Stable error code in capitals. Scripts branch on it. */
  readonly code: string;
  /**
   * One sentence: the name from the user's code first, then what was found and what is expected.
   */
  readonly message: string;
  /** How to fix it: what to type or change. */
  readonly hint: string;
  /** The error that caused this one. */
  readonly cause?: unknown;
  /** See {@link MoaError.uncutMessage}. */
  readonly uncutMessage?: string | undefined;
}

const brand = Symbol.for("moagraph.error");

/**
 * Base class of all errors that Moagraph throws.
 *
 * Message and hint never contain a key or a complete prompt.
 *
 * @example Handling Moagraph's errors
 * ```ts
 * import { MoaError } from "@moagraph/provider-kit";
 *
 * function explain(error: unknown): string {
 *   return MoaError.isInstance(error) ? `${error.code}: ${error.hint}` : "another error";
 * }
 *
 * explain(new TypeError("boom")); // "another error"
 * ```
 */
export class MoaError extends Error {
  /** Stable error code in capitals, such as `NO_USABLE_PROPOSAL`. */
  readonly code: string;
  /** How to fix it: what to type or change. */
  readonly hint: string;
  /**
   * The address of the page about this code, with a real message, its causes and fixes. It is
   * computed from the code, so it is in no JSON of the error. A subclass with codes of its own
   * overrides it.
   *
   * @example
   * ```ts
   * import { MoaError } from "@moagraph/provider-kit";
   *
   * const error = new MoaError({ code: "CONFLICT", message: "Busy.", hint: "Run again." });
   * error.docsUrl; // "https://moagraph.github.io/moagraph/errors/conflict.html"
   * ```
   */
  get docsUrl(): string {
    return docsUrlOf(this.code);
  }
  /**
   * The message before the vendor's text in it was shortened, at most about 8,000 characters;
   * `undefined` if nothing was. A `redact` hook gets it, because half of a secret would not be
   * recognised. It is not enumerable.
   */
  declare readonly uncutMessage?: string | undefined;

  /**
   * @param options - Code, message and hint, and the error that caused it.
   */
  constructor({ code, message, hint, cause, uncutMessage }: MoaErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
    Object.defineProperty(this, brand, { value: true });
    if (uncutMessage !== undefined) {
      Object.defineProperty(this, "uncutMessage", { value: uncutMessage });
    }
  }

  /**
   * Whether a value is a `MoaError`, including one from another installed version of this package.
   *
   * @param value - Any value.
   */
  static isInstance(value: unknown): value is MoaError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
