import type { Attributes, Context } from "@opentelemetry/api";
import type { Clock } from "./clock.js";

/** Where in a run of a graph something runs. */
export interface Place {
  readonly clock: Clock;
  /** With the span of the innermost run that has one. */
  readonly context: Context;
  /** What all spans there have. */
  readonly attributes: Attributes;
  /** What all metrics there are told apart by. */
  readonly measured: Attributes;
}
