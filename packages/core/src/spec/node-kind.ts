import type { ObjectSchema } from "../schema/schema.js";
import type { JsonSchema } from "./policies/response-format.js";

/** The position of a node in its graph. */
export interface NodePlace {
  readonly name: string;
  readonly isOutput: boolean;
  /** Number of proposals it reads. */
  readonly incoming: number;
  /** Number of proposals it passes on. */
  readonly writes: number;
  /** The hint for an unknown name: the most similar of those that are known, else `otherwise`. */
  readonly suggest: (
    name: string,
    known: readonly string[],
    otherwise: string,
  ) => { readonly hint: string; readonly nearest: string | undefined };
}

/** A validation issue of one node. Its path starts at the node. */
export interface NodeFault {
  readonly code:
    | "CRITIC_AS_OUTPUT"
    | "DUPLICATE_ROUTE"
    | "INVALID_VALUE"
    | "KEEP_TOO_LARGE"
    | "MISSING_VALUE"
    | "NOTHING_TO_COMPARE"
    | "NO_READS"
    | "NO_ROUTES"
    | "ROUTER_AS_OUTPUT"
    | "UNKNOWN_ROUTE"
    | "WRONG_TYPE";
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
  /** The name that was probably meant. */
  readonly nearest?: string | undefined;
}

/** What is known when the tokens of a node's proposals are estimated. */
export interface ProposalTokens {
  /** Number of proposals the node reads. */
  readonly incoming: number;
  /** Tokens of all proposals it reads. */
  readonly incomingTokens: number;
  /** Tokens of one of its own replies. */
  readonly replyTokens: number;
}

/** Where a node holds other nodes. */
export interface Inside {
  /** The key of the node whose value has `nodes` and `output`. */
  readonly key: string;
  /** Whether the value is a whole graph, with a name and policies. */
  readonly isGraph: boolean;
  /** JSON Schema of the value, without its nodes. Absent for a graph. */
  readonly schema?: ObjectSchema;
  /** What its nodes can read beside each other. */
  readonly given: readonly string[];
  /** Names that its nodes cannot have. */
  readonly reserved: readonly string[];
  /** How often a run has the nodes, if the node is valid. Any value if it is not. */
  copies(node: Readonly<Record<string, unknown>>): unknown;
}

/**
 * The declaration of a node kind.
 *
 * Validation, diagrams, JSON Schema and cost estimates use only this declaration. They contain no
 * case for a single kind.
 */
export interface NodeKind<Node extends { readonly kind: string }> {
  readonly kind: Node["kind"];
  /** One sentence on what the kind does. Used in the JSON Schema and the documentation. */
  readonly summary: string;
  /** JSON Schema of the node. */
  readonly schema: ObjectSchema<Node>;
  /** Minimum number of nodes it reads. */
  readonly arity: { readonly atLeast: number };
  /** Names of the nodes it reads, in the order in which their proposals are shown. */
  reads(node: Node): readonly string[];
  /** Names of the nodes that it chooses from: they wait for it, and some are skipped. Default none. */
  routes?(node: Node): readonly string[];
  /** The most and the fewest of its routes that a run takes. Absent if it has no routes. */
  taken?(node: Node): { readonly most: number; readonly least: number };
  /** A copy of the node with each name of a route replaced by `rename(name)`. */
  renameRoutes?(node: Node, rename: (route: string) => string): Node;
  /** Maximum number of proposals it passes on when it reads at most `incoming`. */
  writes(node: Node, incoming: number): number;
  /** Model calls of one run when it reads `incoming` proposals, without retries. */
  modelCalls(node: Node, incoming: number): number;
  /** Whether it passes on `incoming` proposals without a call, as there is nothing to choose. Default no. */
  isSpared?(node: Node, incoming: number): boolean;
  /** Number of proposals that one call shows to the model, out of `incoming`. */
  shown(node: Node, incoming: number): number;
  /** Estimated tokens of the built-in instruction. */
  readonly instructionTokens: number;
  /** Estimated tokens of a reply. Absent if a reply is as long as an answer. */
  replyTokens?(node: Node): number;
  /**
   * The JSON Schema of its reply, for models with structured output. Absent if a reply is any text;
   * `undefined` if the node asks for a text.
   */
  verdictSchema?(node: Node): JsonSchema | undefined;
  /** Estimated tokens of one proposal that it passes on. */
  proposalTokens(node: Node, tokens: ProposalTokens): number;
  /**
   * Whether it passes on what its model writes. As the output, its model can then call tools, stop at
   * given texts and write in a given format.
   */
  readonly passesOnText?: boolean;
  /**
   * Where it holds other nodes. `spec/expand/` replaces such a node by flat ones, which say the rest:
   * its own declaration counts no calls, tokens or models.
   */
  readonly inside?: Inside;
  /** Whether it pauses the run to ask a person, which needs a checkpointer. */
  readonly pauses?: boolean;
  /** Values of settings that a node does not set. Default none; those of policies are in `policiesOf`. */
  readonly defaults?: Partial<Node>;
  /** The models it asks. */
  models(node: Node): readonly string[];
  /** Issues of a valid node at its position in the graph, beyond the rules for all kinds. */
  faults?(node: Node, place: NodePlace): readonly NodeFault[];
  /** A copy of the node with each model name replaced by `rename(name)`. */
  renameModels(node: Node, rename: (model: string) => string): Node;
}
