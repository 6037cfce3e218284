import { randomUUID } from "node:crypto";
import { MoaError, readVariable } from "@moagraph/provider-kit";
import { fieldsOf } from "@moagraph/provider-kit/vendor";

/** Keys of AWS, which sign requests. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary keys. */
  readonly sessionToken?: string;
}

/** Where requests go, and what proves who sends them. */
export interface AwsOptions {
  /** A key of Amazon Bedrock. It has priority over credentials. */
  readonly apiKey?: string | undefined;
  /** Credentials of AWS, or a function that gets them before each request. */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>) | undefined;
  /** @defaultValue `AWS_REGION`, `AWS_DEFAULT_REGION`, the region in the base URL, or `us-east-1` */
  readonly region?: string | undefined;
}

type GetCredentials = () => Promise<AwsCredentials>;

/** Who signs requests, and for which region. */
export interface Signer {
  readonly region: string;
  /** `undefined` if an API key is sent instead. */
  readonly credentials: GetCredentials | undefined;
  /** The secrets of the credentials that were got so far, to keep them out of errors. */
  readonly secrets: readonly string[];
}

/** More credentials than are in use at the same time. */
const mostSecrets = 64;

/** The settings of a provider, read whenever a model is made. */
export class AwsSettings {
  readonly #options: AwsOptions;
  /** Replies are not shared with the credentials of another function. */
  readonly #account = randomUUID();
  readonly #secrets: string[] = [];
  #chain: GetCredentials | undefined;

  constructor(options: AwsOptions) {
    this.#options = options;
  }

  /** The key that is sent, or a text that differs between the accounts of credentials. */
  get key(): string | undefined {
    const given = this.#given;
    const account = typeof given === "function" ? this.#account : given?.accessKeyId;
    return this.#apiKey ?? account ?? chainAccount();
  }

  /** @param baseUrl - The address of the API, which often names the region. */
  signer(baseUrl: string): Signer {
    const [, named] = /\bbedrock-runtime(?:-fips)?\.([a-z0-9-]+)\./.exec(baseUrl) ?? [];
    const get = this.#apiKey === undefined ? this.#credentials : undefined;
    const credentials = get && (async () => this.#remembered(checkedCredentials(await get())));
    return { region: named ?? this.#region, credentials, secrets: this.#secrets };
  }

  /** Servers may repeat them in their errors. */
  #remembered(credentials: AwsCredentials): AwsCredentials {
    const { secretAccessKey, sessionToken = "" } = credentials;
    for (const secret of [secretAccessKey, sessionToken].flatMap(spellings)) {
      if (secret !== "" && !this.#secrets.includes(secret)) this.#secrets.push(secret);
    }
    this.#secrets.splice(0, this.#secrets.length - mostSecrets);
    return credentials;
  }

  get defaultBaseUrl(): string {
    const region = this.#region;
    if (/^[a-z0-9-]+$/.test(region)) return `https://bedrock-runtime.${region}.amazonaws.com`;
    throw new MoaError({
      code: "INVALID_SETTING",
      message: `The region of AWS, ${JSON.stringify(region)}, is not a region's name.`,
      hint: "Set AWS_REGION to a name such as us-east-1.",
    });
  }

  get #credentials(): GetCredentials {
    const given = this.#given ?? (async () => this.#found());
    if (typeof given === "object") return async () => given;
    return given === this.#options.credentials ? quietly(given) : given;
  }

  /** AWS's packages refresh the credentials before they expire. */
  async #found(): Promise<AwsCredentials> {
    // AWS's clients print a warning on Node 20, which we support.
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
    const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
    this.#chain ??= defaultProvider();
    return this.#chain();
  }

  get #region(): string {
    const variable = readVariable("AWS_REGION") ?? readVariable("AWS_DEFAULT_REGION");
    return this.#options.region ?? variable ?? "us-east-1";
  }

  /** Credentials in the options have priority over an API key in the environment. */
  get #apiKey(): string | undefined {
    const { apiKey, credentials } = this.#options;
    if (apiKey !== undefined || credentials !== undefined) return apiKey;
    return readVariable("BEDROCK_API_KEY") ?? readVariable("AWS_BEARER_TOKEN_BEDROCK");
  }

  get #given(): AwsOptions["credentials"] {
    return this.#options.credentials ?? credentialsInEnvironment();
  }
}

function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret)];
}

/** Only the class of an error is shown: its text can contain credentials. */
function thrownBy(error: unknown): Error {
  const thrown = error instanceof Error ? error.constructor.name : typeof error;
  return new Error(`the function \`credentials\` of bedrock() threw ${thrown}`);
}

function quietly(get: GetCredentials): GetCredentials {
  return async () => {
    try {
      return await get();
    } catch (error) {
      throw thrownBy(error);
    }
  };
}

function checkedCredentials(found: unknown): AwsCredentials {
  const { accessKeyId, secretAccessKey, sessionToken } = fieldsOf(found) ?? {};
  const isToken = sessionToken === undefined || typeof sessionToken === "string";
  if (isFilled(accessKeyId) && isFilled(secretAccessKey) && isToken) return found as AwsCredentials;
  throw new Error("`accessKeyId` and `secretAccessKey` must be texts that are not empty");
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function credentialsInEnvironment(): AwsCredentials | undefined {
  const accessKeyId = readVariable("AWS_ACCESS_KEY_ID");
  const secretAccessKey = readVariable("AWS_SECRET_ACCESS_KEY");
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const sessionToken = readVariable("AWS_SESSION_TOKEN");
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

/** Variables that say where AWS's own packages find credentials. */
const places = [
  "AWS_PROFILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_ROLE_ARN",
];

/** Without such a variable, AWS's packages would look for a machine that gives credentials, and wait. */
function chainAccount(): string | undefined {
  const values = places.map((name) => readVariable(name) ?? "").join(" ");
  return values.trim() === "" ? undefined : encodeURIComponent(values);
}
