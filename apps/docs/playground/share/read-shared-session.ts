import {
  type Behaviour,
  behaviourLimits,
  type Behaviours,
  type Fault,
  faultNames,
} from "../models/behaviour.js";
import { longestQuestion, longestText } from "../session/longest-text.js";
import type { Session } from "../session/session.js";

type Fields = Readonly<Record<string, unknown>>;

/** Checks what a link contains. Every part can be hostile. Returns `undefined` if one is wrong. */
export function readSharedSession(payload: unknown): Session | undefined {
  if (!isFields(payload)) return undefined;
  const { text, format, question } = payload;
  const behaviours = readBehaviours(payload["behaviours"]);
  if (typeof text !== "string" || typeof question !== "string") return undefined;
  if ((format !== "yaml" && format !== "json") || behaviours === undefined) return undefined;
  const session: Session = { text, format, question, behaviours };
  return isWithinLimits(session) ? session : undefined;
}

/** More than the largest graph of the playground has models. */
export const mostBehaviours = 2_000;

/** Whether the fields of the page would accept a session. */
export function isWithinLimits({ text, question, behaviours }: Session): boolean {
  return (
    text.length <= longestText &&
    question.length <= longestQuestion &&
    Object.keys(behaviours).length <= mostBehaviours
  );
}

function readBehaviours(value: unknown): Behaviours | undefined {
  if (!isFields(value)) return undefined;
  const read = Object.entries(value).map(([model, each]) => [model, readBehaviour(each)] as const);
  if (read.some(([, behaviour]) => behaviour === undefined)) return undefined;
  return Object.fromEntries(read) as Behaviours;
}

function readBehaviour(value: unknown): Behaviour | undefined {
  if (!isFields(value)) return undefined;
  const { firstTokenMs, tokensPerSecond, fault, failures } = value;
  if (!isFault(fault)) return undefined;
  if (!isWithin(firstTokenMs, 0, behaviourLimits.firstTokenMs)) return undefined;
  if (!isWithin(tokensPerSecond, 1, behaviourLimits.tokensPerSecond)) return undefined;
  if (!isWithin(failures, 1, behaviourLimits.failures)) return undefined;
  return { firstTokenMs, tokensPerSecond, fault, failures };
}

function isFault(value: unknown): value is Fault {
  return typeof value === "string" && Object.hasOwn(faultNames, value);
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
