import type { DeleteLoadBalancerInput, DeleteLoadBalancerOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { dropTags } from "../tags.js";
import { dropListener } from "./drop-listener.js";
import { listenersOf } from "./listeners.js";

/** Deletes it with its listeners and rules; one that is not there is deleted already. */
export const deleteLoadBalancer: Operation<DeleteLoadBalancerInput, DeleteLoadBalancerOutput> = operation(
  "DeleteLoadBalancer",
  ({ input, view }) => {
    const arn = input.LoadBalancerArn ?? "";
    const row = view.get("loadBalancers", arn);
    if (row === undefined) return { output: {} };
    if (row.attributes["deletion_protection.enabled"] === "true") {
      throw new AwsException(
        "OperationNotPermittedException",
        `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
      );
    }
    const commands = [
      ...listenersOf(view, arn).flatMap((listener) => dropListener(view, listener)),
      ...dropTags(view, arn),
      { op: "delete", table: "loadBalancers", key: arn, why: "DeleteLoadBalancer" } as const,
    ];
    return { output: {}, commands };
  },
);
