import { describe, expect, it } from "vitest";
import { taskRequirements } from "./requirements.js";

// Source: Amazon ECS API, ContainerInstance remainingResources, ContainerDefinition memoryReservation and cpu, PortMapping hostPort.
describe("what a task takes", () => {
  const containers = [
    { cpu: 128, memory: 512, memoryReservation: 256 },
    { cpu: 64, memory: 128 },
  ];
  it.each([
    [
      "the sum of its containers: reservations count, limits where there are none",
      { containerDefinitions: containers },
      { cpu: 192, memory: 384 },
    ],
    ["its own sizes where it has them", { cpu: "1 vCPU", memory: "2 GB", containerDefinitions: containers }, { cpu: 1024, memory: 2048 }],
    ["nothing where nothing is said", { containerDefinitions: [{}] }, { cpu: 0, memory: 0, gpu: 0, hostPorts: [] }],
    [
      "GPUs",
      {
        containerDefinitions: [
          { resourceRequirements: [{ type: "GPU", value: "2" }] },
          { resourceRequirements: [{ type: "InferenceAccelerator", value: "x" }] },
        ],
      },
      { gpu: 2 },
    ],
    [
      "host ports with bridge, dynamic ones aside",
      {
        containerDefinitions: [
          {
            portMappings: [
              { containerPort: 80, hostPort: 8080 },
              { containerPort: 81 },
              { containerPort: 53, hostPort: 53, protocol: "udp" },
            ],
          },
        ],
      },
      {
        hostPorts: [
          { port: 8080, protocol: "tcp" },
          { port: 53, protocol: "udp" },
        ],
        networkMode: "bridge",
      },
    ],
    [
      "container ports with host",
      { networkMode: "host", containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] },
      { hostPorts: [{ port: 80, protocol: "tcp" }] },
    ],
    [
      "no ports with awsvpc",
      { networkMode: "awsvpc", containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 80 }] }] },
      { hostPorts: [], networkMode: "awsvpc" },
    ],
  ])("%s", (_, definition, expected) => expect(taskRequirements(definition)).toMatchObject(expected));
});
