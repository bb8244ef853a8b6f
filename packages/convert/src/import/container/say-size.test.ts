import type { ResourceRequirement } from "@stowage/model/ecs";
import { expect, it } from "vitest";
import { compileSource } from "../../../test/run-source.js";
import { importTaskDefinition } from "../import-task-definition.js";

it.each<[string, string, ResourceRequirement[]]>([
  [".gpus(2)", "EC2", [{ type: "GPU", value: "2" }]],
  ['.gpus("ALL")', "EC2", [{ type: "GPU", value: "ALL" }]],
  [".shareGpu(", "EC2", [{ type: "GPU", sharingStrategy: { nvidiaMps: { memory: 2048 } } }]],
  [".neuronDevices()", "MANAGED_INSTANCES", [{ type: "NeuronDevice", value: "ALL" }]],
  [".raw(", "EC2", [{ type: "NeuronDevice", value: "ALL" }]],
  [".raw(", "MANAGED_INSTANCES", [{ type: "NeuronDevice", value: "1" }]],
])("says %s on %s", (step, launchType, resourceRequirements) => {
  const container = { name: "app", image: "app:1", memory: 512, resourceRequirements };
  const definition = { family: "job", requiresCompatibilities: [launchType], containerDefinitions: [container] };
  const source = importTaskDefinition(definition);
  expect(source).toContain(step);
  expect(compileSource(source).assembly.taskDefinitions?.["job"]?.containerDefinitions).toEqual([container]);
});
