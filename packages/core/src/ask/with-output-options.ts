import type {
  BaseChatModel,
  BaseChatModelCallOptions,
} from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import { UnsupportedOptionError } from "../errors/unsupported-option-error.js";
import type { CallRequest } from "./call-request.js";
import type { MemberModel } from "./member/member-model.js";
import type { OutputOptions } from "./output-options.js";

/** The output options of a call; `undefined` for a call that does not write the answer. */
export function outputOptionsOf({
  planned,
  context,
}: Pick<CallRequest, "planned" | "context">): OutputOptions | undefined {
  return planned.isAnswer ? context.outputOptions : undefined;
}

/** A chat model with tools, and the config of its call. */
interface Asked {
  readonly model: Pick<BaseChatModel, "invoke" | "stream">;
  readonly config: RunnableConfig;
}

/**
 * The model and the config for a request with output options: the tools are bound to the model, and
 * other options are part of the config.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the model takes no tools.
 */
export function withOutputOptions(
  name: string,
  model: BaseChatModel,
  config: RunnableConfig,
  { tools = [], callOptions }: OutputOptions,
): Asked {
  if (tools.length === 0) return { model, config: { ...config, ...callOptions } };
  if (typeof model.bindTools !== "function") throw takesNoTools(name);
  const options = callOptions as Partial<BaseChatModelCallOptions>;
  return { model: model.bindTools([...tools], options), config };
}

/**
 * A Runnable of the caller for a request with output options.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if it does not take them.
 */
export function memberWithOptions(
  name: string,
  member: MemberModel,
  { tools = [], callOptions }: OutputOptions,
): MemberModel {
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
    message: `The chat model \`${model}\` has no \`bindTools\`, so it cannot be given tools.`,
    hint: "Use a chat model that has `bindTools` at the output and in its fallbacks.",
  });
}
