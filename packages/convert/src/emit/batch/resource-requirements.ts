import { parseTaskCpu, parseTaskMemory } from "@stowage/model";
import type { ContainerDefinition, RegisterTaskDefinitionRequest, ResourceRequirement } from "@stowage/model/ecs";

/** The least that a job's container has on instances: a vCPU, and 4 MiB. Source: AWS Batch API reference, ResourceRequirement; read 2026-11. */
const least = { vcpu: 1, memory: 4 };

/**
 * What each container of a job asks for. Batch has no size of the whole task, but one of each container: those that say theirs keep it,
 * and the others share what is left of the task's equally (our choice).
 */
export function resourceRequirements(definition: RegisterTaskDefinitionRequest, fargate: boolean): ResourceRequirement[][] {
  const { containerDefinitions: containers = [], cpu = "", memory = "" } = definition;
  const units = shareOut(
    parseTaskCpu(cpu),
    containers.map(({ cpu: own }) => own),
  );
  const mebibytes = shareOut(
    parseTaskMemory(memory),
    containers.map(({ memory: limit, memoryReservation }) => limit ?? memoryReservation),
  );
  return containers.map((container, index) => [
    { type: "VCPU" as never, value: vcpus(units[index]!, fargate) },
    { type: "MEMORY" as never, value: String(Math.max(least.memory, Math.floor(mebibytes[index]!))) },
    ...gpus(container),
  ]);
}

function gpus({ resourceRequirements: requirements = [] }: ContainerDefinition): ResourceRequirement[] {
  return requirements.filter(({ type }) => type === "GPU");
}

function shareOut(total: number | undefined, own: readonly (number | undefined)[]): number[] {
  const said = own.map((value) => (value === 0 ? undefined : value));
  const open = said.filter((value) => value === undefined).length;
  const rest = Math.max(0, (total ?? 0) - said.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  return said.map((value) => value ?? rest / open);
}

/** Fargate takes parts of a vCPU, instances whole ones. */
function vcpus(units: number, fargate: boolean): string {
  const whole = units / 1024;
  return String(fargate ? whole : Math.max(least.vcpu, Math.ceil(whole)));
}
