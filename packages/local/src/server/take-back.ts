import { StowageError } from "@stowage/model";
import { interrupt } from "../control/capacity/spot.js";
import type { Input } from "../control/types.js";

/**
 * Takes capacity back: Spot's with Amazon ECS's and EC2's two minutes' notice, Fargate's as maintenance of the task's host.
 *
 * @param arn A task on Fargate, or a container instance.
 * @throws {StowageError} `interrupt`: it is neither, or has ended.
 */
export function takeBack(arn: string): Input<{ readonly interrupted: string }> {
  return (view, now) => {
    const commands = interrupt(view, arn, now);
    if (commands === undefined) {
      throw new StowageError("interrupt", `There is no capacity to take back from "${arn}".`, {
        hint: "Give the ARN of a task on Fargate that is to run, or of a container instance.",
      });
    }
    return { commands, result: { interrupted: arn } };
  };
}
