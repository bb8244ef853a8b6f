import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskMemoryFormat } from "./task-memory-format.js";

testRule(taskMemoryFormat, {
  passes: { MiB: fargate({ memory: "512" }), GB: fargate({ memory: "0.5GB" }), none: ec2({ memory: undefined }, { memory: 128 }) },
  fails: {
    "MiB said": [fargate({ memory: "512 MiB" }), "format", "/memory", { memory: "512 MiB" }],
    "a word": [ec2({ memory: "much" }), "format", "/memory"],
  },
});
