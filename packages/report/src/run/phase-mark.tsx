import type { VNode } from "preact";
import type { CallPhase } from "./call-view.js";

/** Words and signs for each phase. The words are always shown, so that colour is not needed. */
export const phaseWords: Readonly<Record<CallPhase, string>> = {
  waiting: "waiting",
  sent: "sent",
  streaming: "streaming",
  retrying: "retrying",
  skipped: "not sent",
  ok: "done",
  cached: "cached",
  blank: "blank",
  failed: "failed",
  aborted: "stopped",
};

const signs: Readonly<Record<CallPhase, string>> = {
  waiting: "○",
  sent: "◔",
  streaming: "▸",
  retrying: "↻",
  skipped: "–",
  ok: "✓",
  cached: "≡",
  blank: "∅",
  failed: "✕",
  aborted: "■",
};

/** The sign and the words of a phase. */
export function PhaseMark({ phase, words }: { phase: CallPhase; words?: string }): VNode {
  return (
    <span class={`moa-phase moa-is-${phase}`}>
      <span aria-hidden="true">{signs[phase]}</span> {words ?? phaseWords[phase]}
    </span>
  );
}
