/** The members in which the Assembly holds a name where AWS wants the ARN of something that is made with it. */
const members: ReadonlySet<string> = new Set([
  "LoadBalancerArn",
  "TargetGroupArn",
  "ListenerArn",
  "targetGroupArn",
  "alternateTargetGroupArn",
  "productionListenerRule",
  "testListenerRule",
]);

/**
 * What stands for an ARN, by the kind of its member: a load balancer and a target group may have the same name. `resolve` gives the ARN, or the
 * name itself while nothing has it.
 */
export type Resolve = (name: string, member: string) => string;

/** A request with ARNs in the place of names; an ARN stands for itself. */
export function withArns<T>(value: T, resolve: Resolve): T {
  return replaced(value, resolve) as T;
}

function replaced(value: unknown, resolve: Resolve, member = ""): unknown {
  if (typeof value === "string") return members.has(member) && !value.startsWith("arn:") ? resolve(value, member) : value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, resolve));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, replaced(own, resolve, name)]));
}

/** The key under which an ARN is kept: `target-group web`, `listener public:80`, … */
export function arnKey(name: string, member: string): string {
  const kind = member === "LoadBalancerArn" ? "load-balancer" : /targetGroupArn$/i.test(member) ? "target-group" : "listener";
  return kind === "listener" ? (name.includes("/") ? `listener-rule ${name}` : `listener ${name}`) : `${kind} ${name}`;
}
