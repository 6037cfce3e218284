import type { ErrorKind } from "./error-kind.js";

/** How vendors report one kind of failure, apart from the status. */
export interface ErrorRule {
  readonly kind: ErrorKind;
  /** The vendor's code or type in lower case, with letters and digits only. */
  readonly names?: RegExp;
  /** The vendor's text. */
  readonly says?: RegExp;
  /** Statuses with which the rule holds. @defaultValue all */
  readonly statuses?: (status: number | undefined) => boolean;
}

const isAboutRequest = (status: number | undefined): boolean =>
  status === undefined || status >= 500 || [400, 403, 404, 413, 422, 424].includes(status);
const isNotLimited = (status: number | undefined): boolean => status !== 429 && status !== 402;

/** The first rule that fits decides. */
export const errorRules: readonly ErrorRule[] = [
  {
    // The setting is named, and the model is not the reason: "not supported with this model".
    kind: "invalid-request",
    names: /^unsupported(parameter|value)$/,
    statuses: isAboutRequest,
  },
  {
    // A key or account that is closed is refused with any status, 400 and 429 too.
    kind: "authentication",
    names:
      /^(accountdeactivated|accountsuspended|apikeyinvalid|apikeyexpired|apikeyserviceblocked|invalidapikey|expiredkey|keyexpired|tokenexpired|expiredtoken(exception)?|organizationrestricted|organizationdeactivated|invalidauthentication(error)?|incorrectapikey(error)?|minimax(1004|2049)|unsupportedcountryregionterritory|modeltermsrequired)$/,
    says: /\b(account|organi[sz]ation|access|user)( \S+){0,6} (has been |was |is |is currently )?(deactivated|banned|terminated|restricted|disabled|blocked by)\b|\b(user )?location (is )?not supported|country, region,? or territory|not available in your (country|region)|unsupported (country|region)/i,
    statuses: (status) => status !== 402,
  },
  {
    kind: "quota",
    names:
      /^(insufficient(user)?(quota|balance|credits?|funds)(error)?|exceededcurrentquota(error)?|billing(notactive|hardlimitreached|error)|arrearage|accountoverdue(error)?|allocationquotafreetieronly|creditbalancetoolow|outofcredits?|creditsexhausted|paymentrequired|budgetexceeded(error)?|quotaexhausted|servicequotaexceeded(exception)?|usagelimitreached|1113|minimax1008)$/,
    says: /insufficient[ _](\S+ )?(balance|credits?|quota|funds)|\bbalance is (too low|not enough|insufficient|negative|empty|exhausted)|(not enough|no|without|out of|ran out of|used all available|any) (\S+ )?credits?\b|\b(specified|monthly) (\S+ )?usage limits?\b|more credits\b|credits? (limit|balance|has|have|is|are) \S*( |$)?(exceeded|exhausted|expired|depleted|too low|been exhausted|been used)|credits? (exhausted|expired|depleted)|(billing|spend(ing)?|monthly|credit|key|budget) (hard |soft |usage |spend(ing)? )?(limit|cap)\b.{0,40}(reached|exceeded|hit)|(reached|exceeded|hit)\b.{0,40}\b(monthly|spend(ing)?|billing|credit) (usage |spend(ing)? )?(limit|cap|quota|credits|included credits)|exceeded your (current|monthly)\b.{0,30}\b(quota|credits)|billing details|billing (is )?not (active|enabled)|(enable|requires?) billing|budget has been exceeded|payment (is )?required|past invoices|in good standing|\b(please )?(recharge|top up) |resource package|quota (is )?exhausted|free (tier|trial|quota)\b.{0,60}(exhausted|expired|used up)|out of call volume quota|trial key\b.{0,80}month|subscription (has )?expired|余额不足|欠费|充值|额度(不足|已用尽)/i,
    statuses: (status) => status === undefined || status < 500 || status === 503,
  },
  {
    kind: "content-filter",
    names:
      /^(contentfilter(ed)?|contentfiltererror|contentpolicyviolation(error)?|responsibleaipolicyviolation|datainspectionfailed|contentmoderation|moderation(error|blocked|failed)?|moderationflagged|flaggedinput|contentblocked|contentviolation|policyviolation|promptblocked|promptinjection|inputmoderation|sensitive(wordsdetected|content)?|safety(error|block)?|prohibitedcontent|guardrail(intervened|violation|error)?|guardrailraisedexception|1301|minimax10(26|27)|safetycheckfailed|cyberpolicyviolation|contentexistsrisk|blockedbysafety)$/,
    says: /content management policy|content[ -](filter(s|ed|ing)?|moderation|safety|policy|exists risk)\b|content violates|\b(input|prompt|content|request|message|output|response|text)s? (has been |have been |was |were |is |may be )?(flagged|blocked (by|due|for|because)|moderated)|flagged (as|for|by)\b|requires moderation|(inappropriate|sensitive|prohibited|unsafe|harmful|illegal|violating) (content|words?|information|material|text)|(usage|use|safety|acceptable use|responsible ai|ai) (policy|policies|guidelines|practices)|safety (system|filters?|checks?|settings|reasons?)|due to safety|considered high risk|guardrail|不安全|敏感|违规|违法/i,
    statuses: (status) => isNotLimited(status) && status !== 401 && status !== 404,
  },
  {
    kind: "too-large",
    names:
      /^(requesttoolarge|payloadtoolarge|requestentitytoolarge|contenttoolarge|functionpayloadtoolarge)$/,
    // Larger than all of a minute's tokens: waiting does not help.
    says: /request too large for|payload too large|request entity too large|(request|body|payload) (size |content )?(is too large|too large|exceeds the (maximum|limit))|failed to buffer the request body: length limit/i,
  },
  {
    kind: "context-overflow",
    names:
      /^(contextlengthexceeded|exceedcontextsize(error)?|stringabovemaxlength|contextwindowexceeded(error)?|modelcontextwindowexceeded|contextoverflow|prompttoolong|inputtoolong|modelmaxprompttokensexceeded|tokenlimitexceeded|maxinputtokensexceeded|1261)$/,
    says: overflow(),
    statuses: isAboutRequest,
  },
  {
    kind: "authentication",
    names:
      /^(authenticationerror|autherror|authentication(failed|required)?|unauthorized|unauthenticated|permissiondenied(error)?|permissionerror|accessdenied(exception)?|accessdeniederror|forbidden|invalidtoken|invalidcredentials|missingapikey|apikeymissing|invalidkey|unrecognizedclientexception|invalidsignatureexception|missingauthenticationtoken(exception)?|noauth|autherrorfailed|accesstokenexpired)$/,
    says: /\b(api|access|auth(entication|orization)?|secret|bearer|virtual)[ _-]?(key|token|credentials?)s?( \S+){0,3}( is| was| has| have)?( been)? (not valid|invalid|incorrect|expired|revoked|disabled|deleted|missing|required|not found|wrong|no longer valid|malformed|blocked|not provided|unauthorized|does not exist)\b|\b(invalid|incorrect|expired|revoked|wrong|missing|unknown|malformed|disabled|blocked|leaked|no|bad)( \S+){0,2} (api|access|auth(entication|orization)?|bearer|virtual|proxy server)[ _-]?(keys?|tokens?|credentials?|header)\b|(invalid|bad|missing|no) (auth(entication|orization)?|credentials?)\b|authentication (failed|fails|required|error)|(key|token) (was |has been )?(reported as leaked|is leaked)|didn.t provide an api key|not authorized|unauthori[sz]ed|user not found|令牌|身份验证失败/i,
    statuses: (status) => status === undefined || status >= 500 || [400, 404, 422].includes(status),
  },
  {
    kind: "rate-limit",
    names:
      /^(ratelimit(exceeded|error|reached|reachederror)?|limitrequests|limittokens|toomanyrequests(exception)?|throttl\w*|resourceexhausted|requestlimitexceeded|concurrencylimit\w*|130[23]|minimax(1002|1041|2045))$/,
    says: /rate[ -]?limit|too many (concurrent )?requests|(requests|tokens) per (second|minute|hour|day)|\b[rt]p[mds]\b.{0,20}limit|请求过于频繁|并发/i,
    statuses: (status) => status === undefined || [400, 403, 422].includes(status),
  },
  {
    kind: "not-found",
    names:
      /^(modelnot(found|exist|available|supported|open)|notfound(error)?|nosuchmodel|invalidmodel(id|name)?|unknownmodel|deploymentnotfound|resourcenotfound(exception)?|model(deprecated|decommissioned)|noavailablechannel|1211)$/,
    says: missingModel(),
    statuses: (status) => status !== 403 && isAboutRequest(status),
  },
  {
    kind: "timeout",
    names: /^(timeout(error)?|requesttimeout|deadlineexceeded)$/,
    statuses: isUnknown,
  },
  {
    kind: "unavailable",
    names:
      /^(overloaded(error)?|engineoverloaded(error)?|modeloverloaded|servererror|internal(server)?(error)?|internalerror|apierror|service(temporarily)?unavailable(error|exception)?|unavailable(error)?|modelnotready(exception)?|1305)$/,
    says: /overloaded|model (\S+ )?is (currently |still )?loading|loading model|at capacity|temporarily unavailable|try again later|server is busy/i,
    statuses: isUnknown,
  },
  {
    kind: "invalid-request",
    names:
      /^(invalidrequest(error)?|invalidargument|badrequest(error)?|validation(error|exception)|invalidparameter(error)?|unprocessableentity(error)?|invalidinput)$/,
    statuses: isUnknown,
  },
];

function isUnknown(status: number | undefined): boolean {
  return status === undefined;
}

/** More tokens than the context window. A limit of the reply alone is a wrong setting. */
function overflow(): RegExp {
  const sentences = [
    // OpenAI, Azure, vLLM, SGLang, DeepSeek, OpenRouter, Mistral, Fireworks
    /maximum (context|prompt|sequence|input|model) length/,
    /context length exceeded|context[ _]length (of|limit)|context[ _]window|context size|context limit|exceeds? (the )?(max\w* |model'?s )?context/,
    /(longer|greater|larger) than the (model'?s )?(maximum )?(context|model length|input)/,
    /max[_ ](seq(uence)?[_ ]len(gth)?|model[_ ]len|context[_ ]len(gth)?|input[_ ]len(gth)?)/,
    // Anthropic, Fireworks, Ollama, Bedrock
    /(prompt|input|conversation|message|messages|context)( is| are)? too (long|large)\b/,
    // Gemini, Copilot, Bedrock, Cohere
    /(input|prompt) token count/,
    /too many (input |prompt )?tokens/,
    /(input|prompt)( \S+){0,6} exceeds? the (maximum|limit|max)/,
    // Moonshot, Qwen, MiniMax, Groq, Cerebras, TGI, LM Studio
    /(exceeded|exceeds) (the )?model token limit|token limit exceeded/,
    /range of input length|input length should be|max(imum)? (allowed )?input (tokens|length)/,
    /reduce the length of (the |your )?(messages|prompt|input)/,
    /`inputs` (tokens \+ `max_new_tokens`|must have less than)/,
    /number of tokens to keep|tokens when context/,
    // Zhipu, Baidu
    /prompt exceeds max length|上下文(长度)?.{0,10}(超|过长)|超长/,
  ];
  return new RegExp(sentences.map(({ source }) => source).join("|"), "i");
}

function missingModel(): RegExp {
  const sentences = [
    /\bmodels?:? ?\S{0,100} (does not|doesn't|did not|do not|not) exist\b/,
    /\bmodels?:? (\S{1,100} )?(could not be |cannot be |was |is |are |has been )?(not found|unknown|decommissioned|deprecated|retired|discontinued|deactivated|no longer (available|supported)|not (currently )?available|not supported (by any|on this|in this)|not a valid)\b/,
    /\bmodel not (found|exist|available)|no such model|unknown model|invalid model\b(?! (parameter|setting|output))|unrecognized model/,
    /not a valid model|model identifier is invalid|unable to access (non-serverless )?model|no endpoints found|on-demand throughput/,
    /no available channel|deployment (for this resource )?does not exist|no (healthy )?deployments? (available|found)|try pulling it/,
    /模型不存在/,
  ];
  return new RegExp(sentences.map(({ source }) => source).join("|"), "i");
}
