import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { sysctlNetHost } from "./sysctl-net-host.js";

const systemControls = [{ namespace: "net.core.somaxconn", value: "1024" }];

testRule(sysctlNetHost, {
  passes: { awsvpc: fargate({}, { systemControls }), bridge: ec2({}, { systemControls }) },
  fails: {
    host: [
      ec2({ networkMode: "host" }, { systemControls }),
      "host",
      "/containerDefinitions/0/systemControls/0/namespace",
      { namespace: "net.core.somaxconn" },
    ],
  },
});
