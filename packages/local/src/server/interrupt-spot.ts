import { StowageError } from "@stowage/model";
import { interrupt } from "../control/capacity/spot.js";
import type { Input } from "../control/types.js";

/**
 * Takes Spot capacity back, with Amazon ECS's and EC2's two minutes' notice.
 *
 * @param arn A task on FARGATE_SPOT, or a container instance.
 * @throws {StowageError} `interrupt`: it is neither, or has ended.
 */
export function interruptSpot(arn: string): Input<{ readonly interrupted: string }> {
  return (view, now) => {
    const commands = interrupt(view, arn, now);
    if (commands === undefined) {
      throw new StowageError("interrupt", `There is no Spot capacity to take back from "${arn}".`, {
        hint: "Give the ARN of a task on FARGATE_SPOT, or of a container instance.",
      });
    }
    return { commands, result: { interrupted: arn } };
  };
}
