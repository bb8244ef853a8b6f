import type { DescribeDaemonTaskDefinitionRequest, DescribeDaemonTaskDefinitionResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { requireDaemonDefinition } from "./daemon-definitions.js";

/** A family alone means its latest revision. */
export const describeDaemonTaskDefinition: Operation<DescribeDaemonTaskDefinitionRequest, DescribeDaemonTaskDefinitionResponse> = operation(
  "DescribeDaemonTaskDefinition",
  (call) => {
    const row = requireDaemonDefinition(call, call.input.daemonTaskDefinition);
    return {
      output: {
        daemonTaskDefinition: {
          pidMode: "none",
          ipcMode: "none",
          ...row.daemon,
          daemonTaskDefinitionArn: row.arn,
          revision: row.revision,
          status: row.status === "INACTIVE" ? "DELETED" : row.status,
          registeredAt: seconds(row.registeredAt),
          deleteRequestedAt: seconds(row.deleteRequestedAt),
          registeredBy: row.registeredBy,
        },
      },
    };
  },
);
