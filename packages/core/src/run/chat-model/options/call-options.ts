// The options of a call that go to the model of the output: tools, `response_format`, `stop` and how
// tools are chosen. Others are refused (`refused-options.ts`) or belong to LangChain.

import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { sha256 } from "@langchain/core/utils/hash";
import { optionsText } from "../../../ask/options-text.js";
import type { OutputOptions } from "../../../ask/call/output-options.js";
import type { Compilation } from "../../../runtime/compilation.js";
import { checkOutput } from "./check-output.js";
import { checkTools } from "./check-tools.js";
import { toolChoiceOf } from "./tool-choice.js";

type Options = Readonly<Record<string, unknown>>;

/** Options that are passed on as they are. The first means nothing without tools. */
const passed = ["parallel_tool_calls", "strict", "response_format", "stop"] as const;

/**
 * What a call asks of the output's model; `undefined` if it asks nothing.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the output cannot do it.
 * @throws {@link InvalidInputError} `INVALID_INPUT` if tools or their choice are not in a known form.
 */
export function outputOptionsIn(
  options: object,
  compilation: Compilation,
): OutputOptions | undefined {
  const given = options as Options;
  const tools = given["tools"] == null ? [] : checkTools(given["tools"]);
  const callOptions = callOptionsIn(given, tools);
  const asked: OutputOptions = { tools, callOptions };
  const names = namesOf(asked);
  for (const name of names) checkOutput(name, compilation);
  return names.length === 0 ? undefined : asked;
}

/** The names of the options that a call asks. */
export function namesOf({ tools = [], callOptions }: OutputOptions): readonly string[] {
  return [...(tools.length === 0 ? [] : ["tools"]), ...Object.keys(callOptions)];
}

function callOptionsIn(given: Options, tools: readonly BindToolsInput[]): Options {
  const names = tools.length === 0 ? passed.slice(1) : passed;
  const others = names.flatMap((name) => {
    const value = given[name];
    return isEmpty(value) ? [] : [[name, value] as const];
  });
  const choice = toolChoiceOf(given["tool_choice"], tools);
  return { ...Object.fromEntries(others), ...(choice == null ? {} : { tool_choice: choice }) };
}

function isEmpty(value: unknown): boolean {
  return value == null || (Array.isArray(value) && value.length === 0);
}

/** Identifies tools in the keys of caches. Those that cannot be compared equal no others. */
export function toolsIdentity(tools: readonly BindToolsInput[]): string {
  try {
    return sha256(optionsText({ tools, callOptions: {} }));
  } catch {
    return crypto.randomUUID();
  }
}
