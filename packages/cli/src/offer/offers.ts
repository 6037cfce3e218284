const offers = new WeakMap<object, string>();

/** Attaches to an error a command that works instead of the one that failed. */
export function addOffer(error: object, command: string): void {
  offers.set(error, command);
}

/** The command that was attached to an error; `undefined` if there is none. */
export function offerOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null ? offers.get(error) : undefined;
}
