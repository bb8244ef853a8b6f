import type { DescribeDaemonRevisionsRequest, DescribeDaemonRevisionsResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { describeEach, oneToMost } from "./describe-each.js";

export const describeDaemonRevisions: Operation<DescribeDaemonRevisionsRequest, DescribeDaemonRevisionsResponse> = operation(
  "DescribeDaemonRevisions",
  ({ input, view }) => {
    oneToMost(input.daemonRevisionArns, 20, "Daemon revisions");
    const { found, failures } = describeEach(input.daemonRevisionArns, (arn) => view.get("daemonRevisions", arn));
    const daemonRevisions = found.map((row) => ({
      daemonRevisionArn: row.arn,
      clusterArn: view.get("daemons", row.daemonArn)?.clusterArn,
      daemonArn: row.daemonArn,
      daemonTaskDefinitionArn: row.taskDefinitionArn,
      createdAt: seconds(row.createdAt),
      containerImages: (view.get("taskDefinitions", row.taskDefinitionArn)?.definition.containerDefinitions ?? []).map(
        ({ name, image }) => ({
          containerName: name,
          image,
        }),
      ),
      propagateTags: row.propagateTags,
      enableECSManagedTags: row.enableEcsManagedTags,
      enableExecuteCommand: row.enableExecuteCommand,
      critical: row.critical,
    }));
    return { output: { daemonRevisions, failures } };
  },
);
