import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalControllerFields } from "./external-controller-fields.js";

const external = (change: object) =>
  service({
    taskDefinition: undefined,
    launchType: undefined,
    networkConfiguration: undefined,
    deploymentConfiguration: undefined,
    deploymentController: { type: "EXTERNAL" },
    ...change,
  });

testRule(externalControllerFields, {
  passes: { "nothing of theirs": external({}) },
  fails: { "a launch type": [external({ launchType: "FARGATE" }), "member", "/launchType", { member: "launchType" }] },
});
