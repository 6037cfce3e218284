import { MoaError } from "@moagraph/provider-kit";

/** The parts of a {@link DownloadError}. */
export interface DownloadErrorOptions {
  readonly url: string;
  /** Where the file would be, for those who download it by other means. */
  readonly file: string;
  /** What happened, such as `the server answered 404`. */
  readonly problem: string;
  readonly cause?: unknown;
}

/** A file of a set could not be downloaded. Its code is `CONNECTION_FAILED`. */
export class DownloadError extends MoaError {
  /** The address. */
  readonly url: string;

  /** @param options - The address, the file, and what went wrong. */
  constructor({ url, file, problem, cause }: DownloadErrorOptions) {
    super({
      code: "CONNECTION_FAILED",
      message: `${url} could not be downloaded: ${problem}.`,
      hint: `Check the network and start again: files that have arrived stay. Behind a proxy, set HTTPS_PROXY. Without a network, download the file on another machine and save it as ${file}.`,
      cause,
    });
    this.url = url;
  }
}
