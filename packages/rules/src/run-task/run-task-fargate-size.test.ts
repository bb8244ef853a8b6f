import { fargate, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { runTaskFargateSize } from "./run-task-fargate-size.js";

const sized = (cpu?: string, memory?: string) => runTask({ overrides: { cpu, memory } });

testRule(runTaskFargateSize, {
  passes: {
    both: sized("1024", "2048"),
    "one that goes with the other": given(sized(undefined, "1024"), { taskDefinition: fargate() }),
    "on EC2": runTask({ launchType: "EC2", overrides: { cpu: "300", memory: "100" } }),
  },
  fails: {
    "no pair": [sized("1024", "512"), "pair", "/overrides/cpu", { cpu: 1024, memory: 512 }],
    "with the task definition's": [given(sized(undefined, "8192"), { taskDefinition: fargate() }), "pair", "/overrides/memory"],
  },
});
