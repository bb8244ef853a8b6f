import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portMappingContainerPort } from "./port-mapping-container-port.js";

testRule(portMappingContainerPort, {
  passes: {
    "a port": ec2({}, { portMappings: [{ containerPort: 80 }] }),
    "a range": ec2({}, { portMappings: [{ containerPortRange: "8000-8010" }] }),
  },
  fails: {
    empty: [ec2({}, { portMappings: [{}] }), "missing", "/containerDefinitions/0/portMappings/0/containerPort", { container: "app" }],
    "a host port alone": [ec2({}, { portMappings: [{ hostPort: 80 }] }), "missing", "/containerDefinitions/0/portMappings/0/containerPort"],
  },
});
