import type { BaseCache } from "@langchain/core/caches";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { Call } from "../ledger/call.js";
import type { CallNote, ProposalPlace } from "../ledger/call-note.js";
import type { Reply } from "./reply.js";
import type { AskSettings } from "../spec/model-settings.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { CallSite } from "./call-context.js";
import type { PlannedCall } from "./planned-call.js";
import type { LimitedProvider } from "./limits/rate-limiter.js";

/** What all calls of a node have in common, in every run. */
export interface Asking {
  /** Its model, then those that may be asked instead. */
  readonly models: readonly AskedModel[];
  readonly policies: NodePolicies;
  readonly vendors: Vendors;
  /** Samples of other nodes that ask for the same, and come first. */
  readonly sampleOffset: number;
  /** Tokens of the longest reply to be expected. */
  readonly replyTokens: number;
  /** Whether a function of the user's writes what a model is shown: that may never end. */
  readonly isShownByFunction: boolean;
}

/** Everything that placing a call needs. */
export interface CallRequest extends Asking {
  readonly planned: PlannedCall;
  readonly site: CallSite;
  /** Writes what a model is shown. */
  show(model: AskedModel): Promise<Shown>;
  /** Tries of the call that have been made already: a call that is placed once more goes on counting. */
  readonly triesBefore?: number;
}

/** Where models come from, and where their replies are kept. */
export interface Vendors {
  /** A promise as long as the model is being made. */
  get(settings: AskSettings): BaseChatModel | Promise<BaseChatModel>;
  /** Where replies are kept; without it none are. */
  readonly cache: BaseCache | undefined;
}

/** A model that is to be asked, with the parameters of its node. */
export interface AskedModel {
  readonly settings: AskSettings;
  readonly facts: ModelFacts;
  /** Its provider, if that has limits. */
  readonly limited: LimitedProvider | undefined;
}

/** What a model is shown, and what was done to it for that. */
export interface Shown {
  readonly messages: BaseMessage[];
  readonly notes: readonly CallNote[];
  /** The proposals in it, in the order in which it shows them. */
  readonly proposals: readonly ProposalPlace[];
}

/** How a call settled: its lines in the ledger, and the reply or what was thrown. */
export interface Outcome {
  /** Its tries, in order. */
  readonly calls: readonly Call[];
  /** The last of them, which settled it. */
  readonly call: Call;
  /** What the model was shown last. */
  readonly messages: BaseMessage[];
  /** The proposals in it, in the order in which it showed them. */
  readonly proposals: readonly ProposalPlace[];
  readonly reply: Reply | undefined;
  /** What had been handed on of a streamed reply. */
  readonly deliveredText: string;
  readonly cause: unknown;
}
