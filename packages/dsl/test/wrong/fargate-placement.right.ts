import { task } from "@stowage/dsl";

export const web = task("web").ec2().placeOn("attribute:ecs.instance-type =~ m7g.*");
