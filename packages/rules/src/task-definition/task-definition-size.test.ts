import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskDefinitionSize } from "./task-definition-size.js";

const sized = (bytes: number) => fargate({}, { environment: [{ name: "BIG", value: "x".repeat(bytes) }] });

testRule(taskDefinitionSize, {
  passes: { "60 KiB": sized(60 * 1024), "many short characters": sized(30 * 1024) },
  fails: {
    "65 KiB": [sized(65 * 1024), "large", ""],
    "in bytes, not characters": [fargate({}, { environment: [{ name: "BIG", value: "ü".repeat(33 * 1024) }] }), "large", ""],
  },
});
