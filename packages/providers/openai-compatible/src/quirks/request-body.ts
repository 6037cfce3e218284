/** One message of a request. */
export interface RequestMessage {
  readonly role: string;
  readonly content?: unknown;
}

/** The body of a request, as far as it depends on a model's capabilities. */
export interface RequestBody {
  readonly messages: readonly RequestMessage[];
  readonly stream?: boolean | null | undefined;
  readonly [name: string]: unknown;
}
