import type { Assembly, Grant, LocalContainer } from "@stowage/model";
import { escapePointer } from "@stowage/model";
import { identifier } from "../../source/identifier.js";
import { printModule } from "../../source/print-module.js";
import type { Constant } from "../../source/print-module.js";
import { noteIncomplete, noteLeftOut, noteLines } from "../note.js";
import type { Notes } from "../note.js";
import { sayTask } from "../task/say-task.js";
import type { SaidTask } from "../task/say-task.js";
import type { Estate } from "./estate.js";
import { groupServices } from "./group-services.js";
import { sayApp } from "./say-app.js";
import { sayEdge } from "./say-edge.js";
import type { Edge } from "./say-edge.js";
import { sharedTags } from "./shared-tags.js";

const nothing: Edge = { autoScalingGroups: new Map(), loadBalancers: new Map() };

/** An estate as a module: its tasks, then the app, with other apps inside it where there are several clusters or namespaces. */
export function sayEstate(estate: Estate, notes: Notes, name: string = estate.assembly.app): string {
  const { assembly } = estate;
  const placed = new Set([...estate.services, ...estate.runs].map(({ family }) => family));
  const tasksAlone =
    placed.size === 0 && assembly.clusters === undefined && assembly.namespaces === undefined && assembly.capacityProviders === undefined;
  const tags = tasksAlone ? [] : sharedTags(assembly);
  const region = tasksAlone ? undefined : assembly.region;
  const used = new Set<string>();
  const tasks = new Map<string, SaidTask & { readonly constant: string }>();
  const constants: Constant[] = [];
  for (const [family, part] of estate.taskDefinitions) {
    const constant = identifier(family, "Task", used);
    used.add(constant);
    const alone = !placed.has(family);
    const setting = {
      region: alone ? undefined : region,
      sharedTags: alone ? 0 : tags.length,
      local: localOf(family, estate),
      ...grantsOf(family, estate),
    };
    const said = sayTask(part, setting);
    tasks.set(family, { ...said, constant });
    constants.push({ name: constant, value: said.code, exported: alone, notes: noteTask(family, estate, alone && !tasksAlone, notes) });
  }
  const group = groupServices(estate);
  const edge = tasksAlone ? nothing : sayEdge(group, estate, tags);
  noteSections(estate, tasksAlone, edge, notes);
  const apps = tasksAlone ? [] : sayApp(group, name, { estate, tasks, tags, used, notes, edge }, true);
  return printModule([...constants, ...apps], noteLines(notes));
}

function grantsOf(family: string, { assembly: { grants = {} } }: Estate): { readonly grants?: readonly Grant[] } {
  return Object.hasOwn(grants, family) ? { grants: grants[family]! } : {};
}

function localOf(family: string, { assembly }: Estate): { readonly [container: string]: LocalContainer } {
  const prefix = `${family}/`;
  const own = Object.entries(assembly.local ?? {}).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, local]) => [name.slice(prefix.length), local]));
}

function noteTask(family: string, { missing }: Estate, unused: boolean, notes: Notes): readonly string[] {
  if (missing.has(family)) {
    const message = `The task definition "${family}" is named here, and not held.`;
    noteIncomplete(notes, "", message, "Import it too, and put it in the place of the one below that bears its name.");
    return ["To be completed: this stands for a task definition that the input names and does not hold."];
  }
  if (!unused) return [];
  const message = "No service and no run uses this task definition, and an app holds only what it uses.";
  noteLeftOut(
    notes,
    `/taskDefinitions/${escapePointer(family)}`,
    message,
    "It is exported by itself: add it to the app with a service or .oneOff().",
  );
  return [];
}

/** A load balancer gets its VPC by its target groups alone. */
function noteVpc(name: string, { loadBalancers = {} }: Assembly, notes: Notes): void {
  if (loadBalancers[name]!.targetGroups?.some(({ VpcId }) => VpcId !== undefined)) return;
  const message = "Nothing is behind this load balancer, so that its VPC is not known.";
  noteIncomplete(notes, `/loadBalancers/${escapePointer(name)}`, message, "Write the VPC's id before a service is routed to.");
}

/** What of an Assembly no step says. */
function noteSections({ assembly }: Estate, tasksAlone: boolean, edge: Edge, notes: Notes): void {
  for (const section of ["autoScalingGroups", "loadBalancers"] as const) {
    for (const name of Object.keys(assembly[section] ?? {})) {
      if (edge[section].has(name)) {
        if (section === "loadBalancers") noteVpc(name, assembly, notes);
        continue;
      }
      const message = "The builder has no steps that say exactly this.";
      const step =
        section === "loadBalancers" ? ".loadBalancer() on the app and .route() on its services" : ".autoScalingGroup() on the app";
      noteLeftOut(notes, `/${section}/${escapePointer(name)}`, message, `Say it with ${step}.`);
    }
  }
  if (!tasksAlone) return;
  for (const member of ["region", "checks"] as const) {
    if (assembly[member] === undefined) continue;
    noteLeftOut(notes, `/${member}`, "Tasks without an app have none of this.", "Put the tasks into an app.");
  }
}
