import { ec2, fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateCpuMemory } from "./fargate-cpu-memory.js";

testRule(fargateCpuMemory, {
  passes: {
    "the smallest": fargate({ cpu: "256", memory: "512" }),
    "the largest": fargate({ cpu: "32768", memory: "249856" }),
    "in vCPU and GB": fargate({ cpu: ".5 vCPU", memory: "4 GB" }),
    "any size on EC2": ec2({ cpu: "300", memory: "700" }),
    "a placeholder": fargate({ cpu: "{{ cpu }}", memory: "700" }),
  },
  fails: {
    "a cpu that is not offered": [fargate({ cpu: "300", memory: "512" }), "cpu", "/cpu"],
    "memory that does not go with the cpu": [
      fargate({ cpu: "512", memory: "512" }),
      "memory",
      "/memory",
      { cpu: 512, memory: 512, allowed: "1024, 2048, 3072, 4096" },
    ],
    "a step that is missed": [fargate({ cpu: "8192", memory: "17408" }), "memory", "/memory"],
    "together with EC2 too": [fargate({ requiresCompatibilities: ["EC2", "FARGATE"], cpu: "128" }), "cpu", "/cpu"],
  },
});
