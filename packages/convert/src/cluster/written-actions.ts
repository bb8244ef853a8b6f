import type { Action, RuleCondition } from "@stowage/model/elbv2";

/** The other target group of a service whose deployments shift traffic, by the ARN of the first. */
export type Alternates = ReadonlyMap<string, string>;

/**
 * Described actions as a request writes them: ELBv2 describes a forward in both of its forms, a redirect with what it keeps of the address, and
 * one action with its place. Source: Action, RedirectActionConfig; read 2026-11.
 */
export function writtenActions(actions: readonly Action[] = [], alternates: Alternates): Action[] {
  return actions.map((action) => {
    const { Order, TargetGroupArn, ForwardConfig, RedirectConfig, ...own } = action;
    return {
      ...own,
      ...(actions.length > 1 && Order !== undefined && { Order }),
      ...(RedirectConfig && { RedirectConfig: withoutKept(RedirectConfig) }),
      ...(own.Type === "forward" && forward(TargetGroupArn, ForwardConfig, alternates)),
    };
  });
}

/** Described conditions as a request writes them: hosts and paths are described twice. Their order means nothing; the builder's comes first. */
export function writtenConditions(conditions: readonly RuleCondition[] = []): RuleCondition[] {
  const written = conditions.map(({ Values, ...condition }) =>
    (condition.HostHeaderConfig ?? condition.PathPatternConfig) ? condition : { ...condition, ...(Values && { Values }) },
  );
  const place = ({ Field }: RuleCondition): number => (Field === "host-header" ? 0 : Field === "path-pattern" ? 1 : 2);
  return written.toSorted((a, b) => place(a) - place(b));
}

function forward(TargetGroupArn: string | undefined, config: Action["ForwardConfig"], alternates: Alternates): Partial<Action> {
  const groups = config?.TargetGroups ?? [{ TargetGroupArn }];
  const sticky = config?.TargetGroupStickinessConfig;
  if (sticky?.Enabled === true) return { ForwardConfig: { TargetGroups: groups, TargetGroupStickinessConfig: sticky } };
  const arns = groups.flatMap(({ TargetGroupArn: arn }) => arn ?? []);
  const [first, second] = [...alternates].find((pair) => arns.every((arn) => pair.includes(arn))) ?? [];
  if (arns.length === 1) return { TargetGroupArn: first ?? arns[0] };
  // Which of the two gets the traffic is ECS's from the first deployment on: it is written as before that.
  if (arns.length === 2 && first !== undefined) {
    const shares = [
      { TargetGroupArn: first, Weight: 1 },
      { TargetGroupArn: second, Weight: 0 },
    ];
    return { ForwardConfig: { TargetGroups: shares } };
  }
  return { ForwardConfig: { TargetGroups: groups } };
}

type Redirect = NonNullable<Action["RedirectConfig"]>;

const kept: Omit<Redirect, "StatusCode"> = {
  Protocol: "#{protocol}",
  Host: "#{host}",
  Port: "#{port}",
  Path: "/#{path}",
  Query: "#{query}",
};

function withoutKept(redirect: Redirect): Redirect {
  const said = Object.entries(redirect).filter(([member, value]) => kept[member as keyof typeof kept] !== value);
  return Object.fromEntries(said) as unknown as Redirect;
}
