import { nearest } from "@stowage/model";
import type { CreateClusterRequest } from "@stowage/model/ecs";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isFargateProvider } from "../services.js";
import { strategyIn } from "../strategies.js";

export const capacityProviderReserved: Rule = rule({
  id: "capacity-provider-reserved",
  severity: "error",
  stage: ["create-service", "run-task", "cluster"],
  on: ["service", "runTask", "cluster"],
  summary: "What begins with aws, ecs or fargate and is neither FARGATE nor FARGATE_SPOT is no capacity provider.",
  source: "CreateCapacityProviderRequest$name; CapacityProviderStrategyItem$capacityProvider",
  docs: "API_CapacityProviderStrategyItem",
  aws: {
    type: "InvalidParameterException",
    text: "The specified capacity provider '{name}' was not found. Specify a valid name or ARN and try again.",
    sure: "seen",
  },
  needs: "capacityProviderStrategy|defaultCapacityProviderStrategy|capacityProviders",
  messages: { none: 'There is no capacity provider "{name}": AWS keeps names that begin with aws, ecs or fargate for its own.' },
  hint: "Write {near}.",
  check(subject, report, { on }) {
    const judge = (name: string, at: readonly (string | number)[]): void => {
      if (!/^(aws|ecs|fargate)/i.test(name) || isFargateProvider(name)) return;
      report("none", at, {
        name,
        near: nearest(name.toUpperCase(), ["FARGATE", "FARGATE_SPOT"]) ?? "FARGATE, FARGATE_SPOT or one of your own",
      });
    };
    const [member, items] = strategyIn(subject, on);
    items.forEach(({ capacityProvider }, index) => judge(capacityProvider, [member, index, "capacityProvider"]));
    const { capacityProviders = [] } = subject as CreateClusterRequest;
    capacityProviders.forEach((name, index) => judge(name, ["capacityProviders", index]));
  },
});
