import type { ErrorKind } from "./error-kind.js";

/** How vendors report one kind of failure, apart from the status. */
export interface ErrorRule {
  readonly kind: ErrorKind;
  /** The vendor's code or type in lower case, with letters and digits only. */
  readonly names?: RegExp;
  /** The vendor's text. */
  readonly says?: RegExp;
  /** Statuses with which the rule holds. @defaultValue all */
  readonly statuses?: (status: number | undefined) => boolean;
}

/** Whether a status may be about the request itself. Some servers report that with 500. */
export function isAboutRequest(status: number | undefined): boolean {
  return status === undefined || status >= 500 || [400, 403, 404, 413, 422, 424].includes(status);
}

/** One of these codes, as a whole. */
export function exactly(codes: readonly string[]): RegExp {
  return new RegExp(`^(?:${codes.join("|")})$`);
}

/** One of these phrases, in upper or lower case. */
export function anyOf(phrases: readonly RegExp[]): RegExp {
  return new RegExp(phrases.map(({ source }) => source).join("|"), "i");
}
