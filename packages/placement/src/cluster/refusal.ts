import { failuresOf } from "./checks.js";
import type { Failure } from "./checks.js";
import type { CompiledGroup } from "./compiled-group.js";
import type { InstanceState } from "./instance-state.js";

/** Why a task could not be placed. */
export interface Refusal {
  /** The reason of the nearest miss, in ECS's terms; `NO ACTIVE INSTANCES` or {@link NO_INSTANCES} where there is none. */
  readonly reason: string;
  /** One sentence for people. */
  readonly message: string;
  /** The instance that came closest, with all that it lacks. */
  readonly nearest?: { readonly instance: string; readonly failures: readonly Failure[] };
  /** How many instances have each as their first failed check, most frequent first. */
  readonly reasons: Readonly<Record<string, number>>;
  /** The first failed check of every instance, in the snapshot's order. */
  readonly failures: readonly Failure[];
}

/** Source: the message of the exception that RunTask answers with. */
export const NO_INSTANCES = "No Container Instances were found in your cluster.";
export const NO_ACTIVE_INSTANCES = "NO ACTIVE INSTANCES";

/** Explains why no instance takes one more task of the group. */
export function refusalOf(instances: Iterable<InstanceState>, group: CompiledGroup): Refusal {
  const misses: Failure[][] = [];
  for (const state of instances) misses.push(failuresOf(state, group));
  const failures = misses.flatMap((miss) => miss.slice(0, 1));
  if (failures.length === 0) return { reason: NO_INSTANCES, message: "The cluster has no container instances.", reasons: {}, failures };
  const nearest = misses.reduce((best, miss) => (compareMisses(miss, best) < 0 ? miss : best));
  const first = nearest[0] as Failure;
  const reasons = tally(failures);
  return {
    reason: distance(first) === Distance.standing && first.reason !== "AGENT" ? NO_ACTIVE_INSTANCES : first.reason,
    message: sentence(failures.length, nearest, reasons),
    nearest: { instance: first.instance, failures: nearest },
    reasons,
    failures,
  };
}

/** What would have to change, the easiest first: free a resource, loosen a rule, another kind of instance, bring it back. */
const Distance = { resource: 0, constraint: 1, attribute: 2, standing: 3 } as const;

function distance({ reason }: Failure): number {
  if (reason.startsWith("RESOURCE:")) return Distance.resource;
  if (reason === "ATTRIBUTE") return Distance.attribute;
  return reason.includes("constraint") || reason.startsWith("WHAT-IF:") ? Distance.constraint : Distance.standing;
}

function compareMisses(a: readonly Failure[], b: readonly Failure[]): number {
  const worst = (miss: readonly Failure[]): number => Math.max(...miss.map(distance));
  const missing = (miss: readonly Failure[]): number => miss.reduce((sum, { shortage }) => sum + (shortage ?? 0), 0);
  return worst(a) - worst(b) || a.length - b.length || missing(a) - missing(b);
}

function tally(failures: readonly Failure[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of failures) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

function sentence(total: number, nearest: readonly Failure[], reasons: Readonly<Record<string, number>>): string {
  const instances = total === 1 ? "The only instance takes no task of it" : `None of ${total} instances takes it`;
  const counts = Object.entries(reasons).map(([reason, count]) => `${reason.replace(/\.$/, "")} ×${count}`);
  const lacks = nearest.map(({ detail }) => detail).join(" and ");
  return `${instances} (${counts.join(", ")}). Nearest: ${nearest[0]?.instance} ${lacks}.`;
}
