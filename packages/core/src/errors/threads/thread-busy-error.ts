import { MoaError } from "@moagraph/provider-kit";

/** Another run, in this process or another, works on the thread. No model call was made. */
export class ThreadBusyError extends MoaError {
  /** The thread that is in use. */
  readonly threadId: string;

  /** @internal */
  constructor(threadId: string) {
    super({
      code: "THREAD_BUSY",
      message: `Another run is working on thread "${threadId}".`,
      hint: "Wait until it has ended, or use another thread_id. If its process was killed, the thread is free at once.",
    });
    this.threadId = threadId;
  }
}
