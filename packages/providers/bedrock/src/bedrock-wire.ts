import type { CalledModel } from "@moagraph/provider-kit";
import { reportedCounts, type ReplyReport, type Wire } from "@moagraph/provider-kit/langchain";
import {
  claudeConflicts,
  createPost,
  type Dialect,
  type Fields,
  fieldsOf,
  type Post,
  type VendorAccess,
  wrongType,
} from "@moagraph/provider-kit/vendor";
import type { Signer } from "./aws-settings.js";
import { binaryFrames } from "./binary-frames.js";
import { signedAccess } from "./signed-headers.js";

const more = "additionalModelRequestFields";

const dialect: Dialect = {
  parameters: {
    temperature: ["inferenceConfig.temperature"],
    topP: ["inferenceConfig.topP"],
    stop: ["inferenceConfig.stopSequences"],
    seed: ["seed"],
    topLogprobs: ["topLogprobs"],
    reasoningEffort: [
      `${more}.reasoning_effort`,
      `${more}.output_config`,
      `${more}.thinking`,
      `${more}.reasoningConfig`,
    ],
  },
  changes: [],
  conflicts: claudeConflicts({
    thinking: `${more}.thinking`,
    maxTokens: "inferenceConfig.maxTokens",
    temperature: "inferenceConfig.temperature",
    topP: "inferenceConfig.topP",
    toolChoice: "toolConfig.toolChoice",
  }),
  roles: () => [],
};

/** The Converse API of Amazon Bedrock. */
export function bedrockWire(access: VendorAccess, signer: Signer): Wire {
  const { call } = access;
  const model = encodeURIComponent(call.model);
  const path = (isStreamed: boolean): string =>
    `/model/${model}/converse${isStreamed ? "-stream" : ""}`;
  return {
    dialect,
    path,
    frames: binaryFrames,
    post: (isStreamed) => signedPost(access, signer, path(isStreamed)),
    readReply(reply, report) {
      checkMessage(call, fieldsOf(reply["output"])?.["message"]);
      readEnd(reply, report);
    },
    readPart({ messageStop, metadata }, report) {
      readEnd({ ...fieldsOf(messageStop), ...fieldsOf(metadata) }, report);
    },
  };
}

/** Signs the text of the body, which is the same whenever it is written. */
function signedPost(access: VendorAccess, signer: Signer, path: string): Post {
  return async (body, signal) => {
    const request = { method: "POST", path, body: JSON.stringify(body), signal } as const;
    return createPost(await signedAccess(access, signer, request), path)(body, signal);
  };
}

function checkMessage(call: CalledModel, found: unknown): void {
  const message = fieldsOf(found);
  if (message === undefined || !Array.isArray(message["content"])) {
    const path = "output.message.content";
    throw wrongType(call, { of: "reply", path, found: message?.["content"], expected: "a list" });
  }
  // LangChain's package fails without a role.
  Object.assign(message, { role: "assistant" });
}

function readEnd({ stopReason, usage }: Fields, report: ReplyReport): void {
  if (typeof stopReason === "string") report.finishReason = stopReason;
  const counts = fieldsOf(usage);
  if (counts === undefined) return;
  const cached = counts["cacheReadInputTokens"];
  const written = counts["cacheWriteInputTokens"];
  report.usage = reportedCounts({
    input: Number(counts["inputTokens"]) + Number(cached ?? 0) + Number(written ?? 0),
    output: counts["outputTokens"],
    cached,
    written,
  });
}
