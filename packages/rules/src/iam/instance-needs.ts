import { add, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";

/** What the ECS agent of an instance needs; `cluster` is `*` where it is not known. */
export function needAgent(gathering: Gathering, cluster: string, at: string): void {
  add(gathering, permissions.agentEndpoint, "*", at);
  add(gathering, permissions.agentCluster, arnIn(gathering.place, "ecs", `cluster/${cluster}`), at);
  add(gathering, permissions.agentInstance, arnIn(gathering.place, "ecs", `container-instance/${cluster}/*`), at);
}

/** What the agent of an instance of one's own may need beside, by how it is configured. */
export function noteAgentSettings(gathering: Gathering, at: string): void {
  note(
    gathering,
    at,
    "Spot draining (ECS_ENABLE_SPOT_INSTANCE_DRAINING) takes ecs:UpdateContainerInstancesState too; tags taken over from the instance " +
      "(ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM) take ec2:DescribeTags, and tags of its own ecs:TagResource.",
  );
}
