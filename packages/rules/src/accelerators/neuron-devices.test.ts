import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { neuronDevices } from "./neuron-devices.js";

const neuron = (values: string[], requiresCompatibilities: "EC2" | "MANAGED_INSTANCES" = "MANAGED_INSTANCES") =>
  ec2(
    { networkMode: "awsvpc", requiresCompatibilities: [requiresCompatibilities] },
    ...values.map((value) => ({ resourceRequirements: [{ type: "NeuronDevice" as const, value }] })),
  );

testRule(neuronDevices, {
  passes: { all: neuron(["ALL"]) },
  fails: {
    "a number": [neuron(["1"]), "value", "/containerDefinitions/0/resourceRequirements/0/value", { value: "1" }],
    "two containers": [neuron(["ALL", "ALL"]), "second", "/containerDefinitions/1/resourceRequirements/0/type", { container: "c1" }],
    "on EC2": [neuron(["ALL"], "EC2"), "elsewhere", "/containerDefinitions/0/resourceRequirements/0/type"],
  },
});
