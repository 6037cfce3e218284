import type { RequestOrder } from "./call-pace.js";

/** Counts the requests of one node in one run. */
export class OrderOfRequests {
  private readonly counts = { early: 0, other: 0 };

  /** The order of the next request. */
  next(isEarly: boolean): RequestOrder {
    return { isEarly, again: isEarly ? this.counts.early++ : this.counts.other++ };
  }
}
