import { leaveOut, toComplete } from "./conversion.js";
import type { Conversion } from "./conversion.js";

/** What becomes one task: a service of Compose and those that live in its task, in the order in which they start. */
export interface ComposeTask {
  readonly main: Conversion;
  readonly members: readonly Conversion[];
}

/**
 * One task for each service, but for two kinds that live in the task of another: jobs that others wait for until they have ended, which
 * run in each of their tasks before it starts, and those that share another's network. Between tasks ECS waits for nothing.
 */
export function groupTasks(services: ReadonlyMap<string, Conversion>): ComposeTask[] {
  const jobs = new Set(
    [...services.values()].flatMap(({ waits }) => [...waits].flatMap(([name, until]) => (until === "SUCCESS" ? [name] : []))),
  );
  const mains = [...services.values()].filter(({ service, manner }) => !jobs.has(service) && !services.has(manner.with ?? ""));
  const tasks = mains.map((main): ComposeTask => ({ main, members: inOrder(membersOf(main, services, jobs), services) }));
  for (const job of jobs) noteJob(job, tasks, services);
  for (const main of mains) noteEnd(main);
  for (const task of tasks) for (const member of task.members) settleWaits(member, task, services);
  return tasks;
}

/** The service, the jobs that it and its companions wait for, and its companions. */
function membersOf(main: Conversion, services: ReadonlyMap<string, Conversion>, jobs: ReadonlySet<string>): Set<Conversion> {
  const members = new Set<Conversion>([main]);
  for (const member of members) {
    for (const name of member.waits.keys()) if (jobs.has(name) && services.has(name)) members.add(services.get(name)!);
    for (const other of services.values()) if (other.manner.with === member.service && !jobs.has(other.service)) members.add(other);
  }
  return members;
}

/** What is waited for comes first; a circle is left as it stands. */
function inOrder(members: ReadonlySet<Conversion>, services: ReadonlyMap<string, Conversion>): Conversion[] {
  const ordered: Conversion[] = [];
  const visited = new Set<Conversion>();
  const visit = (member: Conversion): void => {
    if (visited.has(member)) return;
    visited.add(member);
    for (const name of member.waits.keys()) {
      const other = services.get(name);
      if (other !== undefined && members.has(other)) visit(other);
    }
    ordered.push(member);
  };
  for (const member of members) visit(member);
  return ordered;
}

function noteEnd(main: Conversion): void {
  const { ends } = main.manner;
  if (ends === undefined) return;
  toComplete(main, ends, "A service of ECS is always started again.", "If it is to end, make it a run: app.oneOff().");
}

function noteJob(job: string, tasks: readonly ComposeTask[], services: ReadonlyMap<string, Conversion>): void {
  const conversion = services.get(job);
  if (conversion === undefined) return;
  conversion.container.essential = false;
  const hosts = tasks.filter(({ members }) => members.includes(conversion)).map(({ main }) => main.service);
  if (hosts.length === 0)
    leaveOut(conversion, conversion.at, "Only others that end wait for it, in a circle.", "Make it a run: app.oneOff().");
  else {
    const message = `It runs at the start of each task of ${hosts.join(", ")}, not once.`;
    toComplete(conversion, conversion.at, message, "If once is meant, make it a run (app.oneOff()) and start it before a deployment.");
  }
}

/** A wait inside a task stays; one for another task becomes the use of a peer. */
function settleWaits(member: Conversion, { members }: ComposeTask, services: ReadonlyMap<string, Conversion>): void {
  const inside = new Set(members.map(({ service }) => service));
  const waits: { containerName: string; condition: "COMPLETE" | "HEALTHY" | "START" | "SUCCESS" }[] = [];
  for (const [name, condition] of member.waits) {
    const other = services.get(name);
    if (other === undefined)
      leaveOut(member, `${member.at}/depends_on`, `There is no service "${name}".`, "Name one of the file's services.");
    else if (inside.has(name)) waits.push({ containerName: other.container.name!, condition });
    else {
      member.uses.add(name);
      if (condition !== "HEALTHY") continue;
      const message = `Services of ECS do not wait for each other: it may start before "${name}" is healthy.`;
      toComplete(member, `${member.at}/depends_on`, message, "Let the program try again until it is.");
    }
  }
  if (waits.length > 0) member.container.dependsOn = waits;
}
