import { isObject } from "@stowage/model";
import { expression, isExpression } from "./block.js";
import type { Expression } from "./block.js";
import type { Emission } from "./emission.js";

/** Values with references in the place of names that stand for the ARN of what the Assembly makes: an expression where the type says text. */
export function linked<T>(value: T, emission: Emission): T {
  return walk(value, emission) as T;
}

function walk(value: unknown, emission: Emission): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, emission));
  if (!isObject(value) || isExpression(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, entry]) => [
      member,
      typeof entry === "string" ? reference(member, entry, emission) : walk(entry, emission),
    ]),
  );
}

function reference(member: string, name: string, { names: { edge } }: Emission): Expression | string {
  for (const [type, locals] of Object.entries(byMember(member, edge))) {
    const local = locals.get(name);
    if (local !== undefined) return expression(`${type}.${local}.arn`);
  }
  return name;
}

function byMember(member: string, edge: Emission["names"]["edge"]): { readonly [type: string]: ReadonlyMap<string, string> } {
  switch (member) {
    case "LoadBalancerArn":
      return { aws_lb: edge.balancers };
    case "ListenerArn":
      return { aws_lb_listener: edge.listeners };
    case "TargetGroupArn":
    case "targetGroupArn":
    case "alternateTargetGroupArn":
      return { aws_lb_target_group: edge.targetGroups };
    case "productionListenerRule":
    case "testListenerRule":
      return { aws_lb_listener_rule: edge.rules, aws_lb_listener: edge.listeners };
    default:
      return {};
  }
}
