import type { ModifyListenerInput, ModifyListenerOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { checkActions } from "./actions.js";
import { checkListener, listenerOutput, listenersOf, requireListener } from "./listeners.js";

export const modifyListener: Operation<ModifyListenerInput, ModifyListenerOutput> = operation("ModifyListener", ({ input, view }) => {
  const row = requireListener(view, input.ListenerArn);
  const { ListenerArn: _arn, DefaultActions, ...said } = input;
  const type = view.get("loadBalancers", row.loadBalancerArn)?.loadBalancer.Type ?? "application";
  const { ListenerArn, LoadBalancerArn, DefaultActions: before, ...own } = row.listener;
  const { Certificates, SslPolicy, ...plain } = own;
  const secure = ["HTTPS", "TLS"].includes(said.Protocol ?? own.Protocol ?? "");
  // Certificates do not outlive a change to a protocol without them.
  const kept = secure ? { Certificates: Certificates?.filter(({ IsDefault }) => IsDefault), SslPolicy } : {};
  const checked = checkListener(type, { ...plain, ...kept, ...said });
  if (listenersOf(view, row.loadBalancerArn).some(({ arn, port }) => arn !== row.arn && port === checked.Port)) {
    throw new AwsException("DuplicateListenerException", "A listener already exists on this port for this load balancer");
  }
  const actions = DefaultActions === undefined ? before : checkActions(view, row.loadBalancerArn, DefaultActions);
  const listener = { ListenerArn, LoadBalancerArn, ...checked, DefaultActions: actions };
  const next = { ...row, port: checked.Port ?? 0, listener };
  return {
    output: { Listeners: [listenerOutput(next)] },
    commands: [{ op: "patch", table: "listeners", key: row.arn, row: { port: next.port, listener }, why: "ModifyListener" }],
  };
});
