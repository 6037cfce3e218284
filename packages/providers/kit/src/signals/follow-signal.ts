import { liftListenerLimit } from "./lift-listener-limit.js";

/** A signal of one's own that follows a caller's. */
export interface FollowingSignal {
  /** Aborted with the caller's, for the same reason. */
  readonly signal: AbortSignal;
  /** The one that it follows, if there is one. */
  readonly caller: AbortSignal | undefined;
  /** Lets go of the caller's signal. A second time it does nothing. */
  readonly end: () => void;
}

/**
 * A signal that follows the caller's until it is ended: for a request, or whatever else leaves
 * listeners on the signal that it is given, as `fetch` does. Over a long run they would pile up.
 *
 * `AbortSignal.any` costs five times as much, and Node 20 has the caller's signal remember it for
 * ever.
 *
 * @param caller - Without one, the signal is never aborted. Any number may follow the same.
 * @example
 * ```ts
 * import { followSignal } from "@moagraph/provider-kit";
 *
 * async function ask(url: string, caller: AbortSignal | undefined): Promise<string> {
 *   const { signal, end } = followSignal(caller);
 *   try {
 *     return await (await fetch(url, { signal })).text();
 *   } finally {
 *     end();
 *   }
 * }
 * ```
 */
export function followSignal(caller: AbortSignal | null | undefined): FollowingSignal {
  const own = new AbortController();
  const { signal } = own;
  if (caller == null) return { signal, caller: undefined, end: () => {} };
  const onAbort = (): void => own.abort(caller.reason);
  if (caller.aborted) onAbort();
  liftListenerLimit(caller);
  caller.addEventListener("abort", onAbort, { once: true });
  return { signal, caller, end: () => caller.removeEventListener("abort", onAbort) };
}
