import type { PlannedCall } from "../../ask/call/call-request.js";
import { requestFor } from "../../runtime/compilation.js";
import type { AskSettings } from "../../spec/model-settings.js";
import { maxRoutesOf, type RouterSpec } from "../../spec/router.js";
import type { ReadReply } from "../reading/ask-and-read.js";
import { askVerdict, type VerdictReader } from "../reading/judge.js";
import { numbersIn } from "../reading/numbers-in.js";
import { passOrFail } from "../reading/pass-or-fail.js";
import { proposalsPrompt } from "../prompt/proposals-prompt.js";
import type { Choosing } from "./choose-by-rule.js";
import { writtenRoute } from "./written-route.js";

/** Asks the model of a router. The value is the routes it takes; `undefined` if it names none. */
export async function chooseByModel(
  settings: AskSettings,
  planned: PlannedCall,
  choosing: Choosing,
): Promise<ReadReply<readonly string[]>> {
  const { name, node, input, context, compilation } = choosing;
  const isAllOrNone = node.choose === "all-or-none";
  const asked = isAllOrNone ? allOrNone : { ...askFor(node), choices: listOf(node, choosing) };
  const parts = { node: name, settings, input, ...asked };
  const writePrompt = proposalsPrompt(parts, context, compilation);
  const request = requestFor(compilation, { planned, context, writePrompt });
  return askVerdict(request, isAllOrNone ? allUnlessPassed(node) : chosenOf(node));
}

const goodEnough = [
  "Several assistants have answered the latest message of the user; their answers are listed below.",
  "Do not answer the message yourself, and do not explain.",
  "Check whether the answers are good enough: correct, complete, and in agreement with each other.",
].join(" ");

const allOrNone = {
  instruction: `${goodEnough} Reply with the one word PASS if they are, or FAIL if they need more work.\n\nAnswers:`,
  structuredInstruction: `${goodEnough} Reply with {"verdict":"PASS"} if they are, or with {"verdict":"FAIL"} if they need more work.\n\nAnswers:`,
};

/** PASS takes no route, FAIL takes all. */
function allUnlessPassed({ routes }: RouterSpec): VerdictReader<readonly string[]> {
  return {
    ...passOrFail,
    read(reply, shown) {
      const isGoodEnough = passOrFail.read(reply, shown);
      if (isGoodEnough === undefined) return undefined;
      return isGoodEnough ? [] : routes;
    },
  };
}

function askFor(node: RouterSpec): { instruction: string; structuredInstruction: string } {
  const most = maxRoutesOf(node);
  const asText =
    most === 1
      ? "the number of the best one"
      : `the numbers of the best ones, at most ${most}, best first, separated by commas`;
  const asJson =
    most === 1
      ? 'the number of the best one as {"routes": [number]}'
      : `the numbers of the best ones, at most ${most}, best first, as {"routes": [number, …]}`;
  return { instruction: chooseWith(asText), structuredInstruction: chooseWith(asJson) };
}

function chooseWith(wanted: string): string {
  return [
    "Several assistants can answer the latest message of the user; they are listed below.",
    "Do not answer the message yourself, and do not explain.",
    `Judge which of them are best suited for it, and reply with ${wanted} and nothing else.`,
  ].join(" ");
}

/** The routes as a numbered list, and the heading of the proposals that follow it. */
function listOf({ routes, when = {} }: RouterSpec, { name, input }: Choosing): string {
  const items = routes.map((route, index) => {
    const text = when[route];
    const shown = writtenRoute(route, name);
    return `\n${index + 1}. ${shown}${text === undefined ? "" : `: ${text}`}`;
  });
  const heading = input.proposals.length === 0 ? "" : "\n\nAnswers so far:";
  return `\n\nAssistants:${items.join("")}${heading}`;
}

/** Reads the numbers of routes in a reply. None, or more than asked for, counts as unclear. */
function chosenOf(node: RouterSpec): VerdictReader<readonly string[]> {
  const { routes } = node;
  const most = maxRoutesOf(node);
  return {
    read(reply) {
      const numbers = numbersIn(reply, "routes") ?? [];
      const chosen = numbers.flatMap((number) => routes[number - 1] ?? []);
      return chosen.length === 0 || chosen.length > most ? undefined : chosen;
    },
    reminder(_shown, isStructured) {
      const count = most === 1 ? "one number" : `1 to ${most} numbers`;
      const form = isStructured ? ' as {"routes": [number]}' : "";
      return `Reply with ${count} from 1 to ${routes.length}${form}, and nothing else.`;
    },
  };
}
