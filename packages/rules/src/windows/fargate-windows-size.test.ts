import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateWindowsSize } from "./fargate-windows-size.js";

const windows = (cpu: string, memory: string) =>
  fargate({ cpu, memory, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } });

testRule(fargateWindowsSize, {
  passes: { "one vCPU": windows("1024", "2048"), "less on Linux": fargate() },
  fails: {
    less: [windows("512", "1024"), "size", "/cpu", { cpu: 512, allowed: "1024, 2048, 4096" }],
    more: [windows("8 vCPU", "16384"), "size", "/cpu"],
  },
});
