/** The parts of a {@link MoaError}. */
export interface MoaErrorOptions {
  /** Stable name of the fault, in capitals: scripts branch on it. */
  readonly code: string;
  /** One sentence: the user's own name first, what was found, what was expected. */
  readonly message: string;
  /** What to type or change next. */
  readonly hint: string;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

const brand = Symbol.for("moagraph.error");

/**
 * The base of every error that Moagraph throws on purpose.
 *
 * Neither message nor hint ever holds a key or a whole prompt.
 *
 * @example Telling our errors from others
 * ```ts
 * import { MoaError } from "@moagraph/provider-kit";
 *
 * function explain(error: unknown): string {
 *   return MoaError.isInstance(error) ? `${error.code}: ${error.hint}` : "not ours";
 * }
 * ```
 */
export class MoaError extends Error {
  /** Stable name of the fault, in capitals, such as `NO_USABLE_PROPOSAL`. */
  readonly code: string;
  /** What to type or change next. */
  readonly hint: string;

  constructor({ code, message, hint, cause }: MoaErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Whether a value is one of our errors, also when it comes from another installed version. */
  static isInstance(value: unknown): value is MoaError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
