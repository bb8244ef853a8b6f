import { applicationAutoscaling } from "./application-autoscaling/application-autoscaling.js";
import type { AwsService } from "./aws-service.js";
import { ecs } from "./ecs/ecs.js";
import { cloudMap } from "./servicediscovery/cloud-map.js";

/** Every AWS service that the engine speaks. */
export const allServices: readonly AwsService[] = [ecs, cloudMap, applicationAutoscaling];
