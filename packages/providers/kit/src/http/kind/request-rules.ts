import { anyOf, type ErrorRule, exactly, isAboutRequest } from "./error-rule.js";

/** The setting is named, and the model is not the reason: "not supported with this model". */
export function unsupportedSetting(): ErrorRule {
  return {
    kind: "invalid-request",
    names: exactly(["unsupported(parameter|value)"]),
    // Groq mentions the context window there.
    says: anyOf([/^`?max_(completion_|output_)?tokens`? must be (less|at most|between)/]),
    statuses: isAboutRequest,
  };
}

/** A prompt or a reply that the vendor withholds. */
export function contentFilter(): ErrorRule {
  return {
    kind: "content-filter",
    names: exactly([
      "contentfilter(ed)?",
      "contentfiltererror",
      "contentpolicyviolation(error)?",
      "responsibleaipolicyviolation",
      "datainspectionfailed",
      "contentmoderation",
      "moderation(error|blocked|failed)?",
      "moderationflagged",
      "flaggedinput",
      "contentblocked",
      "contentviolation",
      "policyviolation",
      "promptblocked",
      "promptinjection",
      "inputmoderation",
      "sensitive(wordsdetected|content)?",
      "\\w*sensitivecontentdetected\\w*",
      "safety(error|block)?",
      "prohibitedcontent",
      "guardrail(intervened|violation|error)?",
      "guardrailraisedexception",
      "1301",
      "minimax10(26|27)",
      "safetycheckfailed",
      "cyberpolicyviolation",
      "contentexistsrisk",
      "blockedbysafety",
    ]),
    says: anyOf([
      /content management policy/,
      /content[ -](filter(s|ed|ing)?|moderation|safety|policy|exists risk)\b/,
      /content violates/,
      /violat\w+ .{0,40}\b(terms of (service|use)|policy|policies|guidelines)/,
      /(rejected|blocked|refused|flagged) by (our |the )?(\S+ )?(moderation|content|safety)/,
      /\b(input|prompt|content|request|message|output|response|text)s? (has been |have been |was |were |is |may be )?(flagged|blocked (by|due|for|because)|moderated)/,
      /flagged (as|for|by)\b/,
      /requires moderation/,
      /(inappropriate|sensitive|prohibited|unsafe|harmful|violent|explicit|sexual|hateful|illegal|violating) (content|words?|information|material|text)/,
      /(usage|use|safety|acceptable use|responsible ai|ai) (policy|policies|guidelines|practices)/,
      /safety (system|filters?|checks?|reasons?)/,
      /due to safety/,
      /considered high risk/,
      /guardrail/,
      /不安全/,
      /敏感/,
      /违规/,
      /违法/,
    ]),
    statuses: (status) => ![401, 402, 404, 429].includes(status ?? 0),
  };
}

/** Too many bytes, or more tokens than a minute's limit: waiting does not help. */
export function tooLarge(): ErrorRule {
  return {
    kind: "too-large",
    names: exactly([
      "requesttoolarge",
      "payloadtoolarge",
      "requestentitytoolarge",
      "contenttoolarge",
      "functionpayloadtoolarge",
    ]),
    // Larger than all of a minute's tokens: waiting does not help.
    says: anyOf([
      /request too large for/,
      /payload too large/,
      /request entity too large/,
      /(request|body|payload) (size |content )?(is too large|too large|exceeds the (maximum|limit))/,
      /failed to buffer the request body: length limit/,
    ]),
  };
}

/** More tokens than the context window. A limit of the reply alone is a wrong setting. */
export function contextOverflow(): ErrorRule {
  return {
    kind: "context-overflow",
    names: exactly([
      "contextlengthexceeded",
      "exceedcontextsize(error)?",
      "stringabovemaxlength",
      "contextwindowexceeded(error)?",
      "modelcontextwindowexceeded",
      "contextoverflow",
      "prompttoolong",
      "inputtoolong",
      "modelmaxprompttokensexceeded",
      "tokenlimitexceeded",
      "maxinputtokensexceeded",
      "1261",
    ]),
    says: anyOf([
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
      /(input|prompt)( \S+){0,6} exceeds? (the (maximum|limit|max)|max\w* length|(the )?(model'?s|configured) (token )?limit)/,
      /total (number of )?tokens( \S+){0,6} exceeds? (the )?(max|limit|model|context)/,
      /maximum number of tokens exceeded/,
      // Moonshot, Qwen, MiniMax, Groq, Cerebras, TGI, LM Studio
      /(exceeded|exceeds) (the )?model token limit|token limit exceeded/,
      /range of input length|input length should be|max(imum)? (allowed )?input (tokens|length)/,
      /reduce the length of (the |your )?(messages|prompt|input)/,
      /`inputs` (tokens \+ `max_new_tokens`|must have less than)/,
      /number of tokens to keep|tokens when context/,
      // Zhipu, Baidu
      /prompt exceeds max length|上下文(长度)?.{0,10}(超|过长)|超长/,
    ]),
    statuses: isAboutRequest,
  };
}

/** A code for invalid requests, without a status. */
export function invalidRequest(): ErrorRule {
  return {
    kind: "invalid-request",
    names: exactly([
      "invalidrequest(error)?",
      "invalidargument",
      "badrequest(error)?",
      "validation(error|exception)",
      "invalidparameter(error)?",
      "unprocessableentity(error)?",
      "invalidinput",
    ]),
    statuses: (status) => status === undefined,
  };
}
