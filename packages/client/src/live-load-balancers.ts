import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type {
  ElasticLoadBalancingV2Client,
  Listener,
  LoadBalancer,
  Rule,
  Tag,
  TargetGroup,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Assembly } from "@stowage/model";
import { inChunks, inParallel } from "./chunks.js";

/** What is live of an Assembly's load balancers, by the names that it has for them. */
export interface LiveLoadBalancers {
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  /** By `LOADBALANCER:PORT`. */
  readonly listeners: ReadonlyMap<string, Listener>;
  /** By `LOADBALANCER:PORT/PRIORITY`; the default one by `/default`. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** By ARN. */
  readonly tags: ReadonlyMap<string, readonly Tag[]>;
}

export async function liveLoadBalancers(assembly: Assembly, elb: ElasticLoadBalancingV2Client): Promise<LiveLoadBalancers> {
  const loadBalancers = new Map<string, LoadBalancer>();
  const targetGroups = new Map<string, TargetGroup>();
  const listeners = new Map<string, Listener>();
  const rules = new Map<string, Rule>();
  // One call each: where one of several names is not there, ELBv2 answers nothing of the others.
  await inParallel(Object.entries(assembly.loadBalancers ?? {}), async ([name, { targetGroups: wanted = [] }]) => {
    const [balancer] = (await found(elb.send(new DescribeLoadBalancersCommand({ Names: [name] }))))?.LoadBalancers ?? [];
    for (const { Name = "" } of wanted) {
      const [group] = (await found(elb.send(new DescribeTargetGroupsCommand({ Names: [Name] }))))?.TargetGroups ?? [];
      if (group !== undefined) targetGroups.set(Name, group);
    }
    if (balancer === undefined) return;
    loadBalancers.set(name, balancer);
    for (const listener of await listenersOf(elb, balancer)) {
      const at = `${name}:${listener.Port}`;
      listeners.set(at, listener);
      for (const rule of await rulesOf(elb, listener.ListenerArn)) rules.set(`${at}/${rule.IsDefault ? "default" : rule.Priority}`, rule);
    }
  });
  const arns = [
    ...[...loadBalancers.values()].map(({ LoadBalancerArn }) => LoadBalancerArn),
    ...[...targetGroups.values()].map(({ TargetGroupArn }) => TargetGroupArn),
    ...[...listeners.values()].map(({ ListenerArn }) => ListenerArn),
    // The default rule has none of its own to be given.
    ...[...rules.values()].map(({ IsDefault, RuleArn }) => (IsDefault ? undefined : RuleArn)),
  ];
  return {
    loadBalancers,
    targetGroups,
    listeners,
    rules,
    tags: await tagsOf(
      elb,
      arns.filter((arn) => arn !== undefined),
    ),
  };
}

/** DescribeTags takes at most twenty ARNs. */
async function tagsOf(elb: ElasticLoadBalancingV2Client, arns: readonly string[]): Promise<Map<string, readonly Tag[]>> {
  const answers = await inParallel(inChunks(arns, 20), (ResourceArns) => elb.send(new DescribeTagsCommand({ ResourceArns })));
  const described = answers.flatMap(({ TagDescriptions = [] }) => TagDescriptions);
  return new Map(described.map(({ ResourceArn = "", Tags = [] }) => [ResourceArn, Tags]));
}

/** The rules of a listener, the default one among them. */
export async function rulesOf(elb: ElasticLoadBalancingV2Client, ListenerArn: string | undefined): Promise<Rule[]> {
  const all: Rule[] = [];
  for (let Marker: string | undefined; ;) {
    const answer = await elb.send(new DescribeRulesCommand({ ListenerArn, Marker }));
    all.push(...(answer.Rules ?? []));
    Marker = answer.NextMarker;
    if (Marker === undefined) return all;
  }
}

async function listenersOf(elb: ElasticLoadBalancingV2Client, { LoadBalancerArn }: LoadBalancer): Promise<Listener[]> {
  const all: Listener[] = [];
  for (let Marker: string | undefined; ;) {
    const answer = await elb.send(new DescribeListenersCommand({ LoadBalancerArn, Marker }));
    all.push(...(answer.Listeners ?? []));
    Marker = answer.NextMarker;
    if (Marker === undefined) return all;
  }
}

/** The answer, or nothing where ELBv2 knows no such name. */
async function found<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && /^(LoadBalancer|TargetGroup)NotFound/.test(error.name)) return undefined;
    throw error;
  }
}
