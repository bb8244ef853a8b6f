import { listenerAttributes } from "@stowage/model";
import type { DescribeListenerAttributesInput, DescribeListenerAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listAttributes } from "./attributes.js";
import { requireListener } from "./listeners.js";

export const describeListenerAttributes: Operation<DescribeListenerAttributesInput, DescribeListenerAttributesOutput> = operation(
  "DescribeListenerAttributes",
  ({ input, view }) => {
    const { attributes, listener } = requireListener(view, input.ListenerArn);
    return { output: { Attributes: listAttributes(listenerAttributes(listener.Protocol), attributes) } };
  },
);
