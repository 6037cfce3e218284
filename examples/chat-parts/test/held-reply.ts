import { onTestFinished } from "vitest";

/** A reply of a model that waits for the test. */
interface HeldReply<Reply> {
  readonly reply: Promise<Reply>;
  /** Gives the reply. Without a call, the end of the test does. */
  readonly release: () => void;
}

/** Holds a reply back until a test has seen the page without it, however slow the page is. */
export function heldReply<Reply>(reply: Reply): HeldReply<Reply> {
  let release!: () => void;
  const held = new Promise<Reply>((resolve) => {
    release = () => resolve(reply);
  });
  onTestFinished(release);
  return { reply: held, release };
}
