import type { DescribeAccountLimitsInput, DescribeAccountLimitsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { elbPage } from "./pages.js";

export const describeAccountLimits: Operation<DescribeAccountLimitsInput, DescribeAccountLimitsOutput> = operation(
  "DescribeAccountLimits",
  ({ input }) => {
    const all = Object.entries(limits).map(([Name, Max]) => ({ Name, Max }));
    const { items, NextMarker } = elbPage(all, ({ Name }) => Name, input);
    return { output: { Limits: items, NextMarker } };
  },
);

/** Source: quotas of Elastic Load Balancing, 2026-11. Sorted by name. */
const limits: { readonly [name: string]: string } = {
  "application-load-balancers": "50",
  "condition-values-per-alb-rule": "5",
  "condition-wildcards-per-alb-rule": "6",
  "listeners-per-application-load-balancer": "50",
  "listeners-per-network-load-balancer": "50",
  "network-load-balancers": "50",
  "rules-per-application-load-balancer": "100",
  "target-groups": "3000",
  "target-groups-per-action-on-application-load-balancer": "5",
  "targets-per-application-load-balancer": "1000",
};
