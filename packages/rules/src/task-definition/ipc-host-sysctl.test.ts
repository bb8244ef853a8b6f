import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ipcHostSysctl } from "./ipc-host-sysctl.js";

testRule(ipcHostSysctl, {
  passes: {
    "its own namespace": ec2({ ipcMode: "task" }, { systemControls: [{ namespace: "kernel.shmmax", value: "1" }] }),
    "a network parameter": ec2({ ipcMode: "host" }, { systemControls: [{ namespace: "net.core.somaxconn", value: "1" }] }),
  },
  fails: {
    "the host's": [
      ec2({ ipcMode: "host" }, { systemControls: [{ namespace: "kernel.shmmax", value: "1" }] }),
      "ipc",
      "/containerDefinitions/0/systemControls/0/namespace",
    ],
  },
});
