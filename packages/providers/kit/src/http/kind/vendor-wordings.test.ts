import { describe, expect, it } from "vitest";
import { errorFromResponse } from "../error-from-response.js";

type Wording = readonly [vendor: string, status: number | undefined, body: unknown];

const error = (message: string, more: object = {}): object => ({ error: { message, ...more } });
const raw = (inner: unknown, code = 400): object =>
  error("Provider returned error", { code, metadata: { raw: JSON.stringify(inner) } });

/** What vendors send, by the error that it becomes. */
const wordings: Readonly<Record<string, readonly Wording[]>> = {
  CONTEXT_OVERFLOW: [
    ["other wordings", 400, error("Input length 5000 exceeds maximum length 4096")],
    [
      "other wordings",
      400,
      error("The total number of tokens (5000) exceeds the context length of the model (4096)"),
    ],
    [
      "other wordings",
      400,
      error("Prompt too long: 5152 tokens exceeds max_seq_len 2048 (leave room for output tokens)"),
    ],
    ["other wordings", 400, error("prompt tokens (9000) exceed the model's limit of 8192 tokens")],
    ["other wordings", 400, error("Your request has too many tokens: 9000 tokens > 8192")],
    ["other wordings", 400, error("Total tokens of image and text exceed max message tokens")],
    [
      "other wordings",
      400,
      error(
        "This model's maximum context length is 4097 tokens, however you requested 5360 tokens",
      ),
    ],
    [
      "other wordings",
      400,
      error(
        "'max_tokens' or 'max_completion_tokens' is too large: 2000. This model's maximum context length is 4096 tokens and your request has 2104 input tokens (2000 > 4096 - 2104).",
      ),
    ],
    [
      "other wordings",
      400,
      error("max_tokens (8192) + prompt tokens exceed context window of this model"),
    ],
    ["other wordings", 500, error("Context size has been exceeded.")],
    ["other wordings", 400, error("the prompt is too long for this model, token limit is 8192")],
    [
      "other wordings",
      400,
      error("Error code: 400 - Input tokens exceed the configured limit of 272000 tokens.", {
        code: "context_length_exceeded",
      }),
    ],
    ["other wordings", 400, { message: "The model's context limit was exceeded: 4096" }],
    [
      "other wordings",
      400,
      error(
        "Maximum number of tokens exceeded: the request has 5000 tokens but the model supports 4096",
      ),
    ],
    ["OpenAI", 400, error("", { code: "context_length_exceeded" })],
    [
      "OpenAI",
      400,
      error(
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
      ),
    ],
    [
      "OpenAI, responses",
      400,
      error(
        "Your input exceeds the context window of this model. Please adjust your input and try again.",
      ),
    ],
    [
      "OpenAI, characters",
      400,
      error("Invalid 'messages[0].content': string too long.", { code: "string_above_max_length" }),
    ],
    [
      "Anthropic",
      400,
      {
        type: "error",
        error: {
          type: "invalid_request_error",
          message: "prompt is too long: 210000 tokens > 200000 maximum",
        },
      },
    ],
    [
      "Anthropic, reply",
      400,
      error(
        "input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, decrease input length or `max_tokens` and try again",
        { type: "invalid_request_error" },
      ),
    ],
    [
      "Gemini",
      400,
      error(
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        { code: 400, status: "INVALID_ARGUMENT" },
      ),
    ],
    [
      "Gemini, list",
      400,
      [
        error("The input token count exceeds the maximum number of tokens allowed 1048576.", {
          code: 400,
          status: "INVALID_ARGUMENT",
        }),
      ],
    ],
    [
      "Vertex",
      400,
      error(
        "Unable to submit request because the input token count is 40000 but model only supports up to 32767.",
        { code: 400 },
      ),
    ],
    [
      "Mistral",
      400,
      {
        object: "error",
        message:
          "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
        type: "invalid_request_prompt",
        code: "3051",
      },
    ],
    [
      "Cohere",
      400,
      {
        message:
          "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5000. Try using a shorter prompt.",
      },
    ],
    [
      "Groq",
      400,
      error("Please reduce the length of the messages or completion.", {
        type: "invalid_request_error",
        code: "context_length_exceeded",
      }),
    ],
    [
      "Together",
      422,
      error(
        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 200 `max_new_tokens`",
        { type: "invalid_request_error" },
      ),
    ],
    [
      "Fireworks",
      400,
      error("The prompt is too long: 133000, model maximum context length: 131071", {
        object: "error",
        type: "invalid_request_error",
      }),
    ],
    [
      "DeepSeek",
      400,
      error(
        "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens (62000 in the messages, 8000 in the completion).",
        { type: "invalid_request_error", code: "invalid_request_error" },
      ),
    ],
    [
      "xAI",
      400,
      {
        code: "Client specified an invalid argument",
        error:
          "This model's maximum prompt length is 131072 but the request contains 537812 tokens.",
      },
    ],
    [
      "Moonshot",
      400,
      error("Invalid request: Your request exceeded model token limit: 8192", {
        type: "invalid_request_error",
      }),
    ],
    [
      "DashScope",
      400,
      error(
        "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 30720]",
        { code: "invalid_parameter_error" },
      ),
    ],
    ["Zhipu", 400, error("Prompt exceeds max length", { code: "1261" })],
    [
      "MiniMax",
      undefined,
      {
        base_resp: {
          status_code: 2013,
          status_msg: "invalid params, context window exceeds limit",
        },
      },
    ],
    [
      "OpenRouter",
      400,
      error(
        "This endpoint's maximum context length is 32768 tokens. However, you requested about 40000 tokens.",
        { code: 400 },
      ),
    ],
    [
      "OpenRouter, code of the vendor",
      400,
      raw({ error: { message: "too long", code: "context_length_exceeded" } }),
    ],
    [
      "OpenRouter, sentence of the vendor",
      400,
      raw({ type: "error", error: { message: "prompt is too long: 2 tokens > 1 maximum" } }),
    ],
    [
      "Poolside",
      400,
      error("Input length 131393 exceeds the maximum allowed input length of 131040 tokens."),
    ],
    [
      "an unknown vendor",
      400,
      error("Input length (265330) exceeds model's maximum context length (262144)."),
    ],
    [
      "LiteLLM",
      400,
      error(
        "litellm.BadRequestError: litellm.ContextWindowExceededError: OpenAIException - too long",
        { code: "400" },
      ),
    ],
    [
      "vLLM",
      400,
      {
        object: "error",
        message:
          "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens in the messages.",
        code: 400,
      },
    ],
    [
      "vLLM, newer",
      400,
      error(
        "The decoder prompt (length 9000) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller.",
        { type: "BadRequestError", code: 400 },
      ),
    ],
    [
      "SGLang",
      400,
      {
        object: "error",
        message: "The input (9000 tokens) is longer than the model's context length (4096 tokens).",
        type: "BadRequestError",
      },
    ],
    [
      "SGLang, reply",
      400,
      {
        object: "error",
        message:
          "Requested token count exceeds the model's maximum context length of 32768 tokens. You requested a total of 40000 tokens.",
      },
    ],
    [
      "TGI",
      422,
      {
        error: "Input validation error: `inputs` must have less than 1024 tokens. Given: 2000",
        error_type: "validation",
      },
    ],
    ["Ollama", 400, error("the input length exceeds the context length", { type: "api_error" })],
    ["Ollama, 500", 500, { error: "prompt too long; exceeded max context length by 120 tokens" }],
    [
      "llama.cpp",
      400,
      error("the request exceeds the available context size, try increasing it", {
        code: 400,
        type: "exceed_context_size_error",
      }),
    ],
    [
      "llama.cpp, sentence",
      500,
      error(
        "request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it",
        { code: 500 },
      ),
    ],
    [
      "LM Studio",
      400,
      {
        error:
          "Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
      },
    ],
    [
      "LM Studio, newer",
      400,
      {
        error:
          "The number of tokens to keep from the initial prompt is greater than the context length.",
      },
    ],
    ["Bedrock", 400, { message: "Input is too long for requested model." }],
    [
      "Bedrock, with its type",
      400,
      {
        __type: "com.amazon.coral.validate#ValidationException",
        Message:
          "Input Tokens Exceeded: Number of input tokens exceeds maximum length. too many input tokens",
      },
    ],
    [
      "Cerebras",
      400,
      {
        message:
          "Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192",
        type: "invalid_request_error",
        param: "messages",
        code: "context_length_exceeded",
      },
    ],
    [
      "GitHub Copilot",
      400,
      error("prompt token count of 128500 exceeds the limit of 128000", {
        code: "model_max_prompt_tokens_exceeded",
      }),
    ],
    [
      "Hugging Face",
      422,
      {
        error: {
          message: "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8192",
          http_status_code: 422,
        },
      },
    ],
    [
      "a list of errors",
      400,
      {
        errors: [
          {
            code: 5021,
            message:
              "The estimated number of input and maximum output tokens exceeded this model context window limit.",
          },
        ],
      },
    ],
    [
      "Python's notation",
      400,
      error(
        "Error code: 400 - {'error': {'message': \"This model's maximum context length is 9 tokens.\", 'code': 'x'}}",
      ),
    ],
    ["413 for it", 413, error("prompt is too long: 210000 tokens > 200000 maximum")],
    [
      "a stream",
      undefined,
      error("This model's maximum context length is 8192 tokens.", { code: 400 }),
    ],
  ],
  QUOTA_EXCEEDED: [
    [
      "other wordings",
      403,
      error("You have insufficient permissions... Your credits have been used up"),
    ],
    ["other wordings", 429, error("You have run out of credits. Please purchase more.")],
    ["other wordings", 403, error("Your account has insufficient funds")],
    ["other wordings", 403, error("account balance not enough")],
    [
      "other wordings",
      429,
      error("Quota exceeded for this billing period", { code: "quota_exceeded" }),
    ],
    ["other wordings", 429, error("Monthly quota exceeded")],
    [
      "other wordings",
      400,
      error("The account has an overdue balance.", { code: "AccountOverdueError" }),
    ],
    ["other wordings", 403, { code: "Arrearage", message: "Access denied" }],
    ["other wordings", 429, error("Subscription quota exceeded")],
    ["other wordings", 429, error("You've exceeded your spending cap")],
    ["other wordings", 403, error("Payment method required")],
    ["other wordings", 401, error("Your account balance is too low")],
    ["other wordings", 429, error("Prepaid balance exhausted")],
    [
      "OpenAI",
      429,
      error("You exceeded your current quota, please check your plan and billing details.", {
        type: "insufficient_quota",
        code: "insufficient_quota",
      }),
    ],
    [
      "OpenAI, sentence",
      429,
      error("You exceeded your current quota, please check your plan and billing details."),
    ],
    [
      "OpenAI, billing not active",
      429,
      error("Your account is not active, please check your billing details", {
        type: "billing_not_active",
        code: "billing_not_active",
      }),
    ],
    [
      "OpenAI, hard limit",
      400,
      error("Billing hard limit has been reached", {
        code: "billing_hard_limit_reached",
        type: "invalid_request_error",
      }),
    ],
    [
      "Azure",
      403,
      error("Out of call volume quota for the resource. Quota will be replenished in 23:10:00.", {
        code: "403",
      }),
    ],
    [
      "Anthropic",
      400,
      error(
        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
        { type: "invalid_request_error" },
      ),
    ],
    [
      "Anthropic, limit",
      400,
      error(
        "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.",
        { type: "invalid_request_error" },
      ),
    ],
    [
      "Ollama, cloud",
      429,
      { error: "you've reached your hourly usage limit, please wait or upgrade to continue" },
    ],
    [
      "Gemini, not in the free tier",
      429,
      error(
        "You exceeded your current quota, please check your plan and billing details. * Quota exceeded for metric: x, limit: 0",
        { code: 429, status: "RESOURCE_EXHAUSTED", details: [{ retryDelay: "17s" }] },
      ),
    ],
    [
      "Gemini, billing",
      403,
      error("This API method requires billing to be enabled. Please enable billing on project #1", {
        status: "PERMISSION_DENIED",
      }),
    ],
    [
      "Cohere",
      429,
      { message: "You are using a Trial key, which is limited to 1000 API calls / month." },
    ],
    [
      "Together",
      402,
      error(
        "Credit limit exceeded, please navigate to https://api.together.xyz/settings/billing to upgrade.",
        { type: "credit_limit" },
      ),
    ],
    [
      "Fireworks",
      412,
      error(
        "Account x is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.",
      ),
    ],
    [
      "DeepSeek",
      402,
      error("Insufficient Balance", { type: "unknown_error", code: "invalid_request_error" }),
    ],
    ["DeepSeek behind a gateway", 400, error("Insufficient Balance")],
    [
      "xAI",
      429,
      {
        code: "Some resource has been exhausted",
        error:
          "Your team x has either used all available credits or reached its monthly spending limit.",
      },
    ],
    [
      "xAI, no credits",
      403,
      {
        code: "The caller does not have permission",
        error:
          "Your newly created teams doesn't have any credits yet. You can purchase credits on https://console.x.ai",
      },
    ],
    [
      "Moonshot",
      429,
      error("Your account is suspended due to insufficient balance", {
        type: "exceeded_current_quota_error",
      }),
    ],
    [
      "Moonshot, sentence",
      429,
      error("Your account org-x <ak-y> is suspended, please check your plan and billing details"),
    ],
    [
      "DashScope",
      400,
      error("Access denied, please make sure your account is in good standing.", {
        type: "Arrearage",
        code: "Arrearage",
      }),
    ],
    [
      "DashScope, free tier",
      403,
      {
        code: "AllocationQuota.FreeTierOnly",
        message: "The free tier of the model has been exhausted.",
      },
    ],
    ["Zhipu", 429, error("余额不足或无可用资源包,请充值。", { code: "1113" })],
    [
      "Z.ai",
      429,
      error("Insufficient balance or no resource package. Please recharge.", { code: "1113" }),
    ],
    [
      "MiniMax",
      undefined,
      { base_resp: { status_code: 1008, status_msg: "insufficient balance" } },
    ],
    [
      "SiliconFlow",
      403,
      { code: 30_001, message: "Sorry, your account balance is insufficient", data: null },
    ],
    [
      "OpenRouter",
      402,
      error("Insufficient credits. Add more using https://openrouter.ai/settings/credits", {
        code: 402,
      }),
    ],
    [
      "OpenRouter, part",
      402,
      error(
        "This request requires more credits, or fewer max_tokens. You requested up to 4096 tokens, but can only afford 1200.",
        { code: 402 },
      ),
    ],
    [
      "OpenRouter, key",
      403,
      error(
        "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys",
        { code: 403 },
      ),
    ],
    ["OpenRouter in a stream", undefined, error("Insufficient credits", { code: 402 })],
    [
      "LiteLLM",
      400,
      error("Budget has been exceeded! Current cost: 10.2, Max budget: 10.0", {
        type: "budget_exceeded",
        code: "400",
      }),
    ],
    [
      "LiteLLM, 429",
      429,
      error("ExceededBudget: Budget has been exceeded! Current cost: 1.2, Max budget: 1.0", {
        type: "budget_exceeded",
        code: "429",
      }),
    ],
    [
      "Bedrock",
      400,
      { __type: "ServiceQuotaExceededException", message: "Too many tokens per day, please wait." },
    ],
    [
      "Perplexity",
      401,
      error("You exceeded your current quota, please check your plan and billing details.", {
        type: "insufficient_quota",
        code: 401,
      }),
    ],
    [
      "NVIDIA",
      402,
      {
        status: 402,
        title: "Payment Required",
        detail: "Cloud credits expired - Please contact NVIDIA representatives",
      },
    ],
    [
      "Hugging Face",
      402,
      {
        error:
          "You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO.",
      },
    ],
    [
      "a gateway",
      403,
      error("用户额度不足, 剩余额度: 0", {
        type: "new_api_error",
        code: "insufficient_user_quota",
      }),
    ],
    ["no body", 402, ""],
    ["OpenCode", 401, error("No payment method. Insufficient balance.", { type: "CreditsError" })],
  ],
  CONTENT_FILTERED: [
    [
      "other wordings",
      400,
      error("The content you provided or machine outputted is blocked.", {
        code: "content_blocked",
      }),
    ],
    ["other wordings", 400, error("Your request was blocked by our moderation system")],
    ["other wordings", 403, error("Input rejected by moderation")],
    ["other wordings", 400, error("Request rejected: harmful content detected")],
    [
      "other wordings",
      400,
      error("The input text contains violent or explicit content that is not allowed", {
        code: "SensitiveContentDetected",
      }),
    ],
    [
      "other wordings",
      400,
      error("The request failed because the input text may contain sensitive information.", {
        code: "InputTextSensitiveContentDetected",
      }),
    ],
    ["other wordings", 403, error("This request violates our terms of service and was blocked")],
    [
      "other wordings",
      400,
      {
        error: {
          code: "content_filter",
          message: "x",
          innererror: { code: "ResponsibleAIPolicyViolation" },
        },
      },
    ],
    [
      "OpenAI",
      400,
      error("Your request was rejected as a result of our safety system.", {
        code: "content_policy_violation",
      }),
    ],
    [
      "OpenAI, reasoning models",
      400,
      error(
        "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.",
        { code: "invalid_prompt", type: "invalid_request_error" },
      ),
    ],
    [
      "Azure",
      400,
      error(
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        {
          code: "content_filter",
          status: 400,
          innererror: { code: "ResponsibleAIPolicyViolation" },
        },
      ),
    ],
    [
      "Azure, sentence",
      400,
      error(
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      ),
    ],
    [
      "Anthropic",
      400,
      error("Output blocked by content filtering policy", { type: "invalid_request_error" }),
    ],
    ["Gemini", 400, error("The request was blocked due to safety settings: PROHIBITED_CONTENT")],
    [
      "Vertex",
      400,
      error(
        "The prompt could not be submitted. This prompt contains sensitive words that violate Google's Responsible AI practices.",
        { code: 400, status: "INVALID_ARGUMENT" },
      ),
    ],
    ["DeepSeek", 400, error("Content Exists Risk", { type: "invalid_request_error" })],
    [
      "xAI",
      403,
      {
        code: "The caller does not have permission to execute the specified operation",
        error: "Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO",
      },
    ],
    [
      "Moonshot",
      400,
      error("The request was rejected because it was considered high risk", {
        type: "content_filter",
      }),
    ],
    [
      "Moonshot, sentence",
      400,
      error("The request was rejected because it was considered high risk"),
    ],
    [
      "DashScope",
      400,
      error("Input data may contain inappropriate content.", { code: "data_inspection_failed" }),
    ],
    [
      "DashScope, native",
      400,
      { code: "DataInspectionFailed", message: "Output data may contain inappropriate content." },
    ],
    ["Zhipu", 400, error("系统检测到输入或生成内容可能包含不安全或敏感内容", { code: "1301" })],
    ["MiniMax", undefined, { base_resp: { status_code: 1026, status_msg: "input new_sensitive" } }],
    [
      "OpenRouter",
      403,
      error("Your input was flagged", {
        code: 403,
        metadata: { reasons: ["violence"], flagged_input: "…" },
      }),
    ],
    [
      "OpenRouter, sentence",
      403,
      error('openai/gpt-4o requires moderation on OpenAI. Your input was flagged for "violence".', {
        code: 403,
      }),
    ],
    ["OpenRouter in a stream", undefined, error("Your input was flagged", { code: 403 })],
    [
      "LiteLLM",
      400,
      error("litellm.BadRequestError: litellm.ContentPolicyViolationError: AzureException - no", {
        code: "400",
      }),
    ],
    ["LiteLLM, guardrail", 400, error("Violated guardrail policy", { code: "400" })],
    ["Bedrock", 400, { message: "The generated text has been blocked by our content filters." }],
    ["a gateway", 500, error("sensitive words detected", { code: "sensitive_words_detected" })],
    [
      "Mistral",
      403,
      { object: "error", message: "Content moderation: the input was flagged", type: "moderation" },
    ],
  ],
  AUTHENTICATION_FAILED: [
    ["other wordings", 403, error("Access to this model is denied")],
    ["other wordings", 400, error("Invalid API Key.")],
    ["other wordings", 400, error("invalid_api_key")],
    ["other wordings", undefined, error("Unauthorized", { code: "unauthorized" })],
    ["other wordings", 500, error("The API key has expired")],
    ["other wordings", 429, error("Your API key has been disabled", { code: "api_key_disabled" })],
    ["other wordings", 429, error("Invalid API key")],
    ["other wordings", 429, error("Account suspended")],
    ["other wordings", 429, error("Your account has been suspended. Contact support.")],
    ["other wordings", undefined, { error: { message: "Invalid token", code: "401" } }],
    [
      "other wordings",
      undefined,
      { type: "error", error: { type: "permission_error", message: "no" } },
    ],
    ["other wordings", 400, error("Token expired")],
    ["other wordings", 503, error("Your API key is invalid")],
    ["OpenAI", 401, error("Incorrect API key provided: sk-x.", { code: "invalid_api_key" })],
    [
      "OpenAI, project",
      403,
      error("Project `proj_x` does not have access to model `gpt-5`", {
        code: "model_not_found",
        type: "invalid_request_error",
      }),
    ],
    [
      "OpenAI, region",
      403,
      error("Country, region, or territory not supported", {
        code: "unsupported_country_region_territory",
        type: "request_forbidden",
      }),
    ],
    [
      "OpenAI, closed",
      401,
      error("The OpenAI account associated with this API key has been deactivated.", {
        code: "account_deactivated",
      }),
    ],
    [
      "OpenAI, terminated",
      403,
      error(
        "Your access was terminated due to violation of our policies, please check your email.",
      ),
    ],
    [
      "Azure",
      401,
      error("Access denied due to invalid subscription key or wrong API endpoint.", {
        code: "401",
      }),
    ],
    [
      "Anthropic",
      401,
      { type: "error", error: { type: "authentication_error", message: "invalid x-api-key" } },
    ],
    [
      "Anthropic, in a stream",
      undefined,
      { type: "error", error: { type: "authentication_error", message: "invalid x-api-key" } },
    ],
    [
      "Anthropic, organization",
      400,
      error("This organization has been disabled.", { type: "invalid_request_error" }),
    ],
    [
      "Gemini",
      400,
      [
        error("API key not valid. Please pass a valid API key.", {
          code: 400,
          status: "INVALID_ARGUMENT",
          details: [{ reason: "API_KEY_INVALID" }],
        }),
      ],
    ],
    [
      "Gemini, expired",
      400,
      error("API key expired. Please renew the API key.", {
        code: 400,
        status: "INVALID_ARGUMENT",
      }),
    ],
    [
      "Gemini, region",
      400,
      error("User location is not supported for the API use.", {
        code: 400,
        status: "FAILED_PRECONDITION",
      }),
    ],
    [
      "Gemini, leaked",
      403,
      error("Your API key was reported as leaked. Please use another API key.", {
        code: 403,
        status: "PERMISSION_DENIED",
      }),
    ],
    [
      "Gemini, missing",
      400,
      error("Missing or invalid Authorization header.", { code: 400, status: "INVALID_ARGUMENT" }),
    ],
    ["Mistral", 401, { message: "Unauthorized", request_id: "x" }],
    ["Cohere", 401, { message: "invalid api token" }],
    ["Cohere, blocked", 403, { message: "Your API key has been blocked." }],
    [
      "Groq",
      401,
      error("Invalid API Key", { code: "invalid_api_key", type: "invalid_request_error" }),
    ],
    [
      "Groq, closed",
      400,
      error(
        "Organization has been restricted. Please reach out to support if you believe this was in error.",
        { code: "organization_restricted" },
      ),
    ],
    [
      "Groq, terms",
      400,
      error("The model `x` requires terms acceptance.", { code: "model_terms_required" }),
    ],
    [
      "xAI",
      400,
      {
        code: "Client specified an invalid argument",
        error:
          "Incorrect API key provided: xa***2. You can obtain an API key from https://console.x.ai.",
      },
    ],
    ["Moonshot", 401, error("Invalid Authentication", { type: "invalid_authentication_error" })],
    [
      "Moonshot in a stream",
      undefined,
      error("Invalid Authentication", { type: "invalid_authentication_error" }),
    ],
    [
      "Moonshot, closed",
      429,
      error("Your account org-x is deactivated", { type: "account_deactivated" }),
    ],
    ["DashScope", 400, { code: "InvalidApiKey", message: "Invalid API-key provided." }],
    ["Zhipu", 401, error("令牌已过期或验证不正确", { code: "1000" })],
    [
      "MiniMax",
      undefined,
      {
        base_resp: { status_code: 1004, status_msg: "login fail: Please carry the API secret key" },
      },
    ],
    ["OpenRouter", 401, error("User not found.", { code: 401 })],
    ["OpenRouter in a stream", undefined, error("No auth credentials found", { code: 401 })],
    ["LiteLLM, status as text", undefined, error("bad key", { type: "auth_error", code: "401" })],
    [
      "LiteLLM, 500",
      500,
      error(
        "litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: sk-x.",
        { code: "500" },
      ),
    ],
    [
      "LiteLLM, 400",
      400,
      error("Authentication Error, Invalid proxy server token passed. Received API Key = sk-...x", {
        type: "token_not_found_in_db",
      }),
    ],
    [
      "a gateway that wraps the status",
      502,
      error("Error code: 401 - {'error': {'message': 'Nope', 'code': 401}}"),
    ],
    ["a key that does not exist", 400, error("The API key does not exist or has been deleted")],
    ["vLLM", 401, { error: "Unauthorized" }],
    [
      "Bedrock",
      403,
      {
        __type: "UnrecognizedClientException",
        message: "The security token included in the request is invalid.",
      },
    ],
    ["Bedrock, expired", 403, { Message: "Bearer Token has expired" }],
    [
      "Bedrock, access",
      400,
      {
        __type: "AccessDeniedException",
        message: "You don't have access to the model with the specified model ID.",
      },
    ],
    ["Perplexity", 401, "<html><head><title>401 Authorization Required</title></head></html>"],
    [
      "Cerebras",
      401,
      { message: "Wrong API Key", type: "invalid_request_error", code: "wrong_api_key" },
    ],
    ["NVIDIA", 403, { status: 403, title: "Forbidden", detail: "Authorization failed" }],
    ["Hugging Face", 401, { error: "Invalid credentials in Authorization header" }],
    ["codes only, in a stream", undefined, error("", { code: "invalid_api_key" })],
  ],
  RATE_LIMITED: [
    ["other wordings", undefined, error("Too many requests")],
    ["other wordings", undefined, { code: "429", message: "x" }],
    [
      "other wordings",
      503,
      error("Rate limit exceeded, please try again later", { code: "rate_limit_exceeded" }),
    ],
    ["other wordings", 400, { code: "Throttling", message: "Requests throttling triggered." }],
    [
      "other wordings",
      429,
      error("Quota exceeded for quota metric 'Generate Content API requests per minute'", {
        status: "RESOURCE_EXHAUSTED",
      }),
    ],
    [
      "other wordings",
      429,
      error("You exceeded your current quota. Please retry in 12.3s.", {
        status: "RESOURCE_EXHAUSTED",
      }),
    ],
    ["other wordings", 429, error("Daily request limit reached")],
    [
      "OpenAI",
      429,
      error(
        "Rate limit reached for gpt-4o in organization org-x on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.",
        { type: "requests", code: "rate_limit_exceeded" },
      ),
    ],
    [
      "OpenAI, advice on billing",
      429,
      error(
        "Rate limit reached for gpt-4o on tokens per min. Please try again in 20s. Visit https://platform.openai.com/account/rate-limits. You can increase your rate limit by adding a payment method.",
        { type: "tokens", code: "rate_limit_exceeded" },
      ),
    ],
    [
      "Azure",
      429,
      error(
        "Requests to the ChatCompletions_Create Operation have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 37 seconds.",
        { code: "429" },
      ),
    ],
    [
      "Anthropic",
      429,
      {
        type: "error",
        error: {
          type: "rate_limit_error",
          message:
            "This request would exceed your organization's rate limit of 30,000 input tokens per minute.",
        },
      },
    ],
    [
      "Gemini",
      429,
      error("You exceeded your current quota, please check your plan and billing details.", {
        code: 429,
        status: "RESOURCE_EXHAUSTED",
        details: [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "17s" }],
      }),
    ],
    [
      "Gemini, older",
      429,
      error("Resource has been exhausted (e.g. check quota).", {
        code: 429,
        status: "RESOURCE_EXHAUSTED",
      }),
    ],
    ["Mistral", 429, { message: "Requests rate limit exceeded" }],
    [
      "Cohere",
      429,
      { message: "You are using a Trial key, which is limited to 10 API calls / minute." },
    ],
    [
      "Groq",
      429,
      error(
        "Rate limit reached for model `x` on tokens per minute (TPM): Limit 6000, Used 5900, Requested 900. Please try again in 7.66s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing",
        { type: "tokens", code: "rate_limit_exceeded" },
      ),
    ],
    [
      "Together",
      429,
      error("You have reached the rate limit specific to this model x.", {
        type: "model_rate_limit",
      }),
    ],
    ["Fireworks", 429, error("Request exceeded rate limit")],
    [
      "xAI",
      429,
      {
        code: "Some resource has been exhausted",
        error: "Too many requests for team x and model y.",
      },
    ],
    [
      "Moonshot",
      429,
      error("Your account reached organization TPM rate limit, current: 9, limit: 8", {
        type: "rate_limit_reached_error",
      }),
    ],
    [
      "Moonshot, overloaded",
      429,
      error("The engine is currently overloaded, please try again later", {
        type: "engine_overloaded_error",
      }),
    ],
    [
      "DashScope",
      429,
      error("You exceeded your current requests list.", { code: "limit_requests" }),
    ],
    [
      "DashScope, in a stream",
      undefined,
      {
        code: "Throttling.RateQuota",
        message: "Requests rate limit exceeded, please try again later.",
      },
    ],
    ["Zhipu in a stream", undefined, error("您的账户已达到速率限制", { code: "1302" })],
    ["MiniMax", undefined, { base_resp: { status_code: 1002, status_msg: "rate limit" } }],
    [
      "OpenRouter",
      429,
      error(
        "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day",
        { code: 429 },
      ),
    ],
    [
      "OpenRouter, of the vendor",
      429,
      raw("x is temporarily rate-limited upstream. Please retry shortly.", 429),
    ],
    ["OpenRouter in a stream", undefined, error("Slow down", { code: 429 })],
    [
      "LiteLLM in a stream",
      undefined,
      error("litellm.RateLimitError: RateLimitError: OpenAIException - slow", { code: "429" }),
    ],
    [
      "a gateway that wraps the status",
      502,
      error("Error code: 429 - {'error': {'message': 'Slow', 'code': 429}}"),
    ],
    [
      "Bedrock",
      400,
      {
        __type: "ThrottlingException",
        message: "Too many requests, please wait before trying again.",
      },
    ],
    [
      "Cerebras",
      429,
      {
        message: "Tokens per minute limit exceeded - too many tokens processed.",
        type: "too_many_tokens_error",
        code: "token_quota_exceeded",
      },
    ],
    ["NVIDIA", 429, { status: 429, title: "Too Many Requests" }],
    ["a mention of the context", 429, { error: "context length of 9" }],
    ["codes only, in a stream", undefined, { type: "error", error: { type: "rate_limit_error" } }],
  ],
  REQUEST_TOO_LARGE: [
    [
      "other wordings",
      413,
      error("Request too large for model x on TPM", { code: "rate_limit_exceeded" }),
    ],
    ["other wordings", 429, error("Request too large. Limit 10")],
    [
      "other wordings",
      400,
      error("Request payload size exceeds the limit: 20971520 bytes.", {
        status: "INVALID_ARGUMENT",
      }),
    ],
    [
      "OpenAI",
      429,
      error(
        "Request too large for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Requested 40000. The input or output tokens must be reduced in order to run successfully.",
        { type: "tokens", code: "rate_limit_exceeded" },
      ),
    ],
    [
      "Groq",
      413,
      error(
        "Request too large for model `x` on tokens per minute (TPM): Limit 6000, Requested 9000",
        { type: "tokens", code: "rate_limit_exceeded" },
      ),
    ],
    [
      "Anthropic",
      413,
      {
        type: "error",
        error: { type: "request_too_large", message: "Request exceeds the maximum size" },
      },
    ],
    ["nginx", 413, "<html><head><title>413 Request Entity Too Large</title></head></html>"],
    ["Express", 500, { error: { message: "request entity too large", type: "entity.too.large" } }],
    ["Hugging Face", 413, "Failed to buffer the request body: length limit exceeded"],
    ["no body", 413, ""],
  ],
  REQUEST_TIMEOUT: [
    ["other wordings", 408, error("t")],
    [
      "other wordings",
      undefined,
      { type: "error", error: { type: "timeout_error", message: "Request timed out." } },
    ],
  ],
  MODEL_NOT_FOUND: [
    ["other wordings", 400, error("Model 'x' not found")],
    ["other wordings", 400, error("The model does not exist or you do not have access to it.")],
    ["other wordings", 400, error("Unknown model: x")],
    ["other wordings", 400, error("Unsupported model: x")],
    ["other wordings", 400, error("Model x is not available")],
    ["other wordings", 400, error("model `x` is not supported")],
    [
      "other wordings",
      400,
      error("The requested model is not supported", { code: "model_not_supported" }),
    ],
    ["other wordings", 503, error("No available channels for model x")],
    ["other wordings", 500, { error: 'model "x" not found, try pulling it first' }],
    ["other wordings", 410, error("gone")],
    [
      "OpenAI",
      404,
      error("The model `gpt-9` does not exist or you do not have access to it.", {
        code: "model_not_found",
      }),
    ],
    ["OpenAI, 400", 400, error("invalid model ID", { type: "invalid_request_error" })],
    [
      "Azure",
      404,
      error("The API deployment for this resource does not exist.", { code: "DeploymentNotFound" }),
    ],
    [
      "Anthropic",
      404,
      { type: "error", error: { type: "not_found_error", message: "model: claude-9" } },
    ],
    [
      "Gemini",
      404,
      error("models/gemini-9 is not found for API version v1beta", {
        code: 404,
        status: "NOT_FOUND",
      }),
    ],
    [
      "Mistral",
      400,
      { object: "error", message: "Invalid model: mistral-9", type: "invalid_model", code: "1500" },
    ],
    ["Cohere", 404, { message: "model 'x' not found, make sure the correct model ID was used" }],
    [
      "Groq",
      400,
      error("The model `x` has been decommissioned and is no longer supported.", {
        code: "model_decommissioned",
      }),
    ],
    [
      "Together",
      400,
      error(
        "Unable to access non-serverless model x. Please visit the page to create a dedicated endpoint.",
        { code: "model_not_available" },
      ),
    ],
    ["DeepSeek", 400, error("Model Not Exist", { type: "invalid_request_error" })],
    [
      "xAI",
      400,
      {
        code: "Some requested entity was not found",
        error: "The model grok-9 does not exist or your team does not have access to it.",
      },
    ],
    [
      "Moonshot",
      404,
      error("Not found the model x or Permission denied", { type: "resource_not_found_error" }),
    ],
    ["DashScope", 400, { code: "ModelNotFound", message: "Model not exist." }],
    ["Zhipu", 400, error("模型不存在,请检查模型代码。", { code: "1211" })],
    [
      "MiniMax",
      undefined,
      { base_resp: { status_code: 2013, status_msg: "invalid params, unknown model 'x'" } },
    ],
    ["OpenRouter", 400, error("x/y is not a valid model ID", { code: 400 })],
    ["OpenRouter, no endpoint", 404, error("No endpoints found for x/y.", { code: 404 })],
    [
      "LiteLLM",
      400,
      error(
        "/chat/completions: Invalid model name passed in model=x. Call `/v1/models` to view available models for your key.",
        { code: "400" },
      ),
    ],
    [
      "vLLM",
      404,
      {
        object: "error",
        message: "The model `x` does not exist.",
        type: "NotFoundError",
        code: 404,
      },
    ],
    ["Ollama", 404, error('model "x" not found, try pulling it first', { type: "api_error" })],
    ["Bedrock", 400, { message: "The provided model identifier is invalid." }],
    [
      "Bedrock, profile",
      400,
      { message: "Invocation of model ID x with on-demand throughput isn’t supported." },
    ],
    [
      "Perplexity",
      400,
      error("Invalid model 'x'. Permitted models can be found in the documentation.", {
        type: "invalid_model",
        code: 400,
      }),
    ],
    [
      "Hugging Face",
      400,
      error("The requested model 'x' is not supported by any provider you have enabled.", {
        code: "model_not_supported",
      }),
    ],
    [
      "a gateway",
      503,
      error("No available channel for model x under group default", { code: "model_not_found" }),
    ],
    ["a wrong path", 404, "404 page not found"],
    ["a wrong method", 405, { detail: "Method Not Allowed" }],
  ],
  VENDOR_UNAVAILABLE: [
    ["other wordings", undefined, error("Internal server error", { code: "500" })],
    ["other wordings", undefined, error("overloaded_error")],
    ["other wordings", 529, ""],
    ["other wordings", 503, { error: "Model is loading", estimated_time: 12 }],
    [
      "other wordings",
      400,
      error("Provider returned error", {
        code: 400,
        metadata: { raw: '{"error":{"code":503,"message":"busy"}}' },
      }),
    ],
    ["other wordings", 424, error("failed")],
    ["OpenAI", 503, error("The engine is currently overloaded, please try again later")],
    [
      "OpenAI, 500",
      500,
      error("The server had an error while processing your request.", { type: "server_error" }),
    ],
    [
      "Anthropic",
      529,
      { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
    ],
    [
      "Anthropic in a stream",
      undefined,
      { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
    ],
    [
      "Gemini",
      503,
      error("The model is overloaded. Please try again later.", {
        code: 503,
        status: "UNAVAILABLE",
      }),
    ],
    ["Groq, flexible", 498, error("Capacity exceeded", { code: "capacity_exceeded" })],
    ["llama.cpp", 503, error("Loading model", { code: 503, type: "unavailable_error" })],
    ["Hugging Face", 503, { error: "Model x is currently loading", estimated_time: 20 }],
    ["OpenRouter", 502, error("Provider returned error", { code: 502 })],
    [
      "Together",
      503,
      error("The server is overloaded or not ready yet.", { type: "service_unavailable" }),
    ],
    [
      "vLLM in a stream",
      undefined,
      {
        object: "error",
        message: "EngineCore encountered an issue.",
        type: "InternalServerError",
        code: 500,
      },
    ],
    ["a list", 500, "[1]"],
    ["Cloudflare", 524, "<html>"],
    ["nothing", undefined, error("")],
    ["no body", 500, null],
  ],
  INVALID_REQUEST: [
    ["other wordings", 400, error("temperature: range: 0..1")],
    [
      "other wordings",
      400,
      error("Unsupported parameter: 'temperature' is not supported with this model."),
    ],
    [
      "other wordings",
      400,
      error("Unsupported value: 'messages[0].role' does not support 'system' with this model."),
    ],
    [
      "other wordings",
      400,
      error("Conversation roles must alternate user/assistant/user/assistant/..."),
    ],
    ["other wordings", 400, error("`top_p` is not supported for this model")],
    ["other wordings", 400, error("This model does not support the `stop` parameter")],
    ["other wordings", 400, error("Extra inputs are not permitted: stream_options")],
    ["other wordings", 400, error("The parameter `seed` is not available for model x")],
    ["other wordings", 400, error("response_format is required to be json")],
    ["other wordings", 400, error("messages: text content blocks must be non-empty")],
    [
      "other wordings",
      400,
      error(
        "max_tokens must be less than or equal to 8192, the maximum value for max_tokens is less than the context_window for this model",
      ),
    ],
    [
      "other wordings",
      400,
      error("Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"),
    ],
    [
      "a setting",
      400,
      error("temperature must be between 0 and 2", { type: "invalid_request_error" }),
    ],
    [
      "OpenAI, temperature",
      400,
      error(
        "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
        { code: "unsupported_value", param: "temperature" },
      ),
    ],
    [
      "OpenAI, parameter",
      400,
      error(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        { code: "unsupported_parameter" },
      ),
    ],
    [
      "OpenAI, reply",
      400,
      error(
        "max_tokens is too large: 100000. This model supports at most 16384 completion tokens, whereas you provided 100000.",
        { type: "invalid_request_error", code: "invalid_value" },
      ),
    ],
    [
      "Anthropic, reply",
      400,
      error(
        "max_tokens: 100000 > 8192, which is the maximum allowed number of output tokens for claude-3",
        { type: "invalid_request_error" },
      ),
    ],
    ["Gemma", 400, error("System role not supported")],
    [
      "OpenAI, developer",
      400,
      error("Developer instruction is not enabled for models/gemma-3", {
        code: 400,
        status: "INVALID_ARGUMENT",
      }),
    ],
    ["streams only", 400, error("This model only supports streaming. Set stream=true.")],
    ["stream options", 400, error("stream_options is not supported by this model")],
    [
      "DashScope, thinking",
      400,
      error("parameter.enable_thinking must be set to false for non-streaming calls", {
        code: "invalid_parameter_error",
      }),
    ],
    [
      "FastAPI",
      422,
      {
        detail: [
          {
            loc: ["body", "temperature"],
            msg: "Extra inputs are not permitted",
            type: "extra_forbidden",
          },
        ],
      },
    ],
    ["tools", 400, error("x does not support tools")],
    [
      "in a stream",
      undefined,
      { type: "error", error: { type: "invalid_request_error", message: "No." } },
    ],
    ["a status in a stream", undefined, error("No.", { code: 422 })],
    ["another status", 418, ""],
    [
      "a setting for safety",
      400,
      error("safety_settings: unknown field", { type: "invalid_request_error" }),
    ],
    ["a wrapped status", 500, raw({ error: { message: "No.", code: 400 } }, 400)],
    [
      "an output limit",
      400,
      error("max_output_tokens must be at least 16", { code: "integer_below_min_value" }),
    ],
    ["a token", 400, error("stop token is too long: at most 4 sequences")],
    [
      "a schema",
      400,
      error("Invalid schema for response_format 'x': 'required' is required to be supplied", {
        type: "invalid_request_error",
        code: "invalid_json_schema",
      }),
    ],
  ],
};

const call = { provider: "p", model: "m", keyName: "P_API_KEY", baseUrl: "http://x/v1" };
const retried = new Set(["RATE_LIMITED", "REQUEST_TIMEOUT", "VENDOR_UNAVAILABLE"]);

describe.each(Object.entries(wordings))("%s", (code, examples) => {
  it.each(examples)("%s, %s, %j", (_, status, body) => {
    const failure = errorFromResponse(call, { status, body });
    expect(failure.code).toBe(code);
    expect(failure.isRetryable).toBe(retried.has(code));
  });
});
