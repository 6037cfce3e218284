import type { CallableModel, CandidateModel } from "../../../ask/call/call-config.js";
import { MemberModel } from "../../../ask/member/member-model.js";
import { takesOption } from "../../../ask/member/takes-option.js";
import type { Compilation } from "../../../runtime/compilation.js";
import { mayTake, takenByNone } from "./check-output.js";

/**
 * Checks that the output can be given options of a call if functions in `models` make its models. It
 * makes them, in order, until one can be given the options. A model that cannot be made is left to the
 * run, which reports it.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if none can be given them.
 */
export async function checkMadeModels(
  names: readonly string[],
  compilation: Compilation,
): Promise<void> {
  const { graph, callConfigs, options, pool } = compilation;
  const models = callConfigs.get(graph.output)?.models ?? [];
  const given = models.filter((model) => !isMade(model));
  if (given.some((model) => names.every((name) => mayTake(model, name, options)))) return;
  let refused: string | undefined;
  for (const { settings } of models.filter(isMade)) {
    const model = await madeModel(pool.get(settings));
    refused = model && names.find((name) => !canTake(model, name));
    if (refused === undefined) return;
  }
  if (refused !== undefined) throw takenByNone(refused, compilation);
}

function isMade({ isOwn, isFixed }: CandidateModel): boolean {
  return isOwn && !isFixed;
}

async function madeModel(
  making: CallableModel | Promise<CallableModel>,
): Promise<CallableModel | undefined> {
  try {
    return await making;
  } catch {
    return undefined;
  }
}

function canTake(model: CallableModel, option: string): boolean {
  return model instanceof MemberModel ? model.takes(option) : takesOption(model, option);
}
