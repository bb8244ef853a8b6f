import { parseArn } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const targetGroupRegion: Rule = rule({
  id: "target-group-region",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service's target groups and its registry are in its own region.",
  source: "LoadBalancer$targetGroupArn, ServiceRegistry$registryArn",
  docs: "API_LoadBalancer",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { other: "This is in {own}, and the service in {region}." },
  hint: "Use one of {region}.",
  check(service, report, { region }) {
    if (region === undefined) return;
    const judge = (arn: string | undefined, at: readonly (string | number)[]): void => {
      const own = parseArn(arn ?? "")?.region;
      if (own !== undefined && own !== "" && own !== region) report("other", at, { own, region });
    };
    for (const [index, { targetGroupArn }] of loadBalancersOf(service).entries())
      judge(targetGroupArn, ["loadBalancers", index, "targetGroupArn"]);
    for (const [index, { registryArn }] of (service.serviceRegistries ?? []).entries())
      judge(registryArn, ["serviceRegistries", index, "registryArn"]);
  },
});
