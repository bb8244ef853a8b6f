import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 1024, memory: 2048 }).placeOn("attribute:ecs.instance-type =~ m7g.*");
