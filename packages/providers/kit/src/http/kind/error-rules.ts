import { closedAccount, noCredit, refusedKey } from "./account-rules.js";
import {
  contentFilter,
  contextOverflow,
  invalidRequest,
  tooLarge,
  unsupportedSetting,
} from "./request-rules.js";
import { missingModel, rateLimit, timedOut, unavailable } from "./service-rules.js";
import type { ErrorRule } from "./error-rule.js";

let rules: readonly ErrorRule[] | undefined;

/** All rules. The first that fits decides. They are made for the first error. */
export function errorRules(): readonly ErrorRule[] {
  rules ??= [
    unsupportedSetting(),
    closedAccount(),
    noCredit(),
    contentFilter(),
    tooLarge(),
    contextOverflow(),
    refusedKey(),
    rateLimit(),
    missingModel(),
    timedOut(),
    unavailable(),
    invalidRequest(),
  ];
  return rules;
}
