import type { ObjectSchema } from "../schema/schema.js";

/** Where a node stands in its graph. */
interface NodePlace {
  readonly name: string;
  readonly isOutput: boolean;
  /** Proposals it is given. */
  readonly incoming: number;
}

/** A fault of a node: an issue whose path begins at the node. */
interface NodeFault {
  readonly code: "KEEP_TOO_LARGE" | "CRITIC_AS_OUTPUT";
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** Tokens of a run that are known before a node passes something on. */
export interface ProposalTokens {
  /** Proposals it is given. */
  readonly incoming: number;
  /** Tokens of all of them together. */
  readonly incomingTokens: number;
  /** Tokens of one of its own replies. */
  readonly replyTokens: number;
}

/**
 * What a kind of node declares about itself.
 *
 * Validator, diagram, JSON Schema and cost estimate use only this: none of them knows a kind by name.
 */
export interface NodeKind<Node extends { readonly kind: string }> {
  readonly kind: Node["kind"];
  /** One sentence on what the kind does, for the JSON Schema and the documentation. */
  readonly summary: string;
  /** The kind's JSON form. */
  readonly schema: ObjectSchema<Node>;
  /** How many nodes it must read at least. */
  readonly arity: { readonly atLeast: number };
  /** The nodes it reads, in the order their proposals are shown. */
  reads(node: Node): readonly string[];
  /** The most proposals it passes on, when it is given at most `incoming`. */
  writes(node: Node, incoming: number): number;
  /** Model calls of one run when it is given `incoming` proposals, retries not counted. */
  modelCalls(node: Node, incoming: number): number;
  /** How many of the `incoming` proposals one of its calls is shown. */
  shown(node: Node, incoming: number): number;
  /** About how many tokens its built-in instruction has. */
  readonly instructionTokens: number;
  /** About how many tokens a reply has; absent where a reply may be as long as any answer. */
  replyTokens?(node: Node): number;
  /** About how many tokens one proposal has that it passes on. */
  proposalTokens(node: Node, tokens: ProposalTokens): number;
  /** The models it asks. */
  models(node: Node): readonly string[];
  /** What is wrong with a faultless node in its place, beyond what holds for all kinds. */
  faults?(node: Node, place: NodePlace): readonly NodeFault[];
  /** The same node with each of its models renamed. */
  renameModels(node: Node, rename: (model: string) => string): Node;
}
