import type { Attributes, Context } from "@opentelemetry/api";
import type { Clock } from "./clock.js";

/** Where in a run of a graph something runs. */
export interface Place {
  readonly clock: Clock;
  /** With the span of the innermost run that has one. */
  readonly context: Context;
  /** The attributes of all spans there. */
  readonly attributes: Attributes;
  /** The attributes of all metrics there. */
  readonly measured: Attributes;
}
