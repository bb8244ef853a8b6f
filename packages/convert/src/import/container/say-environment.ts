import type { KeyValuePair } from "@stowage/model/ecs";
import { codeStep, step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { literal } from "../../source/code.js";
import { asPairs, asRecord, hasOnly } from "../as-record.js";
import type { ContainerSaying } from "./container-saying.js";
import { secretReference } from "./secret-reference.js";

/** Variables, plain and secret. */
export const sayEnvironment: readonly ContainerSaying[] = [
  { members: ["environment"], say: ({ environment }) => sayVariables(environment!) },
  {
    members: ["environmentFiles"],
    say: ({ environmentFiles }) =>
      environmentFiles!.every((file) => file.type === "s3" && hasOnly(file, ["type", "value"]))
        ? environmentFiles!.map(({ value }) => step("envFile", value))
        : undefined,
  },
  {
    members: ["secrets"],
    say: ({ secrets }) =>
      asPairs(secrets!, "name", "valueFrom")?.map(([name, valueFrom]) => codeStep("secret", literal(name), secretReference(valueFrom))),
  },
];

function sayVariables(environment: readonly KeyValuePair[]): Step[] | undefined {
  const values = asPairs(environment, "name", "value");
  const record = asRecord(environment, "name", "value");
  if (values === undefined) return undefined;
  return record === undefined || values.length === 1 ? values.map(([name, value]) => step("env", name, value)) : [step("env", record)];
}
