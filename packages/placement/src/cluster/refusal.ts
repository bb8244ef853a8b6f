import { failuresOf } from "./checks.js";
import { LOCATION } from "./reasons.js";
import type { Failure } from "./checks.js";
import type { CompiledGroup } from "./compiled-group.js";
import type { InstanceView } from "./instance-view.js";

/** Why a task could not be placed. */
export interface Refusal {
  /** The reason of the nearest miss, in ECS's terms; {@link NO_ACTIVE_INSTANCES} or {@link NO_INSTANCES} where there is none. */
  readonly reason: string;
  /** One sentence for people. */
  readonly message: string;
  /** The instance that came closest, with all that it lacks. */
  readonly nearest?: { readonly instance: string; readonly failures: readonly Failure[] };
  /** The instances by the first check that each failed, most frequent first. */
  readonly reasons: readonly RefusalReason[];
}

export interface RefusalReason {
  readonly reason: string;
  readonly count: number;
  /** The first ten of them. */
  readonly instances: readonly string[];
}

/** Source: the message of the exception that RunTask answers with. */
export const NO_INSTANCES = "No Container Instances were found in your cluster.";
/** Source: the failure reason of the same name, which ECS gives for a capacity provider; ours for a cluster too. */
export const NO_ACTIVE_INSTANCES = "NO ACTIVE INSTANCES";

const EXAMPLES = 10;

/** Explains why no instance takes one more task of the group. The views may be one object that moves. */
export function refusalOf(views: Iterable<InstanceView>, group: CompiledGroup): Refusal {
  return explain(misses(views, group));
}

function* misses(views: Iterable<InstanceView>, group: CompiledGroup): Generator<readonly Failure[]> {
  for (const view of views) yield failuresOf(view, group);
}

/** Explains a refusal by what each instance fails; those that fail nothing are passed over. */
export function explain(allMisses: Iterable<readonly Failure[]>): Refusal {
  const reasons = new Map<string, { reason: string; count: number; instances: string[] }>();
  let nearest: readonly Failure[] | undefined;
  let total = 0;
  for (const miss of allMisses) {
    const [first] = miss;
    if (!first) continue;
    total++;
    let entry = reasons.get(first.reason);
    if (!entry) reasons.set(first.reason, (entry = { reason: first.reason, count: 0, instances: [] }));
    if (entry.count++ < EXAMPLES) entry.instances.push(first.instance);
    if (!nearest || compareMisses(miss, nearest) < 0) nearest = miss;
  }
  const first = nearest?.[0];
  if (!nearest || !first) return { reason: NO_INSTANCES, message: "The cluster has no container instances.", reasons: [] };
  const sorted = [...reasons.values()].sort((a, b) => b.count - a.count);
  return {
    reason: distance(first) === Distance.standing && first.reason !== "AGENT" ? NO_ACTIVE_INSTANCES : first.reason,
    message: sentence(total, nearest, sorted),
    nearest: { instance: first.instance, failures: nearest },
    reasons: sorted,
  };
}

/** What would have to change, the easiest first: free a resource, loosen a rule, another kind of instance, bring it back. */
const Distance = { resource: 0, constraint: 1, attribute: 2, standing: 3 } as const;

function distance({ reason }: Failure): number {
  if (reason.startsWith("RESOURCE:")) return Distance.resource;
  if (reason === "ATTRIBUTE" || reason === LOCATION) return Distance.attribute;
  return reason.includes("constraint") || reason.startsWith("WHAT-IF:") ? Distance.constraint : Distance.standing;
}

function compareMisses(a: readonly Failure[], b: readonly Failure[]): number {
  return worst(a) - worst(b) || a.length - b.length || missing(a) - missing(b);
}

function worst(miss: readonly Failure[]): number {
  return miss.reduce((most, failure) => Math.max(most, distance(failure)), 0);
}

function missing(miss: readonly Failure[]): number {
  return miss.reduce((sum, { shortage }) => sum + (shortage ?? 0), 0);
}

function sentence(total: number, nearest: readonly Failure[], reasons: readonly RefusalReason[]): string {
  const instances = total === 1 ? "The only instance does not take it" : `None of ${total} instances takes it`;
  const counts = reasons.map(({ reason, count }) => `${reason.replace(/\.$/, "")} ×${count}`);
  const lacks = nearest.map(({ detail }) => detail).join(" and ");
  return `${instances} (${counts.join(", ")}). Nearest: ${nearest[0]?.instance} ${lacks}.`;
}
