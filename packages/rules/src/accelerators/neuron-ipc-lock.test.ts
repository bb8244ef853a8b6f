import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { neuronIpcLock } from "./neuron-ipc-lock.js";

const devices = [{ hostPath: "/dev/neuron0", containerPath: "/dev/neuron0" }];

testRule(neuronIpcLock, {
  passes: {
    locked: ec2({}, { linuxParameters: { devices, capabilities: { add: ["IPC_LOCK"] } } }),
    "another device": ec2({}, { linuxParameters: { devices: [{ hostPath: "/dev/fuse" }] } }),
  },
  fails: {
    "no capability": [
      ec2({}, { linuxParameters: { devices } }),
      "missing",
      "/containerDefinitions/0/linuxParameters/devices/0",
      { container: "app", device: "/dev/neuron0" },
    ],
  },
});
