/** The reader's own endpoint. It is kept in memory only: never in a link, in storage or in the console. */
export interface Endpoint {
  /** Address of the API with its version, such as `https://openrouter.ai/api/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The endpoint's model for each model of the graph, where it is not the part after the colon. */
  readonly modelIds: ReadonlyMap<string, string>;
}

/** No endpoint yet. */
export const noEndpoint: Endpoint = { baseUrl: "", apiKey: "", modelIds: new Map() };
