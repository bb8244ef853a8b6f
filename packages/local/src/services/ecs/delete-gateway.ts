import type { DeleteGatewayRequest, DeleteGatewayResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { dropTags } from "../tags.js";
import { requireGateway } from "./gateways.js";
import { clientError } from "./refuse.js";

/** Only one without protection and without clusters goes (the sentences are not documented). */
export const deleteGateway: Operation<DeleteGatewayRequest, DeleteGatewayResponse> = operation("DeleteGateway", (call) => {
  const { input, view } = call;
  const { arn, name, deletionProtection } = requireGateway(call, input.gateway);
  if (deletionProtection) clientError("The gateway has deletion protection. Turn it off first.");
  if (rowsOf(view, "gatewayAssociations", `${arn}|`).length > 0) clientError("The gateway is associated with clusters.");
  return {
    output: { gatewayArn: arn, name, status: "DELETED" },
    commands: [{ op: "delete", table: "gateways", key: arn, why: "DeleteGateway" }, ...dropTags(view, arn)],
  };
});
