import { type AskSettings, askSettingsShape } from "./model-settings.js";
import { type ShowPolicies, showPoliciesShape } from "./policies/show-policies.js";
import { type VerdictSettings, verdictSettingsShape } from "./policies/verdict-settings.js";
import { conditionSchemas, type ProposalsCondition } from "./routing-rule.js";
import { type SchemaOf, strictObject, words } from "../schema/schema.js";

/** That a model judges proposals to be good enough. It is asked once per round. */
export interface JudgeCondition extends AskSettings, ShowPolicies, VerdictSettings {}

/**
 * When a repeat stops.
 *
 * - `{ agreement, of? }`: when the proposals of a round agree; see `agreementOf`. No model call.
 * - `{ use: name }`: when a function supplied to `compile` returns `true`. No model call.
 * - `{ model, … }`: when a model judges that they are good enough. It replies PASS or FAIL; a `prompt`
 *   replaces the built-in instruction. If its call fails, the next round runs.
 */
export type Until = ProposalsCondition | JudgeCondition;

/** The JSON Schema of {@link Until}. */
export const untilSchema: SchemaOf<Until> = {
  anyOf: [
    ...conditionSchemas,
    strictObject<JudgeCondition>(
      { ...askSettingsShape, ...showPoliciesShape, ...verdictSettingsShape },
      { model: true },
    ),
  ],
  [words]: {
    expected:
      '{ "agreement": number }, { "use": name } of a function, or { "model": name } of a judge',
  },
};

/** Whether a model judges. */
export function isJudged(until: Until): until is JudgeCondition {
  return "model" in until;
}
