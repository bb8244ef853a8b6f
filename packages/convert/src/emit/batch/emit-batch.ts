import { escapePointer, isObject } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import type { EmitOptions } from "../emit-options.js";
import { reportLeftOut } from "../emit-options.js";
import { entriesOf } from "../sections.js";
import { jobContainer } from "./job-container.js";
import { jobDefinitionMembers } from "./members.js";
import type { Members } from "./members.js";
import { resourceRequirements } from "./resource-requirements.js";

/** A request of AWS Batch's RegisterJobDefinition. */
export interface JobDefinitionRequest {
  readonly jobDefinitionName: string;
  readonly type: "container";
  readonly platformCapabilities: readonly ("EC2" | "FARGATE" | "MANAGED_INSTANCES")[];
  readonly ecsProperties: { readonly taskProperties: readonly Readonly<Record<string, unknown>>[] };
  readonly propagateTags?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The one-off tasks of an Assembly as requests of AWS Batch's RegisterJobDefinition, one each; without services and runs, each of its task
 * definitions. What a run overrides is part of its job definition. The same Assembly gives the same requests.
 *
 * What a job definition cannot say (ports, entry points, health checks, schedules, …) is reported.
 *
 * @example
 * for (const request of emitBatch(assembly)) writeFileSync(`${request.jobDefinitionName}.json`, JSON.stringify(request));
 */
export function emitBatch(assembly: Assembly, options: EmitOptions = {}): JobDefinitionRequest[] {
  const runs = entriesOf("tasks", assembly.tasks);
  const services = Object.keys(assembly.services ?? {}).length;
  reportGrants(assembly, options);
  if (runs.length === 0 && services === 0) {
    return entriesOf("taskDefinitions", assembly.taskDefinitions).map(({ name, value, path }) =>
      jobDefinition(name, value, {}, path, path, options),
    );
  }
  if (runs.length === 0)
    reportLeftOut(options, "/services", "Services are no jobs, and the app has no runs.", "Add one: .oneOff(name, task).");
  return runs.flatMap(({ name, value: { request, schedule }, path }) => {
    const definition = assembly.taskDefinitions?.[request.taskDefinition ?? ""];
    if (definition === undefined) {
      reportLeftOut(
        options,
        path,
        `Its task definition "${request.taskDefinition}" is not part of the app.`,
        "Write the job definition where that is written.",
      );
      return [];
    }
    if (schedule !== undefined)
      reportLeftOut(options, `${path}/schedule`, "A job definition has no schedule.", "Make a schedule that submits the job.");
    return [jobDefinition(name, definition, request, `/taskDefinitions/${escapePointer(request.taskDefinition!)}`, path, options)];
  });
}

function reportGrants({ grants, taskDefinitions = {} }: Assembly, options: EmitOptions): void {
  for (const { name, path } of entriesOf("grants", grants)) {
    if (taskDefinitions[name]?.taskRoleArn !== undefined) continue;
    reportLeftOut(options, path, "A job definition makes no role.", "Make the role that stowage iam shows, and name it with .taskRole().");
  }
}

function jobDefinition(
  name: string,
  given: RegisterTaskDefinitionRequest,
  run: Partial<RunTaskRequest>,
  path: string,
  runPath: string,
  options: EmitOptions,
): JobDefinitionRequest {
  const definition = overridden(prune(schema, "RegisterTaskDefinitionRequest", given) as RegisterTaskDefinitionRequest, run);
  const { requiresCompatibilities = [], containerDefinitions = [], volumes, tags = [] } = definition;
  const platform = (["FARGATE", "EC2", "MANAGED_INSTANCES"] as const).find((type) => requiresCompatibilities.includes(type)) ?? "EC2";
  const fargate = platform === "FARGATE";
  const required = resourceRequirements(definition, fargate);
  const publicIp = run.networkConfiguration?.awsvpcConfiguration?.assignPublicIp;
  const { family: _family, networkMode: _network, cpu: _cpu, memory: _memory, tags: _tags, ...rest } = definition;
  const task = {
    ...rest,
    requiresCompatibilities: undefined,
    containerDefinitions: undefined,
    ...(run.platformVersion !== undefined && fargate && { platformVersion: run.platformVersion }),
    ...(run.enableExecuteCommand !== undefined && { enableExecuteCommand: run.enableExecuteCommand }),
    ...(publicIp !== undefined && fargate && { networkConfiguration: { assignPublicIp: publicIp } }),
    ...(volumes && { volumes }),
  };
  const known = (jobDefinitionMembers["ecsProperties"] as Members)["taskProperties"] as Members;
  reportRoles(definition, fargate, path, options);
  const containers = containerDefinitions.map((container, index) => {
    const at = `${path}/containerDefinitions/${index}`;
    return pick(jobContainer(container, required[index]!, at, options), known["containers"] as Members, at, options);
  });
  if (run.count !== undefined && run.count > 1)
    reportLeftOut(options, `${runPath}/request/count`, "A job is one task.", "Submit it as an array job of this size.");
  const all = [...tags, ...(run.tags ?? [])].map(({ key = "", value = "" }) => [key, value] as const);
  return {
    jobDefinitionName: name,
    type: "container",
    platformCapabilities: [platform],
    ecsProperties: { taskProperties: [{ ...pick(task, known, path, options), containers }] },
    ...(all.length > 0 && { tags: Object.fromEntries(all), propagateTags: true }),
  };
}

/** Source: AWS Batch API reference, EcsTaskProperties; read 2026-11. */
function reportRoles(
  { executionRoleArn, taskRoleArn }: RegisterTaskDefinitionRequest,
  fargate: boolean,
  path: string,
  options: EmitOptions,
): void {
  if (fargate && executionRoleArn === undefined) {
    const message = "A job on Fargate must have an execution role, and the task names none.";
    reportLeftOut(options, `${path}/executionRoleArn`, message, "Name it with .executionRole().");
  }
  for (const [member, role] of Object.entries({ executionRoleArn, taskRoleArn })) {
    if (role === undefined || role.startsWith("arn:")) continue;
    reportLeftOut(options, `${path}/${member}`, `Batch takes roles by their ARNs, not by a name like "${role}".`, "Name it by its ARN.");
  }
}

/** The definition with what a run says in its place. */
function overridden(definition: RegisterTaskDefinitionRequest, { overrides = {} }: Partial<RunTaskRequest>): RegisterTaskDefinitionRequest {
  const { containerOverrides = [], cpu, memory, executionRoleArn, taskRoleArn, ephemeralStorage } = overrides;
  const containers = (definition.containerDefinitions ?? []).map((container) => {
    const { name: _name, environment, ...override } = containerOverrides.find(({ name }) => name === container.name) ?? {};
    const variables = new Map([...(container.environment ?? []), ...(environment ?? [])].map((variable) => [variable.name, variable]));
    return { ...container, ...override, ...(variables.size > 0 && { environment: [...variables.values()] }) };
  });
  const given = Object.entries({ cpu, memory, executionRoleArn, taskRoleArn, ephemeralStorage }).filter(([, value]) => value !== undefined);
  return { ...definition, ...Object.fromEntries(given), containerDefinitions: containers };
}

/** The members that a job definition has; the others are reported. */
function pick(value: object, known: Members, path: string, options: EmitOptions): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [member, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    const inner = Object.hasOwn(known, member) ? known[member]! : undefined;
    if (inner === undefined)
      reportLeftOut(options, `${path}/${member}`, `A job definition has no "${member}".`, "See whether the job needs it.");
    else if (inner === true) out[member] = entry;
    else if (Array.isArray(entry))
      out[member] = entry.map((item, index) => pick(item as object, inner, `${path}/${member}/${index}`, options));
    else if (isObject(entry)) out[member] = pick(entry, inner, `${path}/${member}`, options);
  }
  return out;
}
