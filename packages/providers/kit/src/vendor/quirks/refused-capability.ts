import type { ModelCapabilities } from "@moagraph/provider-kit";
import { type Dialect, isAdaptable, type ParameterCapability } from "./dialect.js";
import { type RequestBody, valueAt } from "./request-body.js";

/** Words for a parameter that is refused in general, whatever its value. */
const refusal =
  /(?:not|n't|never) (?:be )?(?:currently |yet )?(?:support|allow|permit|accept|available|enabled|implement|recogni[sz]|known|expected|compatible|applicable)|\bunsupported(?:\b|_)|\bunrecogni[sz]ed(?:\b|_)|\bunknown[ _](?:field|parameter|argument|name|key|property|option|request)|\bunexpected (?:field|parameter|argument|keyword|property|key)|\bextra(?:_forbidden| inputs| fields| parameters)|\badditional propert|\bno such (?:field|parameter)|\bnot a (?:valid|known) (?:field|parameter|argument|property)|\binvalid (?:field|parameter|argument)s?\b|\bdeprecated\b|\bonly (?:the )?(?:default|1(?:\.0)?|0\.6|one value)\b|\bmay only be set to\b|\bmust be (?:omitted|unset|removed|left out)|\bno longer\b|\bcannot (?:both )?be (?:used|set|specified|changed|modified)|\bcannot both\b|\bnot permitted\b|\b(?:is|are) fixed\b|\bimmutable\b|\bmust not be\b|\bmust be 1(?:\.0)?(?![\d.])|\bonly allowed when\b|\bincompatible\b/;

/** Words for a value out of range. Another value may be accepted, so this stays an error. */
const outOfRange =
  /\bbetween\b|\brange\b|\b(?:less|greater|lower|higher|more|fewer|larger|smaller) than\b|\bat (?:most|least)\b|\bminimum\b|\bmaximum\b|[<>]=? ?-?\d|≤|≥|\btoo (?:large|high|low|small|many|long|big)\b|\bexceed|\bup to\b|\bvalid (?:number|integer|float|string|list)\b|\bmust be (?:an? )?(?:number|integer|float|string|list|array|positive|non-negative)/;

/** What follows is a list of what is accepted. */
const acceptedList =
  /\b(?:supported|allowed|valid|accepted|permitted|known) (?:parameters|fields|values|arguments|params|properties|keys)\b[^.]{0,20}:/;

/** How error texts name a parameter. `stop` is a common word, so it must look like a name. */
const mentions: Readonly<Record<ParameterCapability, RegExp>> = {
  temperature: /\btemperature\b/,
  // Cohere calls it `p`.
  topP: /\btop_?p\b|["'`]p["'`]/,
  stop: /["'`]stop["'`]|\bstop[ _]?sequences?\b|\b(?:parameter|argument|field|param|property|body)s?[: .]+stop\b|\bstop (?:parameter|argument|field)\b|^\W*stop\b|: ?stop\W*$|\bstop(?:\b|:) (?:is|are) not\b|\bstop: /,
  seed: /\bseed\b/,
  streamOptions: /\bstream_?options\b|\binclude_usage\b/,
  // Both words are common, so they must look like a name.
  reasoningEffort:
    /\beffort\b|["'`]reasoning["'`.]|["'`]think(?:ing)?["'`.]|\bthinking(?:[ _]?(?:config|level|budget)\b|\.type\b| is not\b)|\b(?:not|n't) support think/,
  topLogprobs: /\b(?:top_?|response_?)?log_?probs?\b/,
};

/** The capability of a model that does not accept a parameter. */
export function refusedValue(name: ParameterCapability): ModelCapabilities {
  if (name === "reasoningEffort") return { reasoningEffort: [] };
  return name === "topLogprobs" ? { topLogprobs: 0 } : { [name]: false };
}

const roleRefused =
  /\b(?:system|developer)\b.{0,60}(?:\bnot\b|n't\b|\bunsupported\b|\binvalid\b)|(?:\bnot\b|n't\b|\bunsupported\b|\binvalid\b|\bunknown variant\b|\bunexpected\b).{0,60}\b(?:system|developer)\b|\bonly user,? (?:and )?(?:assistant|model)\b|\broles must alternate\b|\bfirst message must be (?:from )?(?:the )?['"]?user/;
/** A list of accepted roles without `system`. */
const acceptedRoles =
  /\b(?:must|should) be (?:one of |either )?[^.]{0,20}\buser\b(?![^.]{0,60}\bsystem\b)/;
const aboutRoles =
  /\brole|\bunknown variant\b|\bsystem (?:message|prompt|instruction)|\bdeveloper (?:message|prompt|instruction)/;

const streamRequired =
  /\bonly supports? (?:the )?stream|\bonly (?:available|supported) (?:in|for|with|via) (?:the )?stream|\bstream(?:ing)?["'`]? (?:mode )?(?:is )?(?:only|required|mandatory)\b|\b(?:must|should|need to|has to) (?:be )?(?:set to )?(?:use |enable |set )?["'`]?stream(?:ing|ed)?\b|["'`]?\bstream["'`]? (?:must|should|has to|needs to) be (?:set to )?["'`]?(?:true|enabled)|\brequires? ["'`]?stream|\bnon[- _]?stream(?:ing)?\b.{0,40}(?:not|n't|unsupported)|(?:not|n't|unsupported).{0,40}\bnon[- _]?stream|\benable_thinking\b.{0,80}\bnon-stream|\bplease (?:use|enable|set) (?:the )?["'`]?stream|\bstream ?= ?false is not\b|\bstream\b.{0,20}\binput should be true\b|\bdoes not support http call\b/;
const streamRefused =
  /\bstream(?:ing)?["'`]?(?! ?_?options)(?: mode| responses?| requests?| output)? (?:is |are )?(?:currently )?(?:not|unsupported)\b|(?:not|n't) (?:currently |yet )?(?:support|allow|implement)(?:ed|s)? (?:the )?["'`]?stream(?:ing)?(?!_?options)\b|\bunsupported (?:value|parameter): ["'`]?stream(?!_)|\bto stream this model\b|\bcannot stream\b/;

type Refused = ModelCapabilities | undefined;

/**
 * Recognises in the text of a vendor's error which capability the model lacks. It returns one at a
 * time: a model that lacks several refuses the next request too.
 *
 * @param text - The vendor's text.
 * @param body - The request that was refused. Only what it contains can be the reason.
 * @param dialect - How requests of the vendor express capabilities.
 * @returns `undefined` if the request failed for another reason, or cannot be changed.
 * @example
 * ```ts
 * import { messageRoles, refusedCapability, roleChanges } from "@moagraph/provider-kit/vendor";
 *
 * const dialect = { parameters: { topP: ["top_p"] }, changes: roleChanges, roles: messageRoles };
 * const body = { model: "tiny", messages: [], top_p: 0.9 };
 * refusedCapability("Unsupported parameter: 'top_p'", body, dialect); // { topP: false }
 * ```
 */
export function refusedCapability(text: string, body: RequestBody, dialect: Dialect): Refused {
  const lower = text.toLowerCase();
  const said = lower.slice(0, acceptedList.exec(lower)?.index);
  const recognised = [
    refusedParameter(said, body, dialect),
    refusedStream(lower, body),
    refusedRole(lower, dialect.roles(body)),
  ];
  return recognised.find((found) =>
    Object.keys(found ?? {}).some((name) => isAdaptable(dialect, name)),
  );
}

/** The parameter that a text names first, of those in the request. */
export function namedParameter(
  text: string,
  body: RequestBody,
  dialect: Dialect,
): ParameterCapability | undefined {
  const lower = text.toLowerCase();
  const found = (Object.keys(dialect.parameters) as ParameterCapability[])
    .filter((name) => isSent(name, body, dialect))
    .map((name) => ({ name, at: lower.search(mentions[name]) }));
  return found.filter(({ at }) => at !== -1).toSorted((a, b) => a.at - b.at)[0]?.name;
}

function isSent(name: ParameterCapability, body: RequestBody, { parameters }: Dialect): boolean {
  return (parameters[name] ?? []).some((path) => valueAt(body, path) !== undefined);
}

function refusedParameter(text: string, body: RequestBody, dialect: Dialect): Refused {
  if (!refusal.test(text) || outOfRange.test(text)) return undefined;
  const limit = refusedLimit(text, body);
  if (limit !== undefined && isAdaptable(dialect, "outputLimitName")) return limit;
  const name = namedParameter(text, body, dialect);
  // Without `topP`, the temperature is the graph's.
  const isEither =
    /\bboth\b/.test(text) && mentions.topP.test(text) && isSent("topP", body, dialect);
  if (isEither) return { topP: false };
  return name === undefined ? undefined : refusedValue(name);
}

function refusedLimit(text: string, body: RequestBody): Refused {
  const named = text.search(/\bmax_(?:completion_)?tokens\b/);
  const first = named === -1 ? "" : text.slice(named);
  if (first.startsWith("max_tokens") && body["max_tokens"] !== undefined)
    return { outputLimitName: "max_completion_tokens" };
  if (first.startsWith("max_completion_tokens") && body["max_completion_tokens"] !== undefined)
    return { outputLimitName: "max_tokens" };
  return undefined;
}

function refusedStream(text: string, { stream }: RequestBody): Refused {
  if (stream !== true) return streamRequired.test(text) ? { streamingOnly: true } : undefined;
  return streamRefused.test(text) ? { streaming: false } : undefined;
}

function refusedRole(text: string, roles: readonly string[]): Refused {
  const isRefused = roleRefused.test(text) || acceptedRoles.test(text);
  if (!isRefused || !aboutRoles.test(text)) return undefined;
  if (roles.includes("developer") && /\bdeveloper\b/.test(text)) return { developerRole: false };
  return roles.includes("system") || roles.includes("developer")
    ? { systemRole: false }
    : undefined;
}
