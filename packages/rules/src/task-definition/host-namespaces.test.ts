import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostNamespaces } from "./host-namespaces.js";

testRule(hostNamespaces, {
  passes: { "the task's": ec2({ pidMode: "task", ipcMode: "none" }) },
  fails: {
    "processes of the host": [ec2({ pidMode: "host" }), "shared", "/pidMode", { member: "pidMode" }],
    "IPC of the host": [ec2({ ipcMode: "host" }), "shared", "/ipcMode"],
  },
});
