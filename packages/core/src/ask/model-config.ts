import type { Callbacks } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import {
  withoutEvents,
  withoutMessages,
  withoutStreams,
} from "../langgraph/internals/inheritable-callbacks.js";
import type { MessageIds } from "../langgraph/internals/message-ids.js";
import { attemptMetadata } from "../ledger/trace-metadata.js";
import { redactedCallOptions } from "../redact/redacted-call-options.js";
import type { AskedForText } from "../staircase/joined-run.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call/call-request.js";

/** The tag by which LangGraph leaves a call, and all runs within it, out of the `messages` stream. */
const noStream = "nostream";

/** The node's config, so that traces nest under the node; the name and the metadata are the call's. */
export function modelConfig(
  request: CallRequest,
  attempt: Pick<Attempt, "number" | "target">,
  signal: AbortSignal,
  ids: MessageIds | undefined,
): RunnableConfig {
  const { context, round } = request;
  const { config, redact } = context;
  const { settings, callOptions } = attempt.target.model;
  const { callbacks } = config;
  const metadata = metadataOf(request, attempt);
  const own: RunnableConfig = { ...config, runName: settings.model, metadata, signal };
  if (settings.tags !== undefined) own.tags = [...(config.tags ?? []), ...settings.tags];
  if (callOptions !== undefined) Object.assign(own, redactedCallOptions(callOptions, redact));
  if (callbacks === undefined) return own;
  const isJoined = round?.joined !== undefined;
  const isShown = !isJoined && isInMessages(request);
  const heard = isJoined ? withoutStreams(callbacks) : heardIn(callbacks, isShown, request);
  own.callbacks = ids === undefined ? heard : ids.before(heard);
  if (!isShown) own.tags = [...(own.tags ?? []), noStream];
  return own;
}

/** Whether the `messages` stream shows the call. */
function isInMessages({ context, planned, holdsAnswer }: CallRequest): boolean {
  // An answer that may be requested again is shown by its step, as a whole.
  return context.showsDrafts || (planned.isAnswer && holdsAnswer !== true);
}

function heardIn(
  callbacks: Callbacks,
  isShown: boolean,
  { context, planned }: CallRequest,
): Callbacks {
  const heard = isShown ? callbacks : withoutMessages(callbacks);
  return context.showsDraftEvents || planned.isAnswer ? heard : withoutEvents(heard);
}

/** Where the caller's streams show the rounds of a text as one run. */
export function joinedMetadata(
  request: CallRequest,
  attempt: Pick<Attempt, "number" | "target">,
): Pick<AskedForText, "metadata" | "tags"> {
  const { config } = request.context;
  const { tags = [] } = attempt.target.model.settings;
  const { moa_round: _, ...metadata } = metadataOf(request, attempt);
  return { metadata, tags: [...(config.tags ?? []), ...tags] };
}

function metadataOf(
  { context, planned, round }: CallRequest,
  { number, target }: Pick<Attempt, "number" | "target">,
): Record<string, unknown> {
  const { node, sample } = planned;
  const own = target.model.settings.metadata;
  // Named here too: a model may have callbacks of its own, and then its step is not traced.
  const place = context.placeOf(node);
  const attempt = attemptMetadata(sample, number, round?.number);
  return { ...context.config.metadata, ...own, ...place, ...attempt };
}
