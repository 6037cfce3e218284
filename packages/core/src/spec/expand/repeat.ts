import type { RepeatBody, RepeatSpec } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";
import type { Policies } from "../policies/policies.js";
import { inputName, untilName } from "../repeat.js";
import { router, type RouterSpec } from "../router.js";
import { selector } from "../selector.js";
import { isJudged, type Until } from "../until.js";
import type { Expander, Expansion, FlatNode, Place } from "./expansion.js";

/**
 * The rounds one after the other. Between two of them, a router takes the nodes of the next round or none.
 * A selector passes on the proposals of the last round that has any.
 */
export const expandRepeat: Expansion<"repeat"> = (node, place, expander) => {
  const rounds = roundsOf(node, place, expander);
  const names = rounds.map((_, index) => `${place.path}/${index + 1}`);
  const keep = Math.max(...names.map((name) => expander.writesOf(name)));
  const last = selector({ reads: names, keep, by: "latest" });
  return [
    ...rounds.flatMap((nodes, index) => {
      const [round, next] = names.slice(index);
      if (round === undefined || next === undefined) return nodes;
      return [...nodes, decision(round, next, node, place, expander)];
    }),
    expander.add(place.name, last, { ...place, policies: ofAdded(place.policies) }),
  ];
};

function roundsOf(node: RepeatSpec, place: Place, expander: Expander): FlatNode[][] {
  const rounds: FlatNode[][] = [];
  let input = place.reads;
  for (let round = 1; round <= node.maxRounds; round += 1) {
    const name = `${place.path}/${round}`;
    rounds.push(roundOf(name, input, node, place, expander));
    input = [name];
  }
  return rounds;
}

/** The nodes of a round. One of them has the name of the round, and passes on what the round does. */
function roundOf(
  name: string,
  input: readonly string[],
  { body }: RepeatSpec,
  place: Place,
  expander: Expander,
): FlatNode[] {
  const { nodes, output } = body;
  const only = onlyOutputOf(body);
  const flat = expander.expand({
    nodes,
    prefix: `${name}/`,
    renamed: new Map(only === undefined ? [] : [[only, name]]),
    given: new Map([[inputName, input]]),
    policies: place.policies,
    origin: { ...place.origin, path: [...place.origin.path, "body"] },
  });
  if (only !== undefined) return flat;
  const reads = [output].flat().map((each) => `${name}/${each}`);
  const keep = reads.reduce((sum, read) => sum + expander.writesOf(read), 0);
  const all = selector({ reads, keep, by: "first-usable" });
  return [...flat, expander.add(name, all, { ...place, policies: ofAdded(place.policies) })];
}

/**
 * The output that can have the name of the round. One that is a route cannot: all nodes of the round, and
 * so its router too, would be within that route.
 */
function onlyOutputOf({ nodes, output }: RepeatBody): string | undefined {
  const [only, ...others] = typeof output === "string" ? [output] : output;
  const isRoute = Object.values(nodes).some((node) =>
    kindOf(node)
      .routes?.(node)
      .some((route) => route === only),
  );
  return others.length > 0 || isRoute ? undefined : only;
}

/** The router that takes the next round with all its nodes, unless the condition holds. */
function decision(
  round: string,
  next: string,
  { until }: RepeatSpec,
  { policies, origin }: Place,
  expander: Expander,
): FlatNode {
  const path = [...origin.path, "until"];
  return expander.add(`${round}/${untilName}`, routerOf(until, round, next), {
    policies: ofAdded(policies),
    origin: { ...origin, path, wrapped: isJudged(until) ? [] : ["rule", "unless"] },
  });
}

function routerOf(until: Until, round: string, next: string): RouterSpec {
  const given = { reads: [round], routes: [next] };
  return isJudged(until)
    ? router({ ...until, ...given, choose: "all-or-none" })
    : router({ ...given, rule: { unless: until } });
}

/** A quorum is for nodes that were written. Those that are added need no more than one proposal. */
function ofAdded(policies: Policies): Policies {
  return { ...policies, quorum: undefined };
}
