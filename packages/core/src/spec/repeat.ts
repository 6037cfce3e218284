import { averageProposal } from "./average-proposal.js";
import type { RepeatBody, RepeatSpec } from "./graph-spec.js";
import type { NodeKind } from "./node-kind.js";
import { nothingToCompare } from "./routing-rule.js";
import { isJudged, type JudgeCondition, type Until, untilSchema } from "./until.js";
import {
  anyObject,
  type ObjectSchema,
  type SchemaOf,
  strictObject,
  wholeNumber,
  words,
} from "../schema/schema.js";

/** The name by which the nodes of a body read what the repeat reads, or the round before. */
export const inputName = "input";

/** The name of the node that decides on the next round. */
export const untilName = "until";

const outputSchema: SchemaOf<RepeatBody["output"]> = {
  description: "The node or nodes whose proposals a round passes on.",
  anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }],
  [words]: { expected: "the name of a node, or a list of names" },
};

const bodySchema: ObjectSchema<RepeatBody> = strictObject<RepeatBody>(
  { nodes: anyObject<RepeatBody["nodes"]>(), output: outputSchema },
  { nodes: true, output: true },
);

/** The declaration of the kind `repeat`. */
export const repeatKind: NodeKind<RepeatSpec> = {
  kind: "repeat",
  summary:
    "Runs nodes in rounds until a condition holds, and passes on the last round's proposals.",
  schema: strictObject<RepeatSpec>(
    {
      kind: { type: "string", const: "repeat" },
      reads: {
        type: "array",
        items: { type: "string" },
        description: "Names of the nodes whose proposals the first round works on.",
      },
      body: {
        description:
          'What runs in each round. Its nodes can read "input": in the first round what the repeat reads, then what the round before passed on.',
        ...anyObject<RepeatBody>(),
      },
      until: {
        ...untilSchema,
        description: "When to stop before the last round. It is checked after each round.",
      },
      maxRounds: { description: "The most rounds.", ...wholeNumber(1, 100) },
    },
    { kind: true, reads: true, body: true, until: true, maxRounds: true },
  ),
  inside: {
    key: "body",
    isGraph: false,
    schema: bodySchema,
    given: [inputName],
    reserved: [inputName, untilName],
    copies: ({ maxRounds }) => maxRounds,
  },
  arity: { atLeast: 1 },
  reads: (node) => node.reads,
  writes: (_node, incoming) => incoming,
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: averageProposal,
  models: () => [],
  faults: ({ until }, { name, writes }) =>
    writes === 1 && "agreement" in until ? [nothingToCompare(`Node \`${name}\``, "until")] : [],
  renameModels: (node, rename) => ({ ...node, until: renameJudge(node.until, rename) }),
};

function renameJudge(until: Until, rename: (model: string) => string): Until {
  if (!isJudged(until)) return until;
  const model = rename(until.model);
  const { fallback, ...judge } = until;
  const renamed: JudgeCondition = { ...judge, model };
  if (fallback === undefined) return renamed;
  const others = new Set(fallback.map(rename).filter((other) => other !== model));
  return { ...renamed, fallback: [...others] };
}
