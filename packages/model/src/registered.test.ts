import { describe, expect, it } from "vitest";
import { registeredForm } from "./registered.js";

const app = { name: "app", image: "nginx" };

describe("the registered form", () => {
  it("fills in ECS's defaults", () => {
    expect(
      registeredForm({
        family: "web",
        networkMode: "awsvpc",
        cpu: "1 vCPU",
        memory: "2 GB",
        containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80 }] }],
      }),
    ).toEqual({
      family: "web",
      networkMode: "awsvpc",
      cpu: "1024",
      memory: "2048",
      volumes: [],
      placementConstraints: [],
      containerDefinitions: [
        {
          ...app,
          cpu: 0,
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
          portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }],
        },
      ],
    });
  });

  it.each([
    ["awsvpc", 80],
    ["host", 80],
    ["bridge", 0],
    [undefined, 0],
  ] as const)("in network mode %s maps port 80 to host port %i", (networkMode, hostPort) => {
    const form = registeredForm({ family: "f", networkMode, containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80 }] }] });
    expect(form.containerDefinitions?.[0]?.portMappings?.[0]?.hostPort).toBe(hostPort);
  });

  it("keeps what is said, and is the same when taken again", () => {
    const said = {
      family: "f",
      containerDefinitions: [
        {
          ...app,
          essential: false,
          healthCheck: { command: ["CMD", "true"], interval: 5 },
          logConfiguration: { logDriver: "awslogs" as const },
        },
      ],
    };
    const form = registeredForm(said);
    expect(form.containerDefinitions?.[0]).toMatchObject({
      essential: false,
      healthCheck: { interval: 5, timeout: 5, retries: 3 },
      logConfiguration: { options: {} },
    });
    expect(registeredForm(form)).toEqual(form);
  });

  it("reads a null as absent", () => {
    const form = registeredForm({ family: "f", cpu: null as never, containerDefinitions: [{ ...app, command: null as never }] });
    expect(Object.keys(form)).not.toContain("cpu");
    expect(Object.keys(form.containerDefinitions![0]!)).not.toContain("command");
  });
});
