import { anyOf, type ErrorRule, exactly, isAboutRequest } from "./error-rule.js";

/** A limit of requests or tokens, with another status than 429. */
export function rateLimit(): ErrorRule {
  return {
    kind: "rate-limit",
    names: exactly([
      "ratelimit(exceeded|error|reached|reachederror)?",
      "limitrequests",
      "limittokens",
      "toomanyrequests(exception)?",
      "throttl\\w*",
      "resourceexhausted",
      "requestlimitexceeded",
      "concurrencylimit\\w*",
      "130[23]",
      "minimax(1002|1041|2045)",
    ]),
    says: anyOf([
      /rate[ -]?limit/,
      /too many (concurrent )?requests/,
      /(requests|tokens) per (second|minute|hour|day)/,
      /\b[rt]p[mds]\b.{0,20}limit/,
      /请求过于频繁/,
      /并发/,
    ]),
    statuses: (status) => status === undefined || [400, 403, 422, 503].includes(status),
  };
}

/** A model that does not exist, or that the vendor no longer serves. */
export function missingModel(): ErrorRule {
  return {
    kind: "not-found",
    names: exactly([
      "modelnot(found|exist|available|supported|open)",
      "notfound(error)?",
      "nosuchmodel",
      "invalidmodel(id|name)?",
      "unknownmodel",
      "deploymentnotfound",
      "resourcenotfound(exception)?",
      "model(deprecated|decommissioned)",
      "noavailablechannel",
      "1211",
    ]),
    says: anyOf([
      /\bmodels?:? ?\S{0,100} (does not|doesn't|did not|do not|not) exist\b/,
      /\bmodels?:? (\S{1,100} )?(could not be |cannot be |was |is |are |has been )?(not found|unknown|decommissioned|deprecated|retired|discontinued|deactivated|no longer (available|supported)|not (currently )?available|not supported (by any|on this|in this)|not a valid)\b/,
      /\bmodel not (found|exist|available|supported)|unsupported model\b(?! (parameter|setting|output))|no such model|unknown model|invalid model\b(?! (parameter|setting|output))|unrecognized model/,
      /\bmodel:? [`'"]?[\w./:-]{0,80}[\d/`'"-][\w./:`'"-]{0,80} (is )?not supported/,
      /not a valid model|model identifier is invalid|unable to access (non-serverless )?model|no endpoints found|on-demand throughput/,
      /no available channel|deployment (for this resource )?does not exist|no (healthy )?deployments? (available|found)|try pulling it/,
      /模型不存在/,
    ]),
    statuses: (status) => status !== 403 && isAboutRequest(status),
  };
}

/** A code for timeouts, without a status. */
export function timedOut(): ErrorRule {
  return {
    kind: "timeout",
    names: exactly(["timeout(error)?", "requesttimeout", "deadlineexceeded"]),
    statuses: (status) => status === undefined,
  };
}

/** A code or text for failures of the vendor, without a status. */
export function unavailable(): ErrorRule {
  return {
    kind: "unavailable",
    names: exactly([
      "overloaded(error)?",
      "engineoverloaded(error)?",
      "modeloverloaded",
      "servererror",
      "internal(server)?(error)?",
      "internalerror",
      "apierror",
      "service(temporarily)?unavailable(error|exception)?",
      "unavailable(error)?",
      "modelnotready(exception)?",
      "1305",
    ]),
    says: anyOf([
      /overloaded/,
      /model (\S+ )?is (currently |still )?loading/,
      /loading model/,
      /at capacity/,
      /temporarily unavailable/,
      /try again later/,
      /server is busy/,
    ]),
    statuses: (status) => status === undefined,
  };
}
