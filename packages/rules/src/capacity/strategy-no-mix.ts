import { isPlaceholder } from "../placeholder.js";
import { strategyIn } from "../strategies.js";
import { rule } from "../rule.js";
import type { Context, Rule } from "../rule.js";
import { isFargateProvider } from "../services.js";

export const strategyNoMix: Rule = rule({
  id: "strategy-no-mix",
  severity: "error",
  stage: ["create-service", "run-task", "cluster"],
  on: ["service", "runTask", "cluster"],
  summary: "A strategy has providers of one kind: Fargate's, Auto Scaling groups, or Managed Instances.",
  source: "text: terraform-aws-modules/terraform-aws-ecs#68",
  docs: "API_CapacityProviderStrategyItem",
  aws: {
    type: "InvalidParameterException",
    text: "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.",
    sure: "seen",
  },
  needs: "capacityProvider",
  messages: { mix: '"{provider}" is {kind}, and "{first}" is {firstKind}: a strategy cannot mix them.' },
  hint: "Choose providers of one kind.",
  check(subject, report, { on, capacityProviders }) {
    const [member, items] = strategyIn(subject, on);
    const kinds = items.map(({ capacityProvider: provider }) => ({
      provider,
      kind: isPlaceholder(provider) ? undefined : kindOf(provider, capacityProviders),
    }));
    const first = kinds.find(({ kind }) => kind !== undefined);
    const index = kinds.findIndex(({ kind }) => kind !== undefined && kind !== first?.kind);
    if (!first || index < 0) return;
    report("mix", [member, index, "capacityProvider"], {
      provider: kinds[index]!.provider,
      kind: kinds[index]!.kind!,
      first: first.provider,
      firstKind: first.kind!,
    });
  },
});

/** What is not Fargate's is an Auto Scaling group or Managed Instances; which, only its own definition tells. */
function kindOf(name: string, providers: Context["capacityProviders"]): string {
  if (isFargateProvider(name)) return "one of Fargate's";
  const own = providers && Object.hasOwn(providers, name) ? providers[name] : undefined;
  return own?.managedInstancesProvider ? "for Managed Instances" : "for an Auto Scaling group";
}
