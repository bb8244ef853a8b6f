import { escapePointer, isObject, pointerSegments, readAssembly } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { Unsent } from "./change.js";

/** Sections of which a deployment sends nothing to AWS. */
const unsentSections: ReadonlySet<string> = new Set(["autoScalingGroups", "checks", "grants", "local"]);

/** The members that no call carries. */
export function unsentMembers(assembly: Assembly): Unsent[] {
  return [...unknownMembers(assembly), ...schedules(assembly)];
}

/** What the AWS SDK leaves out of its calls, since it does not know it: it is of the version that the model is made from. */
function unknownMembers(assembly: Assembly): Unsent[] {
  return readAssembly(assembly)
    .diagnostics.filter(({ rule, path }) => rule === "unknown-field" && !unsentSections.has(pointerSegments(path)[0]!))
    .map(({ path }) => ({
      path,
      message: `"${pointerSegments(path).at(-1)}" is not sent to AWS: the AWS SDK of this version does not know it.`,
      hint: "Update Stowage once the SDK has it, or set it by other means; remove it if it is a slip.",
    }));
}

/** Schedules of one-off tasks: EventBridge Scheduler asks for a role that may run the task, which no definition names. */
function schedules({ tasks = {} }: Assembly): Unsent[] {
  const scheduled = Object.keys(tasks).filter((name) => tasks[name]!.schedule !== undefined);
  return scheduled.map((name) => ({
    path: `/tasks/${escapePointer(name)}/schedule`,
    message: `A deployment makes no schedule, so nothing starts "${name}" by itself.`,
    hint: `Make one in EventBridge Scheduler with a role that may run the task; \`stowage run ${name}\` runs it once.`,
  }));
}

/** The Assembly as AWS gets it: what is never sent can differ from nothing that is live. */
export function withoutUnsent(assembly: Assembly, unsent: readonly Unsent[]): Assembly {
  if (unsent.length === 0) return assembly;
  const sent = structuredClone(assembly);
  for (const { path } of unsent) {
    const segments = pointerSegments(path);
    const name = segments.pop()!;
    const holder = segments.reduce<unknown>((value, segment) => (value as Record<string, unknown>)[segment], sent);
    if (isObject(holder)) delete holder[name];
  }
  return sent;
}
