import { fieldsOf } from "@moagraph/provider-kit/vendor";

/**
 * What an API can be told about tools: which one to call, that any must be called, or nothing. Less
 * than asked for is made up for: only the named tool is sent.
 */
export type ToolChoices = "name" | "any" | "auto";

/** The part of a call's options that is about tools. */
interface ToolOptions {
  readonly tools?: unknown;
  readonly tool_choice?: unknown;
}

/**
 * The options of a call with a tool choice that the API has. OpenAI's forms become LangChain's words.
 *
 * @param options - The options of the call.
 * @param has - What the API can be told.
 * @returns The same object if nothing changes.
 */
export function withToolChoice<Options extends ToolOptions>(
  options: Options,
  has: ToolChoices,
): Options {
  const { tool_choice: asked, tools } = options;
  if (asked === undefined || !Array.isArray(tools)) return options;
  const choice = wordOf(asked);
  if (has === "auto" && choice === "none") return { ...options, tools: [], tool_choice: undefined };
  const named = tools.filter((tool) => nameOf(tool) === choice);
  const isNamed = has !== "name" && named.length > 0;
  const left = isNamed ? "any" : choice;
  return {
    ...options,
    ...(isNamed && { tools: named }),
    tool_choice: has === "auto" ? undefined : left,
  };
}

/**
 * Whether a call has tools and forbids to call them.
 *
 * @param options - The options of the call.
 */
export function forbidsTools({ tools, tool_choice: asked }: ToolOptions = {}): boolean {
  const isNone = asked === "none" || fieldsOf(asked)?.["type"] === "none";
  return isNone && Array.isArray(tools) && tools.length > 0;
}

/**
 * Whether a call requires a tool call that the API cannot be told to require.
 *
 * @param options - The options of the call.
 * @param has - What the API can be told.
 */
export function losesToolChoice(
  { tools, tool_choice: asked }: ToolOptions,
  has: ToolChoices,
): boolean {
  if (has !== "auto" || asked === undefined || !Array.isArray(tools)) return false;
  const choice = wordOf(asked);
  return choice === "any" || tools.some((tool) => nameOf(tool) === choice);
}

/** `any`, `auto`, `none` or the name of a tool, unless it is in a form of the vendor's own. */
function wordOf(choice: unknown): unknown {
  if (choice === "required") return "any";
  const { type, function: called } = fieldsOf(choice) ?? {};
  return type === "function" ? fieldsOf(called)?.["name"] : choice;
}

/** The name of a tool in LangChain's form, OpenAI's or Bedrock's. */
function nameOf(tool: unknown): unknown {
  const { name, function: called, toolSpec } = fieldsOf(tool) ?? {};
  return name ?? fieldsOf(called)?.["name"] ?? fieldsOf(toolSpec)?.["name"];
}
