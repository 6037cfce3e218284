import { ModelNotFoundError, ProviderError } from "@moagraph/provider-kit";

/** LangChain's table of providers, and what it infers from a model's name. */
type Universal = typeof import("langchain/chat_models/universal");

/** A model as LangChain knows it. */
export interface ResolvedModel {
  /** LangChain's name of its provider, such as `openai` or `azure_openai`. */
  readonly vendor: string;
  /** The id of the model at the vendor. */
  readonly id: string;
  readonly package: string;
  readonly className: string;
}

/**
 * Loads `langchain`.
 *
 * @throws {ProviderError} `PACKAGE_NOT_INSTALLED` if it is not installed.
 */
export async function loadUniversal(model: string): Promise<Universal> {
  try {
    return await import("langchain/chat_models/universal");
  } catch (cause) {
    throw isMissing(cause) ? notInstalled(model, "langchain", cause) : cause;
  }
}

/**
 * Finds the package and the class of a model, as `initChatModel` does: by the part before the first
 * colon, if it is a provider of LangChain, else by the beginning of the name.
 *
 * @throws {ModelNotFoundError} `MODEL_NOT_FOUND` if there is none.
 */
export function resolveModel(
  model: string,
  { MODEL_PROVIDER_CONFIG: providers, _inferModelProvider: infer }: Universal,
): ResolvedModel {
  const [first = "", ...rest] = model.split(":");
  const isNamed = rest.length > 0 && Object.hasOwn(providers, first);
  const vendor = isNamed ? first : (infer(model) ?? "");
  if (!Object.hasOwn(providers, vendor)) throw unresolved(model, Object.keys(providers));
  const config = providers[vendor as keyof typeof providers];
  return {
    vendor,
    id: isNamed ? rest.join(":") : model,
    package: config.package,
    className: config.className,
  };
}

function unresolved(model: string, providers: readonly string[]): ModelNotFoundError {
  return new ModelNotFoundError({
    provider: "langchain",
    model,
    message: `LangChain cannot tell which package serves \`${model}\`.`,
    hint: `Write its provider first, such as \`langchain:openai:${model}\`. LangChain knows ${providers.join(", ")}.`,
  });
}

/** Whether an import failed because a package is not installed. LangChain has a text of its own. */
export function isMissing(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === "ERR_MODULE_NOT_FOUND" || String(message).startsWith("Unable to import ");
}

/** What to install. */
export function notInstalled(model: string, name: string, cause: unknown): ProviderError {
  return new ProviderError({
    code: "PACKAGE_NOT_INSTALLED",
    provider: "langchain",
    model,
    message: `\`langchain:${model}\` needs the package ${name}, which is not installed.`,
    hint: `Run: npm install ${name}`,
    isRetryable: false,
    cause,
  });
}
