import { assemblyFormat, escapePointer, isObject } from "@stowage/model";
import type { Assembly, Diagnostic } from "@stowage/model";
import type { CreateServiceRequest, PortMapping, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { estateOf } from "../import/app/estate-of.js";
import { sayEstate } from "../import/app/say-estate.js";
import type { Imported } from "../import/imported.js";
import { noteIncomplete, noteLeftOut } from "../import/note.js";
import type { Notes } from "../import/note.js";
import { callName, noteCallNames } from "./call-names.js";
import type { Conversion } from "./conversion.js";
import { convertService } from "./convert-service.js";
import { extendServices, writtenOut } from "./extend-services.js";
import { groupTasks } from "./group-tasks.js";
import type { ComposeTask } from "./group-tasks.js";
import { identifierOf } from "./identifier-of.js";
import { inferPorts } from "./infer-ports.js";
import { noteVolumes } from "./note-volumes.js";
import { parseCompose } from "./parse-compose.js";
import type { ComposeFile } from "./parse-compose.js";
import { taskDefinitionOf } from "./task-definition-of.js";

/** What an import is told beside the Compose file. */
export interface ImportComposeOptions {
  /** The project's name, where the file has no `name`; `app` if absent. */
  readonly project?: string | undefined;
  /** The file's name, for places in messages. */
  readonly file?: string | undefined;
  /** Values of the variables that the file uses: `${NAME}`. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/**
 * A Docker Compose file as a TypeScript module that builds an app with @stowage/dsl: a task and a service for each of its services, joined by
 * Service Connect where one calls another. A service that others wait for until it has ended becomes a container at the start of their
 * tasks. Tasks run on Fargate, in the smallest size that holds what the file asks for, unless something in them needs instances.
 *
 * What has no counterpart, and what is to be completed by hand, is among the diagnostics and in comments at the head of the module.
 *
 * @example
 * const { source, diagnostics } = importCompose(readFileSync("compose.yaml", "utf8"), { project: "shop" });
 * @throws StowageError `input-syntax` with the place, `input-not-a-compose-file`
 */
export function importCompose(text: string, options: ImportComposeOptions = {}): Imported {
  const notes: Notes = [];
  const file = parseCompose(text, options, notes);
  const { name } = file.value;
  const project = identifierOf(typeof name === "string" ? name : (options.project ?? "app"));
  const services = new Map<string, Conversion>();
  const names = new Set<string>();
  for (const [service, value] of Object.entries(extendServices(file.value["services"] as Readonly<Record<string, unknown>>, notes))) {
    const own = identifierOf(service, names);
    names.add(own);
    services.set(service, convertService(service, own, value, { project, file: file.value, notes }));
  }
  inferPorts(services);
  const tasks = groupTasks(services);
  const definitions = new Map(tasks.map((task) => [task, taskDefinitionOf(task)] as const));
  noteVolumes(tasks);
  noteCalls(tasks);
  noteSurroundings([...definitions.values()], file, notes);
  const assembly = assemblyOf(project, definitions);
  const estate = estateOf(assembly);
  const joined = estate.services.map((service) => ({ ...service, uses: usesOf(service.name, tasks) }));
  const source = sayEstate({ ...estate, services: joined }, notes);
  return { kind: "compose", source, diagnostics: notes.map((note) => located(note, file)) };
}

function assemblyOf(project: string, definitions: ReadonlyMap<ComposeTask, RegisterTaskDefinitionRequest>): Assembly {
  const tasks = [...definitions.keys()];
  const connected = new Map(tasks.map((task) => [task, connectionOf(task, tasks, project)] as const));
  const joined = [...connected.values()].some((connection) => connection !== undefined);
  return {
    format: assemblyFormat,
    app: project,
    clusters: { [project]: { clusterName: project } },
    ...(joined && { namespaces: { [project]: { Name: project } } }),
    taskDefinitions: Object.fromEntries([...definitions.values()].map((definition) => [definition.family!, definition])),
    services: Object.fromEntries(
      tasks.map((task) => [`${project}/${nameOf(task)}`, serviceOf(task, definitions.get(task)!, project, connected.get(task))]),
    ),
  };
}

function serviceOf(
  task: ComposeTask,
  { family, requiresCompatibilities }: RegisterTaskDefinitionRequest,
  cluster: string,
  connection: CreateServiceRequest["serviceConnectConfiguration"],
): CreateServiceRequest {
  const { desired = 1, daemon = false, rolling } = task.main.manner;
  return {
    serviceName: nameOf(task),
    cluster,
    taskDefinition: family,
    launchType: requiresCompatibilities?.[0] === "FARGATE" ? "FARGATE" : "EC2",
    ...(daemon ? { schedulingStrategy: "DAEMON" } : { desiredCount: desired }),
    ...(rolling !== undefined && {
      deploymentConfiguration: {
        minimumHealthyPercent: rolling.min,
        maximumPercent: rolling.max,
        ...(rolling.rollback && { deploymentCircuitBreaker: { enable: true, rollback: true } }),
      },
    }),
    ...(connection !== undefined && { serviceConnectConfiguration: connection }),
  };
}

/** A service that others call serves its named ports; one that calls others is a client. */
function connectionOf(
  task: ComposeTask,
  tasks: readonly ComposeTask[],
  namespace: string,
): CreateServiceRequest["serviceConnectConfiguration"] {
  const called = tasks.some((other) => other !== task && usesOf(nameOf(other), tasks).includes(nameOf(task)));
  const services = called ? servedPorts(task) : [];
  const calls = usesOf(nameOf(task), tasks).length > 0;
  return services.length === 0 && !calls ? undefined : { enabled: true, namespace, ...(services.length > 0 && { services }) };
}

/** Notes by which name services are called where that is another than in the file, and which cannot be called at all. */
function noteCalls(tasks: readonly ComposeTask[]): void {
  for (const task of tasks) {
    const callers = tasks.filter((other) => other !== task && other.members.some(({ uses }) => uses.has(task.main.service)));
    if (callers.length === 0) continue;
    const names = callers.map(nameOf).join(", ");
    const [served, ...others] = servedPorts(task);
    noteCallNames(task.main);
    const udp = namedPorts(task).filter(({ protocol }) => protocol === "udp");
    for (const { name } of udp) {
      const message = `Service Connect carries no UDP: ${names} cannot call the port ${name}.`;
      noteIncomplete(task.main.notes, `${task.main.at}/ports`, message, "If they do, give it a Network Load Balancer, and call that.");
    }
    if (served === undefined && udp.length === 0) {
      const message = `No port of it is known: ${names} cannot reach it.`;
      noteIncomplete(task.main.notes, task.main.at, message, 'Name it in the file, as in `expose: ["6379"]`, and import it again.');
    }
    for (const { portName, discoveryName } of others) {
      const message = `The port ${portName} has a name of its own for others to call: ${discoveryName}.`;
      noteIncomplete(task.main.notes, `${task.main.at}/ports`, message, `Call it by that in ${names}, if they do.`);
    }
  }
}

/** Service Connect carries TCP, and what is spoken over it. Source: developer guide, Service Connect; the rule service-connect-protocol. */
function servedPorts(task: ComposeTask): NonNullable<NonNullable<CreateServiceRequest["serviceConnectConfiguration"]>["services"]> {
  const carried = namedPorts(task).filter(({ protocol }) => protocol !== "udp");
  return carried.map(({ name, containerPort }, index) => {
    const discoveryName = index === 0 ? callName(task.main) : `${nameOf(task)}-${name}`;
    return { portName: name!, discoveryName, clientAliases: [{ port: containerPort!, dnsName: discoveryName }] };
  });
}

function namedPorts({ main }: ComposeTask): readonly PortMapping[] {
  return (main.container.portMappings ?? []).filter(({ name, containerPort }) => name !== undefined && containerPort !== undefined);
}

/** The other services that a task's containers call, of those that have a port to be called on. */
function usesOf(name: string, tasks: readonly ComposeTask[]): string[] {
  const own = tasks.find((task) => nameOf(task) === name)!;
  const called = new Set(own.members.flatMap(({ uses }) => [...uses]));
  return tasks.filter((task) => task !== own && called.has(task.main.service) && servedPorts(task).length > 0).map(nameOf);
}

function nameOf({ main }: { readonly main: Conversion }): string {
  return main.container.name!;
}

/** What a file has beside its services that they refer to, or that says nothing of what runs. */
const known: readonly string[] = ["configs", "name", "networks", "secrets", "services", "version", "volumes"];

/** What the file cannot say, and ECS asks for. */
function noteSurroundings(definitions: readonly RegisterTaskDefinitionRequest[], { value }: ComposeFile, notes: Notes): void {
  if (definitions.some(({ networkMode }) => networkMode === "awsvpc")) {
    noteIncomplete(notes, "", "Tasks on Fargate need subnets.", "Name them: .network({ subnets, securityGroups }) on the app.");
  }
  const asksForRole = definitions.some(({ containerDefinitions = [] }) =>
    containerDefinitions.some(({ secrets = [], logConfiguration }) => secrets.length > 0 || logConfiguration?.logDriver === "awslogs"),
  );
  if (asksForRole)
    noteIncomplete(notes, "", "Secrets and awslogs need a role that may read and write them.", "Name it: .executionRole() on the tasks.");
  for (const key of Object.keys(value).filter((name) => !known.includes(name) && !name.startsWith("x-"))) {
    const hint = key === "include" ? writtenOut : "See whether the app needs it on ECS.";
    noteLeftOut(notes, `/${escapePointer(key)}`, "This is not carried over.", hint);
  }
  if (isObject(value["networks"]) && Object.keys(value["networks"]).some((name) => name !== "default")) {
    noteIncomplete(
      notes,
      "/networks",
      "Security groups keep services of ECS apart, not networks.",
      "Give services groups of their own with .network().",
    );
  }
}

function located(note: Diagnostic, { locate }: ComposeFile): Diagnostic {
  const location = note.path === "" ? undefined : locate(note.path);
  return location === undefined ? note : { ...note, location };
}
