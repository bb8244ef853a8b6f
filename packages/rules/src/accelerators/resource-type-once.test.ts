import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { resourceTypeOnce } from "./resource-type-once.js";

const gpus = (...values: string[]) => ec2({}, { resourceRequirements: values.map((value) => ({ type: "GPU" as const, value })) });

testRule(resourceTypeOnce, {
  passes: { once: gpus("2") },
  fails: { twice: [gpus("1", "1"), "twice", "/containerDefinitions/0/resourceRequirements/1/type", { container: "app", type: "GPU" }] },
});
