import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { sysctlNamespace } from "./sysctl-namespace.js";

const control = (namespace: string, value: string) => ec2({}, { systemControls: [{ namespace, value }] });

testRule(sysctlNamespace, {
  passes: { network: control("net.core.somaxconn", "1024"), IPC: control("kernel.shmmax", "1") },
  fails: {
    "the instance's": [
      control("vm.max_map_count", "262144"),
      "unknown",
      "/containerDefinitions/0/systemControls/0/namespace",
      { namespace: "vm.max_map_count" },
    ],
    "no value": [control("net.core.somaxconn", ""), "incomplete", "/containerDefinitions/0/systemControls/0/value"],
  },
});
