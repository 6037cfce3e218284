import type { BaseMessage } from "@langchain/core/messages";
import type { CallNote } from "../ledger/call-note.js";
import type { AskedModel } from "./call-request.js";
import type { Deadline } from "./cancel/deadline.js";
import type { Timeline } from "./timeline.js";

/** One try: which it is, whom it asks, and what it shows. */
export interface Try {
  /** From 1. */
  readonly attempt: number;
  readonly model: AskedModel;
  readonly messages: BaseMessage[];
  /** What its ledger line will say; a cache that fails adds to it. */
  readonly notes: CallNote[];
  readonly deadline: Deadline;
  readonly timeline: Timeline;
}
