import type { ServiceConnectService } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { step } from "../../source/step.js";
import { sayServiceConnect } from "./say-service-connect.js";
import type { ServiceContext } from "./service-saying.js";

const context = {
  name: "web",
  namespace: "shop.local",
  ports: new Set(["http", "admin"]),
  mentions: [],
  definition: {
    containerDefinitions: [
      {
        name: "app",
        portMappings: [
          { name: "http", containerPort: 8080 },
          { name: "admin", containerPort: 9090 },
        ],
      },
    ],
  },
} as unknown as ServiceContext;

const http: ServiceConnectService = { portName: "http", discoveryName: "web", clientAliases: [{ port: 8080, dnsName: "web" }] };
const admin = (discoveryName: string, dnsName: string): ServiceConnectService => ({
  portName: "admin",
  discoveryName,
  clientAliases: [{ port: 9090, dnsName }],
});

describe("sayServiceConnect", () => {
  it.each([
    ["the names that a service has by itself", [http, admin("web-admin", "web-admin")], [step("serve", "http"), step("serve", "admin")]],
    ["a name of the port's own", [http, admin("ops", "ops")], [step("serve", "http"), step("serve", "admin"), step("as", "ops")]],
    ["two ports under one DNS name", [http, admin("web-admin", "web")], [step("serve", "http"), step("serve", "admin"), step("as", "web")]],
    ["a discovery name that no step gives", [http, admin("ops", "web")], undefined],
    ["one discovery name twice, which ECS refuses", [http, admin("web", "web")], undefined],
  ])("says %s", (_, services, said) => {
    expect(sayServiceConnect({ enabled: true, namespace: "shop.local", services }, context)).toEqual(said);
  });
});
