// How standard/ works: each `*-cases.ts` file is a list of `StandardCase`s. `standardCases` joins them.
// `standardResults` runs the cases with one model and says which fail; `standardTests` defines a test
// for each case. A case scripts the test server through its `StandardBench` and uses `node:assert`.
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatParams } from "../../provider.js";
import type { ModelScript } from "../model-script.js";
import type { ChatRequest } from "../wire/chat-request.js";
import type { WireStyle } from "../wire/wire-style.js";

/** One requirement that users of LangChain have of any chat model. */
export interface StandardCase {
  /** The rest of a sentence that starts with "a chat model". */
  readonly name: string;
  /** The test of LangChain's standard tests that it covers. @defaultValue none: it is our own */
  readonly covers?: string;
  run(bench: StandardBench): Promise<void>;
}

/** The tools of a case. */
export interface StandardBench {
  /** The API that the model calls. */
  readonly style: WireStyle;
  /** Whether usage includes other calls than the one to the test server. */
  readonly isUsageSum: boolean;
  /**
   * Makes the test server answer in this way, whatever the model.
   *
   * @param script - The replies.
   */
  readonly serve: (script: ModelScript) => Promise<ServedChat>;
}

/** A running test server, and the models that call it. */
interface ServedChat {
  /**
   * Makes a chat model.
   *
   * @param params - Its parameters; none if absent.
   */
  readonly chat: (params?: ChatParams) => Promise<BaseChatModel>;
  /** The requests of this case so far, in the same words for every vendor. */
  readonly requests: () => readonly ChatRequest[];
}
