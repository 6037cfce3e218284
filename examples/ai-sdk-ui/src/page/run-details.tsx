import { CallList, UsageLine } from "@moagraph/example-chat-parts";
import { endedCalls } from "@moagraph/example-chat-parts/calls";
import type { ChatMessage } from "../chat-message.js";

interface RunDetailsProps {
  readonly parts: ChatMessage["parts"];
  readonly isRunning: boolean;
}

/** The calls of the run that wrote an answer, and its tokens and cost. */
export function RunDetails({ parts, isRunning }: RunDetailsProps) {
  const calls = parts.flatMap((part) => (part.type === "data-call" ? [part.data] : []));
  const usage = parts.find((part) => part.type === "data-usage")?.data;
  if (calls.length === 0) return null;
  return (
    <>
      <CallList calls={isRunning ? calls : endedCalls(calls)} isRunning={isRunning} />
      {usage !== undefined && <UsageLine {...usage} />}
    </>
  );
}
