import { ec2, fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsContainerCpu } from "./windows-container-cpu.js";

const runtimePlatform = { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } as const;
const windows = (cpu: number | undefined): unknown =>
  ec2({ networkMode: undefined, cpu: undefined, memory: undefined, runtimePlatform }, { cpu, memory: 512 });

testRule(windowsContainerCpu, {
  passes: {
    "a share": windows(512),
    "on Fargate": fargate({ cpu: "1024", memory: "2048", runtimePlatform }),
    Linux: ec2(),
  },
  fails: {
    none: [windows(undefined), "none", "/containerDefinitions/0/cpu", { container: "app" }],
    zero: [windows(0), "none", "/containerDefinitions/0/cpu"],
  },
});
