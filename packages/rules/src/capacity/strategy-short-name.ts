import { strategyIn } from "../strategies.js";
import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const strategyShortName: Rule = rule({
  id: "strategy-short-name",
  severity: "warning",
  stage: "create-service",
  on: ["service", "runTask", "cluster"],
  summary: "A strategy names providers by their short name.",
  source: "CapacityProviderStrategyItem$capacityProvider; hashicorp/terraform-provider-aws#11817",
  docs: "API_CapacityProviderStrategyItem",
  needs: "capacityProvider",
  messages: { arn: "A provider is named by its short name; its ARN is taken, and then does not do what is wanted." },
  hint: 'Write "{name}".',
  fix(subject, at) {
    const [member, index] = at;
    const items = (subject as { [name: string]: { capacityProvider: string }[] | undefined })[String(member)];
    const name = items?.[Number(index)]?.capacityProvider.split("/").at(-1);
    return name ? write(name)(subject, at) : undefined;
  },
  check(subject, report, { on }) {
    const [member, items] = strategyIn(subject, on);
    for (const [index, { capacityProvider }] of items.entries()) {
      if (capacityProvider.startsWith("arn:"))
        report("arn", [member, index, "capacityProvider"], { name: capacityProvider.split("/").at(-1) ?? "" });
    }
  },
});
