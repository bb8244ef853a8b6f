import type { ResourceRequirement } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/step.js";
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
  const steps = requirements.map((requirement) => {
    const { type, value } = requirement;
    const method = type === "GPU" ? "gpus" : type === "NeuronDevice" ? "neuronDevices" : undefined;
    if (method === undefined || !/^(0|[1-9]\d{0,8})$/.test(value ?? "") || !hasOnly(requirement, ["type", "value"])) return undefined;
    return step(method, Number(value));
  });
  return onFargate(context) || onWindows(context) || steps.includes(undefined) ? undefined : (steps as Step[]);
}
