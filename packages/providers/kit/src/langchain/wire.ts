import {
  boundedText,
  type CalledModel,
  type ProviderError,
  type ReplyLimits,
} from "@moagraph/provider-kit";
import {
  type Dialect,
  type Fields,
  jsonLines,
  parsedJson,
  type Post,
  streamedEvents,
} from "@moagraph/provider-kit/vendor";
import type { ReplyReport } from "./reply-report.js";

/**
 * The values in the body of a stream. Each item has all values that one part of the body completes.
 * Leaving the loop early must close the connection.
 *
 * @param call - The model that is called, for error messages.
 * @param response - The response, whose body was not read.
 * @param limits - How many bytes and characters are read; see `replyLimits`.
 */
export type Frames = (
  call: CalledModel,
  response: Response,
  limits: ReplyLimits,
) => AsyncGenerator<readonly unknown[]>;

/** How one model of a vendor is asked, and what its replies say. */
export interface Wire {
  readonly dialect: Dialect;
  /**
   * The path of a request below the base URL.
   *
   * @param isStreamed - Whether the reply is streamed.
   */
  path(isStreamed: boolean): string;
  /** How a stream is divided: {@link eventFrames} or {@link lineFrames}. */
  readonly frames: Frames;
  /**
   * Reads a complete reply: what the vendor says about it goes into the report.
   *
   * @param reply - The reply as parsed JSON.
   * @param report - The report to write to.
   * @throws {ProviderError} If a part that LangChain's package reads has the wrong type.
   */
  readReply(reply: Fields, report: ReplyReport): void;
  /**
   * Reads one part of a stream in the same way.
   *
   * @param part - The part as parsed JSON.
   * @param report - The report to write to.
   */
  readPart(part: Fields, report: ReplyReport): void;
  /**
   * Sends a request.
   *
   * @param isStreamed - Whether the reply is streamed.
   * @defaultValue `POST` to the path, with the headers of the provider
   */
  post?(isStreamed: boolean): Post;
  /**
   * The error to throw for an error of a request, such as one with a better hint.
   *
   * @param error - The error of the request.
   */
  explained?(error: ProviderError): ProviderError;
}

/** The JSON of server-sent events. */
export const eventFrames: Frames = async function* (call, response, limits) {
  const rest = boundedText(call, response, limits);
  for await (const events of streamedEvents(call, { first: "", rest, limits })) {
    const filled = events.filter((data) => data.trim() !== "" && !data.startsWith("[DONE]"));
    yield filled.map((data) => parsedJson(call, data));
  }
};

/** The JSON of each line. */
export const lineFrames: Frames = (call, response, limits) =>
  jsonLines(call, boundedText(call, response, limits), limits);
