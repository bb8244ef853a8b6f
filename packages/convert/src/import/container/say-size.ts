import type { ResourceRequirement } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import { onFargate, onWindows } from "./container-saying.js";
import type { ContainerContext, ContainerSaying } from "./container-saying.js";

/** Cpu, memory, accelerators, and whether the task ends with the container. */
export const saySize: readonly ContainerSaying[] = [
  { members: ["cpu"], say: ({ cpu }) => [step("cpu", cpu)] },
  {
    members: ["memory", "memoryReservation"],
    say: ({ memory, memoryReservation: reserve }) => [reserve === undefined ? step("memory", memory) : step("memory", memory, { reserve })],
  },
  { members: ["resourceRequirements"], say: ({ resourceRequirements }, context) => sayDevices(resourceRequirements!, context) },
  { members: ["essential"], say: ({ essential }) => [step("essential", essential)] },
];

function sayDevices(requirements: readonly ResourceRequirement[], context: ContainerContext): Step[] | undefined {
  const steps = requirements.map((requirement) => sayDevice(requirement, context));
  return onFargate(context) || onWindows(context) || steps.includes(undefined) ? undefined : (steps as Step[]);
}

function sayDevice(requirement: ResourceRequirement, { launch }: ContainerContext): Step | undefined {
  const { type, value, sharingStrategy } = requirement;
  if (type === "GPU" && sharingStrategy !== undefined) {
    return hasOnly(requirement, ["type", "sharingStrategy"]) ? step("shareGpu", sharingStrategy) : undefined;
  }
  if (value === undefined || !hasOnly(requirement, ["type", "value"])) return undefined;
  if (type === "NeuronDevice") {
    return value === "ALL" && (launch === "any" || launch === "managed-instances") ? step("neuronDevices") : undefined;
  }
  if (type !== "GPU") return undefined;
  if (value === "ALL") return step("gpus", value);
  return /^(0|[1-9]\d{0,8})$/.test(value) ? step("gpus", Number(value)) : undefined;
}
