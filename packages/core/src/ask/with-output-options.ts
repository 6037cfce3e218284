import type { BaseChatModel, BindToolsInput } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import { UnsupportedOptionError } from "../errors/unsupported-option-error.js";
import { redactedCallOptions } from "../redact/redacted-call-options.js";
import type { CandidateModel } from "./call/call-config.js";
import type { CallRequest } from "./call/call-request.js";
import { everySchemaOption } from "./format/every-schema-option.js";
import { bindTools } from "./member/bind-tools.js";
import type { MemberModel } from "./member/member-model.js";
import { plainTool } from "./options-text.js";
import type { OutputOptions } from "./call/output-options.js";
import type { MayCall } from "./reply/reply.js";

/** The output options of a call; `undefined` for a call that does not write the answer. */
export function outputOptionsOf({
  planned,
  context,
}: Pick<CallRequest, "planned" | "context">): OutputOptions | undefined {
  return planned.isAnswer ? context.outputOptions : undefined;
}

/** Whether the reply of a model may call tools. Only the answer may. */
export function mayCallTools(
  request: Pick<CallRequest, "planned" | "context">,
  { isOwn }: Pick<CandidateModel, "isOwn">,
): MayCall {
  if (!request.planned.isAnswer) return undefined;
  if ((request.context.outputOptions?.tools?.length ?? 0) > 0) return "given";
  return isOwn ? "own" : undefined;
}

/** What a request is sent with: the chat model, and the config of its call. */
interface Asked {
  readonly model: Pick<BaseChatModel, "invoke" | "stream">;
  readonly config: RunnableConfig;
}

/**
 * The chat model and the config for a request: with the tools of the output options bound to the model,
 * and their other options in the config. Without output options, both are as given.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the model takes no tools.
 */
export function withOutputOptions(
  request: CallRequest,
  candidate: CandidateModel,
  { model, config }: { readonly model: BaseChatModel; readonly config: RunnableConfig },
): Asked {
  const options = outputOptionsOf(request);
  if (options === undefined) return { model, config };
  const { settings, capabilities } = candidate;
  const { tools = [], callOptions } = optionsFor(candidate, options, request);
  if (tools.length === 0) return { model, config: { ...config, ...callOptions } };
  const bound = capabilities.tools === false ? undefined : bindTools(model, tools, callOptions);
  if (bound === undefined) throw takesNoTools(settings.model);
  return { model: bound, config };
}

/** The output options under all names that the model may read. */
function optionsFor(
  { takesEverySchemaOption }: CandidateModel,
  options: OutputOptions,
  request: CallRequest,
): OutputOptions {
  const { tools, callOptions } = redactedOptions(options, request);
  return {
    tools,
    callOptions: takesEverySchemaOption ? everySchemaOption(callOptions) : callOptions,
  };
}

function redactedOptions(
  { tools = [], callOptions }: OutputOptions,
  { context: { redact } }: CallRequest,
): OutputOptions {
  const plain = redact === undefined ? tools : tools.map(plainTool);
  return {
    tools: plain.map((tool) => redactedCallOptions(tool, redact)) as BindToolsInput[],
    callOptions: redactedCallOptions(callOptions, redact),
  };
}

/**
 * A Runnable of the caller for a request with output options.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if it does not take them.
 */
export function memberWithOptions(
  request: CallRequest,
  candidate: CandidateModel,
  member: MemberModel,
): MemberModel {
  const {
    settings: { model: name },
    callOptions: own,
  } = candidate;
  const options = outputOptionsOf(request);
  if (own === undefined && options === undefined) return member;
  const given = { ...options, callOptions: { ...own, ...options?.callOptions } };
  const { tools = [], callOptions } = optionsFor(candidate, given, request);
  const withOptions = member.withOptions(tools, callOptions);
  if (withOptions !== undefined) return withOptions;
  if (tools.length > 0) throw takesNoTools(name);
  const [option = "tools"] = Object.keys(callOptions);
  throw new UnsupportedOptionError(name, option, {
    message: `\`${name}\` is an agent, a graph or a chain, so it cannot be given \`${option}\`.`,
    hint: "Use a chat model at the output and in its fallbacks.",
  });
}

function takesNoTools(model: string): UnsupportedOptionError {
  return new UnsupportedOptionError(model, "tools", {
    message: `The model \`${model}\` cannot be given tools.`,
    hint: "Use chat models with `bindTools` at the output and in its fallbacks, or leave out the tools.",
  });
}
