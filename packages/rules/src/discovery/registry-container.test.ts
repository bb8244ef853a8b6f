import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { registryContainer } from "./registry-container.js";

const registered = (containerName: string, containerPort: number) =>
  service({
    serviceRegistries: [{ registryArn: "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1", containerName, containerPort }],
  });
const taskDefinition = fargate({}, { portMappings: [{ containerPort: 80 }] });

testRule(registryContainer, {
  passes: { known: given(registered("app", 80), { taskDefinition }) },
  fails: {
    unknown: [given(registered("web", 80), { taskDefinition }), "unknown", "/serviceRegistries/0/containerName", { container: "web" }],
    unmapped: [given(registered("app", 81), { taskDefinition }), "unmapped", "/serviceRegistries/0/containerPort"],
  },
});
