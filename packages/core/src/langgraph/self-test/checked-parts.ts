import type { FastWiringParts, WiringOption } from "../../runtime/wiring-option.js";
import { type Check, off, plainParts, type WiringParts } from "../wiring-parts.js";
import { ownSignalsWork } from "./own-signals-self-test.js";
import { directInvokeWorks, earlyStartsWork, wiringVerdict } from "./wiring-self-test.js";

/** The parts of the wiring that was asked for. Each is tried out before it is first used. */
export function checkedParts(option: WiringOption = "fast"): WiringParts {
  if (option === "plain") return plainParts;
  const chosen: FastWiringParts = option === "fast" ? {} : option;
  return {
    fast: wiringVerdict,
    earlyStarts: unlessOff(chosen.earlyStarts, earlyStartsIfFast),
    directInvoke: unlessOff(chosen.directInvoke, directInvokeWorks),
    ownSignals: unlessOff(chosen.ownSignals, ownSignalsWork),
  };
}

function unlessOff(isOn: boolean | undefined, check: Check): Check {
  return isOn === false ? off : check;
}

/** Steps start early only if they run as single runnables. */
function earlyStartsIfFast(): boolean | Promise<boolean> {
  const verdict = wiringVerdict();
  if (verdict === "fast") return earlyStartsWork();
  if (typeof verdict === "string") return false;
  return verdict.then(() => earlyStartsIfFast());
}
