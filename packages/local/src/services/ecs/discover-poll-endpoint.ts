import { partitionOf } from "@stowage/model";
import type { DiscoverPollEndpointRequest, DiscoverPollEndpointResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";

/** Where an agent would poll, in AWS's own form: nothing here answers agents. */
export const discoverPollEndpoint: Operation<DiscoverPollEndpointRequest, DiscoverPollEndpointResponse> = operation(
  "DiscoverPollEndpoint",
  ({ place }) => {
    const domain = partitionOf(place.region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    const host = (letter: string): string => `https://ecs-${letter}-1.${place.region}.${domain}/`;
    return { output: { endpoint: host("a"), telemetryEndpoint: host("t"), serviceConnectEndpoint: host("sc") } };
  },
  { answeredOnly: "The endpoints are AWS's own: nothing here is polled by agents." },
);
